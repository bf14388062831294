import { Temporal } from "temporal-polyfill";
import { DomainError } from "@/domain/errors";

/** ISO date "YYYY-MM-DD" in the tenant's zone; compares as text. */
export type LocalDate = string;
/** Half-open: `from` belongs to it, `until` does not. */
export type Range = { readonly from: LocalDate; readonly until: LocalDate };
export const GRAINS = ["day", "week", "month", "quarter", "fiscal_year"] as const;
export type Grain = (typeof GRAINS)[number];
/** How the tenant counts: IANA zone, first month of the fiscal year (1-12), first day of the week. */
export type Calendar = {
  readonly zone: string;
  readonly fiscalStartMonth: number;
  readonly weekStart: "monday" | "sunday";
};
/** A bucket clipped to the asked range. `start` is its unclipped first day (its key); `partial` when something was cut off. */
export type Bucket = Range & { readonly start: LocalDate; readonly partial: boolean };

export const DEFAULT_CALENDAR: Calendar = { zone: "Asia/Tokyo", fiscalStartMonth: 4, weekStart: "monday" };

const plain = (date: LocalDate): Temporal.PlainDate => {
  try {
    return Temporal.PlainDate.from(date, { overflow: "reject" });
  } catch {
    throw new DomainError("invalid_date", { date });
  }
};

const LOCAL_DATE = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;

/** True for a real calendar day written YYYY-MM-DD, of 1900 to 2199: so that no arithmetic on it leaves what PostgreSQL and this form can say. */
export function isLocalDate(text: unknown): text is LocalDate {
  return typeof text === "string" && dayNumberOf(text) !== null;
}

