import { isHabit, possibleOrders, yearlessDay, type YearlessDay } from "@/domain/imports/dates/reader";
import { DATE_ORDERS, type DateOrder } from "@/domain/imports/mapping";
import { parseDate, parseMonth } from "@/domain/time/parse-date";
import { splitMoment } from "@/domain/time/parse-moment";
import { isLocalDate, type LocalDate, weekdayOf } from "@/domain/time/period";

/** Days without a year: which years they can be of. `said`: the year the file itself names for them. */
export type YearFacts = {
  readonly count: number;
  /** Years all of them can be of, newest first; and, where December meets January, first and last year in the order of the rows. */
  readonly years: readonly number[];
  readonly spans: readonly (readonly [number, number])[];
  readonly said: number | null;
  /** All are a month's name with two digits, which may also be a year. */
  readonly twoDigits: boolean;
  /** A month alone, without a day. */
  readonly months: number;
};
/** `dotted`: days are written 13.04.2026, as where numbers are written 1.234,5. `monthly`: all full dates name a month only. */
export type DateFacts = {
  readonly orders: readonly DateOrder[];
  readonly yearless: Readonly<Partial<Record<DateOrder, YearFacts>>>;
  readonly dotted: boolean;
  readonly monthly: boolean;
  readonly sample: string;
};

const NONE: DateFacts = { orders: ["ymd"], yearless: {}, dotted: false, monthly: false, sample: "" };
const LIKELY = 0.2;

/** In how many ways the dates of a column can be read. Columns whose first cells are no dates are not walked through. */
export function dateFacts(values: readonly string[], titles: readonly string[], today: LocalDate): DateFacts {
  const head = values.slice(0, 50);
  if (head.length === 0 || head.filter(looksDated).length < head.length * LIKELY) return NONE;
  const orders = possibleOrders(values);
  // A pair of numbers is read by an order; where none is possible they are no dates.
  const yearless = Object.fromEntries(
    DATE_ORDERS.flatMap((order) => {
      const facts = orders.includes(order) ? yearFacts(values, order, titles, today) : null;
      return facts ? [[order, facts]] : [];
    }),
  );
  const monthly = head.every((text) => !parseDate(text, "UTC").ok && parseMonth(text).ok);
  return {
    orders,
    yearless,
    dotted: head.some((text) => /^\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})?\b/.test(text)),
    monthly,
    sample: head.find((text) => /^\D{0,12}\d{1,2}[/.-]\d/.test(text)) ?? head[0] ?? "",
  };
}

/** Of a packed day, and of a spreadsheet's serial. */
const PACKED_LENGTHS: readonly number[] = [8, 5, 6];

/** Whether a cell can be a date in some reading; bare digits only where they are a packed day or a serial. */
export function looksDated(text: string): boolean {
  if (text.length > 64 || !/\d|^[a-z]{3,9}$/i.test(text)) return false;
  if (/^\d+$/.test(text) && !PACKED_LENGTHS.includes(text.length)) return false;
  const read = parseDate(text, "UTC");
  if (read.ok ? read.value !== null : read.code !== "not_a_date") return true;
  if (parseMonth(text).ok || yearlessDay(text, "mdy") !== null || yearlessDay(text, "dmy") !== null) return true;
  const { day } = splitMoment(text);
  return (
    /^\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})\.?$/.test(day) ||
    /^(\d{1,2} )?[a-z]{3,9},? (\d{1,2},? )?\d{4}$/.test(day.replace(/[-/.]/g, " "))
  );
}

