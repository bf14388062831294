import type { Cadence } from "@/domain/measures/channel";
import type { WorkCalendar } from "@/domain/time/work-calendar";
import { has } from "@/domain/time/date-set";
import { addDays, type Calendar, bucketOf, bucketStart, type LocalDate, type Range } from "@/domain/time/period";

/** "rest": nothing recorded, and nothing is expected: a closed day, or none is usual on such a day. "early": the channel begins later. */
export type DueState = "recorded" | "missing" | "rest" | "early";

/** Days the company closes although its desks usually work, and days they work although they usually do not. */
export type SpecialDates = Pick<WorkCalendar, "closed" | "opened">;

/** One period of one channel, and how many measures its record holds. */
export interface DuePeriod extends Range {
  readonly cadence: Cadence;
  readonly startsOn: LocalDate;
  readonly measures: number;
}

/**
 * The one rule of what is due (the badge, the day strip, the first page and the calendar all ask it). A record settles
 * it; a period whose every day is closed is no gap; a day declared open is due whatever the habit. The company's week and
 * holidays hold until a desk records on them: it may well answer on Sundays.
 * @param rests whether the company's week and the desk's habit say so (restsOn); asked for only where it decides.
 */
export function dueStateOf(period: DuePeriod, rests: () => boolean, special: SpecialDates): DueState {
  if (period.measures > 0) return "recorded";
  if (period.from < period.startsOn) return "early";
  if (isClosed(period, special)) return "rest";
  if (period.cadence !== "day" || has(special.opened, period.from)) return "missing";
  return rests() ? "rest" : "missing";
}

/** True when the company is closed on every day of the period. */
export function isClosed({ from, until }: Range, { closed }: SpecialDates): boolean {
  if (closed.length === 0) return false;
  for (let date = from; date < until; date = addDays(date, 1)) if (!has(closed, date)) return false;
  return true;
}

/** The day itself, or the last week or month that was complete on the evening of the date. */
export function lastComplete(date: LocalDate, cadence: Cadence, calendar: Calendar): Range {
  const running = bucketStart(addDays(date, 1), cadence, calendar);
  return bucketOf(addDays(running, -1), cadence, calendar);
}
