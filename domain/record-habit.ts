import { holidayOf } from "@/domain/calendar";
import { addDays, weekdayOf, type Calendar, type LocalDate } from "@/domain/period";

/** Days a daily channel is compared with before its silence on `date` counts as missing. */
export type HabitDates = { readonly weekdays: readonly LocalDate[]; readonly holidays: readonly LocalDate[] };

/** What was recorded for a channel: its first day ever, how many of the last 56 days, and which of the habit dates. */
export type Habit = { readonly first: LocalDate | null; readonly recent: number; readonly recorded: readonly LocalDate[] };

export const HABIT_DAYS = 56;
const WEEKS = HABIT_DAYS / 7;
const HOLIDAYS = 6;
const YEAR = 366;
/** Fewer records than this show no habit, nor do fewer silent days of the kind in question (OURS). */
const ENOUGH = { recent: 10, weekdays: 4, holidays: 3 } as const;

/** The same weekdays of eight weeks; on a public holiday of Japan also the last six that fell on Monday to Friday. */
export function habitDates(date: LocalDate, cal: Calendar): HabitDates {
  const weekdays = Array.from({ length: WEEKS }, (_, i) => addDays(date, -7 * (i + 1)));
  const holidays: LocalDate[] = [];
  if (cal.zone === "Asia/Tokyo" && holidayOf(date)) {
    for (let i = 1; i <= YEAR && holidays.length < HOLIDAYS; i++) {
      const day = addDays(date, -i);
      if (weekdayOf(day) <= 5 && holidayOf(day)) holidays.push(day);
    }
  }
  return { weekdays, holidays };
}

/**
 * True when the channel is at rest on days like this: it is recorded regularly, and never on this weekday (or on
 * holidays). A desk that works Monday to Friday is not reminded on a Sunday, without having to say so first.
 */
export function restsOn({ weekdays, holidays }: HabitDates, { first, recent, recorded }: Habit): boolean {
  if (first === null || recent < ENOUGH.recent) return false;
  const silent = (dates: readonly LocalDate[], enough: number) => {
    const known = dates.filter((date) => date >= first);
    return known.length >= enough && !known.some((date) => recorded.includes(date));
  };
  return silent(weekdays, ENOUGH.weekdays) || silent(holidays, ENOUGH.holidays);
}
