import { countBits, type CubeRow, dayOfMonth, daysOf } from "@/domain/tallies/cube";
import { addDays, addMonths, daysIn, firstOfMonth, type LocalDate, weekdayOf } from "@/domain/time/period";
import { exceptionsOf, type WorkCalendar } from "@/domain/time/work-calendar";

/** Days by month: bit d − 1 of a month is its day d. */
export type DaySet = Map<LocalDate, number>;

export const bitOf = (date: LocalDate): number => 1 << (Number(date.slice(-2)) - 1);
export const bitsOfMonth = (month: LocalDate): number => 2 ** daysIn({ from: month, until: addMonths(month, 1) }) - 1;

/** Adds the days a row's records cover to a set: a day, the week from its first day on, or the month. */
export function addCovered(set: DaySet, row: CubeRow): void {
  const add = (month: LocalDate, bits: number) => void set.set(month, (set.get(month) ?? 0) | bits);
  if (row.cadence === "day") add(row.month, row.days);
  else if (row.cadence === "month") add(row.month, bitsOfMonth(row.month));
  else
    for (const start of daysOf(row))
      for (let day = start; day < row.until && day < addDays(start, 7); day = addDays(day, 1))
        add(firstOfMonth(day), bitOf(day));
}

interface Exceptional {
  readonly off: DaySet;
  readonly extra: DaySet;
}
const known = new WeakMap<WorkCalendar, Exceptional>();

function exceptionalIn(work: WorkCalendar): Exceptional {
  const setOf = (dates: readonly LocalDate[]) => {
    const set: DaySet = new Map();
    for (const date of dates) set.set(firstOfMonth(date), (set.get(firstOfMonth(date)) ?? 0) | bitOf(date));
    return set;
  };
  const { off, extra } = exceptionsOf(work);
  const found = known.get(work) ?? { off: setOf(off), extra: setOf(extra) };
  known.set(work, found);
  return found;
}

/** A month's working days: those of its week, without the days it rests and with those it works besides. */
export function businessBits(month: LocalDate, work: WorkCalendar): number {
  const { off, extra } = exceptionalIn(work);
  const week = weekBits(month);
  const usual = work.workdays.reduce((bits, weekday) => bits | (week[weekday - 1] ?? 0), 0);
  return ((usual & ~(off.get(month) ?? 0)) | (extra.get(month) ?? 0)) & bitsOfMonth(month);
}

/** How many working days of the company are in a set. */
export const businessDaysIn = (set: DaySet, work: WorkCalendar): number =>
  [...set].reduce((sum, [month, bits]) => sum + countBits(bits & businessBits(month, work)), 0);

/** A month counts as recorded from this share of its periods on; below, what stands beside it is of another length. */
export const RECORDED = 0.95;

/** Of a month that begins on this ISO weekday, its days of each weekday: bit d − 1 is day d. */
const DAYS_OF_WEEKDAY = Array.from({ length: 7 }, (_, first) =>
  Array.from({ length: 7 }, (_w, weekday) =>
    Array.from({ length: 31 }, (_d, day) => day)
      .filter((day) => (first + day) % 7 === weekday)
      .reduce((bits, day) => bits | (1 << day), 0),
  ),
);
/** A month's days of each ISO weekday, Monday first; those of a shorter month reach beyond its end. */
export const weekBits = (month: LocalDate): readonly number[] => DAYS_OF_WEEKDAY[weekdayOf(month) - 1] ?? [];
/** The days of a month that fall on an ISO weekday. */
export const weekdayBits = (month: LocalDate, weekday: number): number => weekBits(month)[weekday - 1] ?? 0;
/** The days of a month that fall on one of these weekdays. */
const onWeekdays = (month: LocalDate, weekdays: ReadonlySet<number>): number =>
  [...weekdays].reduce((bits, weekday) => bits | weekdayBits(month, weekday), 0);

/** The ISO weekdays that daily rows of one month and channel are recorded on. */
function weekdaysOf(rows: readonly CubeRow[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { cadence, month, days } of rows) {
    if (cadence !== "day") continue;
    DAYS_OF_WEEKDAY[weekdayOf(month) - 1]?.forEach((bits, weekday) => {
      if ((days & bits) !== 0) found.add(weekday + 1);
    });
  }
  return found;
}

/**
 * True where these rows of one channel and month leave next to nothing of it out that was due: the company's working days
 * on the weekdays that the channel works on, or the weeks that begin in it. Told from the month alone, so that it is the
 * same whatever else was read.
 */
export function isMonthRecorded(rows: readonly CubeRow[], work: WorkCalendar): boolean {
  const [first] = rows;
  if (!first || rows.some(({ cadence }) => cadence === "month")) return true;
  if (rows.every(({ cadence }) => cadence === "week")) return weeksMissing(rows, first) === 0;
  const covered: DaySet = new Map();
  for (const row of rows) addCovered(covered, row);
  const worked = onWeekdays(first.month, weekdaysOf(rows)) & bitsOfMonth(first.month);
  const working = worked & businessBits(first.month, work);
  // A channel that works when the company rests owes its own days.
  const due = working === 0 ? worked : working;
  return countBits((covered.get(first.month) ?? 0) & due) >= RECORDED * countBits(due);
}

/** Weeks that begin in the month and are not recorded. */
function weeksMissing(rows: readonly CubeRow[], { month }: CubeRow): number {
  const starts = rows.flatMap(daysOf);
  const weekday = weekdayOf(starts[0] ?? month);
  const days = Array.from({ length: daysIn({ from: month, until: addMonths(month, 1) }) }, (_, i) =>
    dayOfMonth(month, i + 1),
  );
  return days.filter((day) => weekdayOf(day) === weekday && !starts.includes(day)).length;
}
