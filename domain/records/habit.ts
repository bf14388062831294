import { isHoliday, type WorkCalendar } from "@/domain/time/work-calendar";
import { addDays, weekdayOf, type LocalDate } from "@/domain/time/period";

/** Days a daily channel is compared with before its silence on `date` counts as missing. */
export type HabitDates = {
  readonly weekdays: readonly LocalDate[];
  readonly holidays: readonly LocalDate[];
  readonly dayOff: boolean;
};

/** What was recorded for a channel: its first day ever, how many of the last 56 days, and which of the habit dates. */
export type Habit = {
  readonly first: LocalDate | null;
  readonly recent: number;
  readonly recorded: readonly LocalDate[];
};

export const HABIT_DAYS = 56;
const WEEKS = HABIT_DAYS / 7;
const HOLIDAYS = 6;
const YEAR = 366;
/** Fewer records than this show no habit, nor do fewer silent weekdays (OURS). */
const ENOUGH = { recent: 10, weekdays: 4 } as const;

/**
 * The same weekdays of eight weeks; on a public holiday the company keeps also the last six that fell on Monday to Friday.
 * `dayOff`: not a weekday the company works.
 */
export function habitDates(
  date: LocalDate,
  { workdays, holidays: kept }: Pick<WorkCalendar, "workdays" | "holidays">,
): HabitDates {
  const weekdays = Array.from({ length: WEEKS }, (_, i) => addDays(date, -7 * (i + 1)));
  const holidays: LocalDate[] = [];
  if (isHoliday(date, kept)) {
    for (let i = 1; i <= YEAR && holidays.length < HOLIDAYS; i++) {
      const day = addDays(date, -i);
      if (weekdayOf(day) <= 5 && isHoliday(day, kept)) holidays.push(day);
    }
  }
  return { weekdays, holidays, dayOff: !workdays.includes(weekdayOf(date)) };
}

/**
 * True when nothing is expected of the channel on days like this. On a day the company does not work (a day off, a
 * holiday it keeps) as long as nothing was ever recorded on such a day; on a working day only when a regular record
 * shows the habit: a desk that is shut on Wednesdays need not say so first.
 */
export function restsOn({ weekdays, holidays, dayOff }: HabitDates, { first, recent, recorded }: Habit): boolean {
  const known = (dates: readonly LocalDate[]) => dates.filter((date) => first !== null && date >= first);
  const silent = (dates: readonly LocalDate[]) => !known(dates).some((date) => recorded.includes(date));
  if ((dayOff && silent(weekdays)) || (holidays.length > 0 && silent(holidays))) return true;
  return recent >= ENOUGH.recent && known(weekdays).length >= ENOUGH.weekdays && silent(weekdays);
}
