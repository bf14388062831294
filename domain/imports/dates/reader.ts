import type { DateOrder } from "@/domain/imports/mapping";
import { at, build, parseDate, type ParseDateCode, type ParsedDate, parseMonth } from "@/domain/time/parse-date";
import { splitMoment } from "@/domain/time/parse-moment";
import type { LocalDate } from "@/domain/time/period";
import type { Cadence } from "@/domain/measures/channel";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const LONGEST = 64;

/** Why a date of a file is not taken: those of a date alone, a year that stands nowhere, or a month where a day is needed. */
export type DateCode = ParseDateCode | "year_missing" | "day_missing";
export type ReadDate =
  { readonly ok: true; readonly value: LocalDate | null } | { readonly ok: false; readonly code: DateCode };

/** The year of dates without one. `rolls`: it changes between December and January, in the order of the rows. */
export type YearRule = { readonly first: number; readonly rolls: boolean };
/** How the dates of a column are read. `monthYear`: "Apr-26" is April 2026, not the 26th of an April. */
export type DateReading = {
  readonly order: DateOrder | null;
  readonly year: YearRule | null;
  readonly monthYear: boolean;
  readonly zone: string;
};

/** A day without its year, as written; `day` null for a month alone. */
export type YearlessDay = {
  readonly month: number;
  readonly day: number | null;
  readonly weekday: number | null;
  readonly twoDigits: boolean;
};

/** Three numbers of which none is a four-digit year in front: 03/04/2025, 4.3.25. */
function threeNumbers(day: string): readonly [string, string, string] | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\.?$/.exec(day);
  return match ? [match[1] ?? "", match[2] ?? "", match[3] ?? ""] : null;
}

/** Two numbers without a year: 10/1, 1.10. */
function twoNumbers(day: string): readonly [number, number] | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})\.?$/.exec(day);
  return match ? [Number(match[1]), Number(match[2])] : null;
}

const short = (text: string): boolean => text.length <= LONGEST;

/** Fewer of a column than one in five are slips, and no way of writing: they are refused where they stand, and nobody is asked about them. */
export const isHabit = (count: number, of: number): boolean => count * 5 >= of;

/** The orders in which every two- or three-number date of a column makes sense; year first where the column has none. */
export function possibleOrders(texts: readonly string[]): readonly DateOrder[] {
  const threes: (readonly [string, string, string])[] = [];
  const pairs: (readonly [number, number])[] = [];
  let japanese = false;
  for (const text of texts) {
    if (!short(text) || !/^\D{0,12}\d{1,2}[/.-]\d/.test(text)) continue;
    const { day, weekday } = splitMoment(text);
    const [three, two] = [threeNumbers(day), twoNumbers(day)];
    if (three) threes.push(three);
    if (two) pairs.push(two);
    // A weekday in kanji is of a Japanese date, and those name the month first.
    if (two && weekday !== null && /[月火水木金土日]/.test(text)) japanese = true;
  }
  const usual = isHabit(pairs.length, texts.length) ? pairs : [];
  if (threes.length + usual.length === 0) return ["ymd"];
  return (["mdy", "dmy", "ymd"] as const).filter(
    (order) =>
      threes.every((three) => isPossible(three, order)) &&
      usual.every((pair) => isPossiblePair(pair, order)) &&
      (order !== "dmy" || !japanese || usual.length === 0),
  );
}

function isPossible([a, b, c]: readonly [string, string, string], order: DateOrder): boolean {
  if (order === "ymd") return c.length === 2 && Number(b) <= 12 && Number(c) <= 31 && a.length === 2;
  return order === "mdy" ? Number(a) <= 12 && Number(b) <= 31 : Number(b) <= 12 && Number(a) <= 31;
}

/** A pair has no year, so that year first says nothing of it. */
function isPossiblePair([a, b]: readonly [number, number], order: DateOrder): boolean {
  if (order === "ymd") return false;
  return order === "mdy" ? a >= 1 && a <= 12 && b >= 1 && b <= 31 : b >= 1 && b <= 12 && a >= 1 && a <= 31;
}

/** A cell that is a day or a month without a year; null for everything else. Pairs of numbers take `order`, and none is without it. */
export function yearlessDay(text: string, order: DateOrder | null): YearlessDay | null {
  if (!short(text)) return null;
  const { day, weekday } = splitMoment(text);
  const japanese = /^(\d{1,2})月(?:(\d{1,2})日?)?度?$/.exec(day);
  if (japanese) return yearless(Number(japanese[1]), japanese[2] === undefined ? null : Number(japanese[2]), weekday);
  const pair = twoNumbers(day);
  if (pair) {
    const [month, of] = order === "dmy" ? [pair[1], pair[0]] : pair;
    return order === null || order === "ymd" ? null : yearless(month, of, weekday);
  }
  const named = namedMonth(day);
  return named && named.year === null ? yearless(named.month, named.day, weekday, named.twoDigits) : null;
}

