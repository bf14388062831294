import holidayJp from "@holiday-jp/holiday_jp";
import { Temporal } from "temporal-polyfill";
import { has } from "@/domain/time/date-set";
import { addDays, daysIn, weekdayOf, type LocalDate, type Range } from "@/domain/time/period";

/** When a support desk works. ISO weekdays 1 Monday … 7 Sunday. */
export type WorkCalendar = {
  readonly workdays: readonly number[];
  /** "japan" = the table of @holiday-jp (1970–2050); a list replaces it. */
  readonly holidays: "japan" | "none" | readonly LocalDate[];
  /** Company closing days: 年末年始, お盆 … */
  readonly closed: readonly LocalDate[];
  /** Days worked although they are holidays or weekends; wins over everything. */
  readonly opened: readonly LocalDate[];
};

export const JAPANESE_OFFICE: WorkCalendar = { workdays: [1, 2, 3, 4, 5], holidays: "japan", closed: [], opened: [] };

const TABLE = holidayJp.holidays as Readonly<Record<string, { name: string; name_en: string }>>;

/** Name of the Japanese public holiday on `date`, or null. Future laws may change it: tenants override by closed/opened. */
export function holidayOf(date: LocalDate): { ja: string; en: string } | null {
  const found = Object.hasOwn(TABLE, date) ? TABLE[date] : undefined;
  return found ? { ja: found.name, en: found.name_en } : null;
}

/** True when the company keeps a public holiday on `date`. */
export function isHoliday(date: LocalDate, holidays: WorkCalendar["holidays"]): boolean {
  if (holidays === "none") return false;
  return holidays === "japan" ? holidayOf(date) !== null : has(holidays, date);
}

/** True when the desk works on `date`. */
export function isBusinessDay(date: LocalDate, work: WorkCalendar): boolean {
  if (has(work.opened, date)) return true;
  return work.workdays.includes(weekdayOf(date)) && !has(work.closed, date) && !isHoliday(date, work.holidays);
}

/** The working days of a half-open range, in order. */
export function businessDates(range: Range, work: WorkCalendar): LocalDate[] {
  const found: LocalDate[] = [];
  for (let date = range.from; date < range.until; date = addDays(date, 1))
    if (isBusinessDay(date, work)) found.push(date);
  return found;
}

/** How many working days a half-open range has. Golden `bizdays.months`. Counted by whole weeks: three centuries take no longer than a month. */
export function businessDays(range: Range, work: WorkCalendar): number {
  if (range.from >= range.until) return 0;
  const { off, extra } = exceptionsOf(work);
  const within = (dates: readonly LocalDate[]) => before(dates, range.until) - before(dates, range.from);
  return weekdaysIn(range, work.workdays) - within(off) + within(extra);
}

/** Days of the range that fall on one of these weekdays. */
function weekdaysIn(range: Range, workdays: readonly number[]): number {
  const [days, first] = [daysIn(range), weekdayOf(range.from)];
  const ofWeekday = (weekday: number) => Math.floor((days + 6 - ((weekday - first + 7) % 7)) / 7);
  return [...new Set(workdays)].reduce((sum, weekday) => sum + ofWeekday(weekday), 0);
}

/** Where a calendar departs from its week, in order of time: weekdays it rests, and days it works besides. */
type Exceptions = { readonly off: readonly LocalDate[]; readonly extra: readonly LocalDate[] };
const known = new WeakMap<WorkCalendar, Exceptions>();

/** The days on which it departs from its week, worked out once a calendar. */
export function exceptionsOf(work: WorkCalendar): Exceptions {
  const found = known.get(work) ?? made(work);
  known.set(work, found);
  return found;
}

function datesOf(holidays: WorkCalendar["holidays"]): readonly LocalDate[] {
  if (holidays === "none") return [];
  return holidays === "japan" ? Object.keys(TABLE) : holidays;
}

function made(work: WorkCalendar): Exceptions {
  const { workdays, holidays, closed, opened } = work;
  const named = datesOf(holidays);
  const off = [...named, ...closed].filter((date) => !isBusinessDay(date, work) && workdays.includes(weekdayOf(date)));
  const extra = opened.filter((date) => !workdays.includes(weekdayOf(date)));
  return { off: [...new Set(off)].sort(), extra: [...new Set(extra)].sort() };
}

/** How many of the sorted dates lie before `date`. */
function before(dates: readonly LocalDate[], date: LocalDate): number {
  let [low, high] = [0, dates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle] ?? date) < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Opening blocks of a working day, "HH:MM" local time, not overlapping. "24:00" ends a day. */
export type OpeningHours = readonly { readonly open: string; readonly close: string }[];

/**
 * Minutes (may be a fraction) of opening time between two instants, for business-time first response and resolution.
 * @returns null when `until` lies before `from`: such a record is quarantined, never averaged. Golden `frt.business_hours`.
 */
export function businessMinutes(
  from: Date,
  until: Date,
  p: { hours: OpeningHours; work: WorkCalendar; zone: string },
): number | null {
  if (!(until >= from)) return null;
  const local = (at: Date): LocalDate =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(p.zone).toPlainDate().toString();
  const last = local(until);
  let total = 0;
  for (let date = local(from); date <= last; date = addDays(date, 1)) {
    if (!isBusinessDay(date, p.work)) continue;
    for (const block of p.hours) {
      const open = Math.max(instantOf(date, block.open, p.zone), from.getTime());
      const close = Math.min(instantOf(date, block.close, p.zone), until.getTime());
      total += Math.max(0, close - open);
    }
  }
  return total / 60_000;
}

/** Minutes on the wall clock between two instants; null when `until` lies before `from`. */
export function calendarMinutes(from: Date, until: Date): number | null {
  return until >= from ? (until.getTime() - from.getTime()) / 60_000 : null;
}

function instantOf(date: LocalDate, clock: string, zone: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  const day = Temporal.PlainDate.from(date).add({ days: hours === 24 ? 1 : 0 });
  return day.toZonedDateTime({ timeZone: zone, plainTime: { hour: hours % 24, minute: minutes } }).epochMilliseconds;
}