/** True when the runtime knows the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The local date at the instant `now` in `zone`. @throws invalid_zone */
export function today(now: Date, zone: string): LocalDate {
  if (!isZone(zone)) throw new DomainError("invalid_zone", { zone });
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The local date in a known `zone` at an instant, in milliseconds of UTC. For many instants: the zone is not judged each time. */
export const localDateAt = (ms: number, zone: string): LocalDate =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Days of the months of a year that is no leap year, before the first of each. */
const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengthOf = (year: number, month: number): number =>
  (BEFORE_MONTH[month] ?? 0) - (BEFORE_MONTH[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
/** Days from 1 January of year 0 to that of a year. */
const daysBefore = (year: number): number =>
  year * 365 + Math.floor((year + 3) / 4) - Math.floor((year + 99) / 100) + Math.floor((year + 399) / 400);
const pad = (number: number): string => (number < 10 ? `0${number}` : `${number}`);
const textOf = (year: number, month: number, day: number): LocalDate => `${year}-${pad(month)}-${pad(day)}`;

/**
 * A date as a number of days; null for what is not plainly a day of 1900 to 2199. Calendars are walked day by day and
 * month by month on every page: whole numbers take a fiftieth of the time Temporal takes, which still judges everything
 * else, and no Date of a framework's making.
 */
function dayNumberOf(date: LocalDate): number | null {
  if (!LOCAL_DATE.test(date)) return null;
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  if (month < 1 || month > 12 || day < 1 || day > lengthOf(year, month)) return null;
  const leap = month > 2 && isLeap(year) ? 1 : 0;
  return daysBefore(year) + (BEFORE_MONTH[month - 1] ?? 0) + leap + day - 1;
}

/** The date of such a number. */
function dateOf(days: number): LocalDate {
  let year = Math.floor(days / 365.2425);
  while (daysBefore(year + 1) <= days) year += 1;
  while (daysBefore(year) > days) year -= 1;
  let left = days - daysBefore(year);
  let month = 1;
  while (left >= lengthOf(year, month)) {
    left -= lengthOf(year, month);
    month += 1;
  }
  return textOf(year, month, left + 1);
}

/** `date` moved by whole days (negative = back). */
export function addDays(date: LocalDate, days: number): LocalDate {
  const at = dayNumberOf(date);
  if (at !== null && Number.isInteger(days) && Math.abs(days) < 100_000) return dateOf(at + days);
  return plain(date).add({ days }).toString();
}

/** `date` moved by whole months; a day that does not exist becomes the month's last (01-31 + 1 = 02-28). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  if (dayNumberOf(date) === null || !Number.isInteger(months) || Math.abs(months) > 1_200)
    return plain(date).add({ months }).toString();
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return textOf(year, month, Math.min(Number(date.slice(8)), lengthOf(year, month)));
}

/** Days in a half-open range. */
export function daysIn(range: Range): number {
  const [from, until] = [dayNumberOf(range.from), dayNumberOf(range.until)];
  if (from !== null && until !== null) return until - from;
  return plain(range.from).until(plain(range.until), { largestUnit: "day" }).days;
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  const at = dayNumberOf(date);
  // 1 January of year 0 was a Saturday.
  if (at !== null) return ((at + 5) % 7) + 1;
  return plain(date).dayOfWeek;
}

/** The first of the month that `date` lies in. */
export const firstOfMonth = (date: LocalDate): LocalDate => `${date.slice(0, -2)}01`;

/** First day of the bucket that `date` lies in. */
export function bucketStart(date: LocalDate, grain: Grain, cal: Calendar): LocalDate {
  const weekday = weekdayOf(date);
  if (grain === "day") return date;
  if (grain === "week") return addDays(date, -(cal.weekStart === "monday" ? weekday - 1 : weekday % 7));
  const first = firstOfMonth(date);
  if (grain === "month") return first;
  const sinceFiscalStart = (Number(date.slice(-5, -3)) - cal.fiscalStartMonth + 12) % 12;
  return addMonths(first, -(grain === "quarter" ? sinceFiscalStart % 3 : sinceFiscalStart));
}

const MONTHS_OF = { month: 1, quarter: 3, fiscal_year: 12 } as const;

/** First day of the bucket after the one `date` lies in. */
export function nextBucket(date: LocalDate, grain: Grain, cal: Calendar): LocalDate {
  const start = bucketStart(date, grain, cal);
  return grain === "day" || grain === "week"
    ? addDays(start, grain === "day" ? 1 : 7)
    : addMonths(start, MONTHS_OF[grain]);
}

/** The whole bucket around `date`. */
export function bucketOf(date: LocalDate, grain: Grain, cal: Calendar): Range {
  return { from: bucketStart(date, grain, cal), until: nextBucket(date, grain, cal) };
}

/** @throws invalid_range unless both are dates and from < until. */
export function rangeOf(from: LocalDate, until: LocalDate): Range {
  if (!isLocalDate(from) || !isLocalDate(until) || from >= until)
    throw new DomainError("invalid_range", { from, until });
  return { from, until };
}

/** Every bucket that touches the range, in order, clipped to it. An empty range has none. */
export function buckets(range: Range, grain: Grain, cal: Calendar): Bucket[] {
  const found: Bucket[] = [];
  if (range.from >= range.until) return found;
  for (let start = bucketStart(range.from, grain, cal); start < range.until;) {
    const next = nextBucket(start, grain, cal);
    const from = start < range.from ? range.from : start;
    const until = next > range.until ? range.until : next;
    found.push({ start, from, until, partial: from !== start || until !== next });
    start = next;
  }
  return found;
}

const isFirstOfMonth = (date: LocalDate): boolean => date.endsWith("-01");

/** Months of a range made of whole months, or null. */
function wholeMonths(range: Range): number | null {
  if (!isFirstOfMonth(range.from) || !isFirstOfMonth(range.until)) return null;
  return plain(range.from).until(plain(range.until), { largestUnit: "month" }).months;
}

/** True for months, quarters and years, whole and in a row. */
export const isWholeMonths = (range: Range): boolean => (wholeMonths(range) ?? 0) > 0;

/** The range just before, of the same length: whole months step by months (March → February), others by days. */
export function previousOf(range: Range): Range {
  const months = wholeMonths(range);
  const from = months ? addMonths(range.from, -months) : addDays(range.from, -daysIn(range));
  return { from, until: range.from };
}

/**
 * The same range one year earlier. With `alignWeekdays` 364 days back, so that Mondays meet Mondays; otherwise by
 * calendar date (29 February becomes the 28th).
 */
export function sameLastYear(range: Range, alignWeekdays: boolean): Range {
  if (alignWeekdays) return { from: addDays(range.from, -364), until: addDays(range.until, -364) };
  if (wholeMonths(range)) return { from: addMonths(range.from, -12), until: addMonths(range.until, -12) };
  const last = addMonths(addDays(range.until, -1), -12);
  return { from: addMonths(range.from, -12), until: addDays(last, 1) };
}

/** True while the bucket has begun and not ended: its numbers are not final and get no better/worse. */
export function isRunning(range: Range, todayDate: LocalDate): boolean {
  return range.from <= todayDate && todayDate < range.until;
}

/** 2026-03-31 is still 2025 when the fiscal year starts in April. */
export function fiscalYearOf(date: LocalDate, cal: Calendar): number {
  const { year, month } = plain(date);
  return month >= cal.fiscalStartMonth ? year : year - 1;
}

/** 1..4, counted from the start of the fiscal year. */
export function fiscalQuarterOf(date: LocalDate, cal: Calendar): number {
  return Math.floor(((plain(date).month - cal.fiscalStartMonth + 12) % 12) / 3) + 1;
}

/** ISO 8601 week and the year it belongs to: 2024-12-30 is week 1 of 2025, 2021-01-01 week 53 of 2020. */
export function isoWeekOf(date: LocalDate): { year: number; week: number } {
  const day = plain(date);
  // Temporal types them as optional for other calendars; the ISO calendar always has them.
  return { year: day.yearOfWeek ?? day.year, week: day.weekOfYear ?? 0 };
}