const yearless = (month: number, day: number | null, weekday: number | null, twoDigits = false): YearlessDay | null =>
  month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= 31)) ? { month, day, weekday, twoDigits } : null;

interface NamedMonth {
  month: number;
  day: number | null;
  year: number | null;
  twoDigits: boolean;
}

/**
 * 3 apr 2025, april 3, 2025, 03-apr-25, apr 2025 (no day), apr 03 and 03-apr (no year). Two digits beside a month alone
 * are its day: only a person can say that they are a year.
 */
function namedMonth(day: string): NamedMonth | null {
  const words = day
    .replace(/[,.\-/']/g, " ")
    .replace(/(\d)(?:st|nd|rd|th)\b/g, "$1")
    .replace(/\s+/g, " ")
    .trim()
    .split(" ");
  const at = words.findIndex((word) => /^[a-z]{3,9}$/.test(word));
  const month = MONTHS.findIndex((name) => (words[at] ?? "").startsWith(name)) + 1;
  const numbers = words.filter((_, i) => i !== at);
  if (at < 0 || month === 0) return null;
  if (numbers.length === 0) return { month, day: null, year: null, twoDigits: false };
  if (numbers.length > 2 || numbers.some((word) => !/^(\d{1,2}|\d{4})$/.test(word))) return null;
  const beside = numbersBeside(numbers);
  return beside && { month, ...beside };
}

/** Day and year of the one or two numbers beside a month's name. */
function numbersBeside([first = "", second]: readonly string[]): Omit<NamedMonth, "month"> | null {
  if (second === undefined)
    return first.length === 4
      ? { day: null, year: Number(first), twoDigits: false }
      : { day: Number(first), year: null, twoDigits: first.length === 2 };
  const [written, year] = first.length === 4 ? [second, first] : [first, second];
  return written.length === 4 || year.length === 1
    ? null
    : { day: Number(written), year: Number(year.length === 2 ? `20${year}` : year), twoDigits: false };
}

/**
 * Reads the dates of a column in the order of its rows: every form of parseDate (a month where the channel is recorded by
 * month), English month names, numbers in the order of the reading, days without a year in its year. What the reading
 * leaves open is refused with its reason and never guessed. Blank is null.
 */
export function dateReader({
  order,
  year,
  monthYear,
  zone,
}: DateReading): (text: string, cadence: Cadence) => ReadDate {
  let running = year?.first ?? 0;
  let last: number | null = null;
  const yearOf = (month: number): number => {
    if (year?.rolls && last !== null && Math.abs(last - month) >= 6) running += month < last ? 1 : -1;
    last = month;
    return running;
  };
  return (text, cadence) => {
    if (!short(text)) return { ok: false, code: "too_long" };
    const moment = splitMoment(text);
    const whole = (parsed: ParsedDate): ReadDate => at(moment, cadence === "month" ? firstOf(parsed) : parsed, zone);
    const numbers = threeNumbers(moment.day);
    if (numbers && order) return whole(byOrder(numbers, order));
    const named = namedMonth(moment.day);
    if (named?.year != null)
      return named.day === null && cadence !== "month"
        ? { ok: false, code: "day_missing" }
        : whole(build(named.year, named.month, named.day ?? 1));
    const bare = yearlessDay(text, order);
    return bare ? withoutYear(bare, cadence, whole) : asWritten(text, cadence, zone);
  };

  function withoutYear(bare: YearlessDay, cadence: Cadence, whole: (parsed: ParsedDate) => ReadDate): ReadDate {
    if (monthYear && bare.twoDigits)
      return cadence === "month" ? build(2000 + (bare.day ?? 0), bare.month, 1) : { ok: false, code: "day_missing" };
    if (year === null) return { ok: false, code: "year_missing" };
    if (bare.day === null && cadence !== "month") return { ok: false, code: "day_missing" };
    return whole(build(yearOf(bare.month), bare.month, bare.day ?? 1));
  }
}

/** What names its year and its order itself; a month alone lacks its day where days are recorded. */
function asWritten(text: string, cadence: Cadence, zone: string): ReadDate {
  if (cadence === "month") return parseMonth(text, zone);
  const read = parseDate(text, zone);
  return !read.ok && read.code === "not_a_date" && parseMonth(text).ok ? { ok: false, code: "day_missing" } : read;
}

function byOrder([a, b, c]: readonly [string, string, string], order: DateOrder): ParsedDate {
  const [year, month, day] = { ymd: [a, b, c] as const, mdy: [c, a, b] as const, dmy: [c, b, a] as const }[order];
  return build(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day));
}

const firstOf = (parsed: ParsedDate): ParsedDate =>
  parsed.ok && parsed.value !== null ? { ok: true, value: `${parsed.value.slice(0, 7)}-01` } : parsed;

/** The weekday a cell names beside its local date, 1 Monday … 7 Sunday; null for an instant, whose day may be another here. */
export function weekdayIn(text: string): number | null {
  const moment = short(text) ? splitMoment(text) : null;
  return moment?.offset === null ? moment.weekday : null;
}