function yearFacts(
  values: readonly string[],
  order: DateOrder,
  titles: readonly string[],
  today: LocalDate,
): YearFacts | null {
  // A file names the same days again and again; and what begins with four digits has its year.
  const known = new Map<string, YearlessDay | null>();
  const full: string[] = [];
  const days = values.flatMap((text) => {
    const day = known.get(text) ?? (/^\d{4}/.test(text) ? null : yearlessDay(text, order));
    known.set(text, day);
    if (!day) full.push(text);
    return day ? [day] : [];
  });
  if (days.length === 0 || !isHabit(days.length, values.length)) return null;
  const written = new Set(
    full.flatMap((text) => {
      const read = parseDate(text, "UTC");
      return read.ok && read.value !== null ? [Number(read.value.slice(0, 4))] : [];
    }),
  );
  const wraps = days.some(({ month }, i) => i > 0 && Math.abs(month - (days[i - 1]?.month ?? month)) >= 6);
  const thisYear = Number(today.slice(0, 4));
  const recent = Array.from({ length: 12 }, (_, back) => thisYear - back);
  const distinct = [...new Map(days.map((day) => [`${day.month}-${day.day}-${day.weekday}`, day])).values()];
  const fits = (year: number, strict: boolean) => distinct.every((day) => isPossibleIn(day, year, today, strict));
  const years = recent.filter((year) => fits(year, true));
  const yearSaid = (): number | null => {
    const [only] = written;
    if (only === undefined) return yearInTitles(titles, days);
    return written.size === 1 ? only : null;
  };
  return {
    count: days.length,
    years: (years.length > 0 ? years : recent.filter((year) => fits(year, false))).slice(0, 3),
    spans: wraps
      ? recent
          .map((first) => [first, first + rollsOf(days)] as const)
          .filter(([first, last]) => isPossibleSpan(days, first, today) && first !== last)
          .slice(0, 3)
      : [],
    said: wraps ? null : yearSaid(),
    twoDigits: days.every(({ twoDigits }) => twoDigits),
    months: days.filter(({ day }) => day === null).length,
  };
}

const dayIn = ({ month, day }: YearlessDay, year: number): LocalDate =>
  `${year}-${String(month).padStart(2, "0")}-${String(day ?? 1).padStart(2, "0")}`;

/** It exists, has come, and falls on the weekday the cell names. */
function isPossibleIn(day: YearlessDay, year: number, today: LocalDate, strict: boolean): boolean {
  const date = dayIn(day, year);
  return isLocalDate(date) && date <= today && (!strict || day.weekday === null || weekdayOf(date) === day.weekday);
}

/** How many years lie between the first row and the last, by the leaps between December and January. */
function rollsOf(days: readonly YearlessDay[]): number {
  return days.reduce((sum, { month }, i) => {
    const leap = month - (days[i - 1]?.month ?? month);
    return Math.abs(leap) < 6 ? sum : sum + (leap < 0 ? 1 : -1);
  }, 0);
}

function isPossibleSpan(days: readonly YearlessDay[], first: number, today: LocalDate): boolean {
  let year = first;
  return days.every((day, i) => {
    const leap = day.month - (days[i - 1]?.month ?? day.month);
    if (Math.abs(leap) >= 6) year += leap < 0 ? 1 : -1;
    return isPossibleIn(day, year, today, true);
  });
}

/** A title such as 2026年10月度 or "October 2026" names the year of its month; one of another month says nothing. */
function yearInTitles(titles: readonly string[], days: readonly YearlessDay[]): number | null {
  const found = new Map<number, Set<number>>();
  const note = (year: number, month: number) => found.set(month, (found.get(month) ?? new Set()).add(year));
  for (const title of titles) {
    const folded = title.normalize("NFKC").toLowerCase();
    for (const match of folded.matchAll(/(20\d{2})(?:年|[/.-])(\d{1,2})/g)) note(Number(match[1]), Number(match[2]));
    for (const match of folded.matchAll(/(?:令和|r)(\d{1,2})(?:年|[/.-])(\d{1,2})/g))
      note(2018 + Number(match[1]), Number(match[2]));
    for (const match of folded.matchAll(/([a-z]{3,9})\.?,? (20\d{2})/g)) {
      const at = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].findIndex(
        (name) => (match[1] ?? "").startsWith(name),
      );
      if (at >= 0) note(Number(match[2]), at + 1);
    }
  }
  const years = new Set(
    [...new Set(days.map(({ month }) => month))].map((month) => {
      const said = found.get(month);
      return said?.size === 1 ? [...said][0] : undefined;
    }),
  );
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}
