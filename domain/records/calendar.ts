import type { WorkCalendar } from "@/domain/time/work-calendar";
import {
  addDays,
  addMonths,
  type Calendar,
  bucketOf,
  daysIn,
  type LocalDate,
  nextBucket,
  type Range,
} from "@/domain/time/period";
import { type DueState, dueStateOf, isClosed } from "@/domain/records/due";
import { type Habit, HABIT_DAYS, type HabitDates, habitDates, restsOn } from "@/domain/records/habit";
import { weeksOf } from "@/domain/records/week";
import type { Cadence } from "@/domain/measures/channel";

/** A record as the calendar sees it: its period and how many measures it holds (0: an emptied one). */
export interface RecordMark {
  readonly start: LocalDate;
  readonly until: LocalDate;
  readonly measures: number;
}

/** A channel with its marks in order of time; `first` is the start of its first record ever. */
export interface MarkedChannel {
  readonly id: string;
  readonly cadence: Cadence;
  readonly startsOn: LocalDate;
  readonly first: LocalDate | null;
  readonly marks: readonly RecordMark[];
}

/** "running": begun, not over, nothing recorded yet. "closed": a day the company closes. */
export type CalendarState = DueState | "closed" | "running" | "future";
export interface CalendarCell extends Range {
  readonly state: CalendarState;
}

/** What the states depend on besides the records. Habit dates are worked out once a day, whatever the number of channels. */
export interface Setting {
  readonly today: LocalDate;
  readonly work: WorkCalendar;
  readonly calendar: Calendar;
  readonly habitsOf: (date: LocalDate) => HabitDates;
}

export function settingOf(today: LocalDate, calendar: Calendar, work: WorkCalendar): Setting {
  const known = new Map<LocalDate, HabitDates>();
  const habitsOf = (date: LocalDate) => {
    const habits = known.get(date) ?? habitDates(date, work);
    known.set(date, habits);
    return habits;
  };
  return { today, work, calendar, habitsOf };
}

/** The periods of a channel that touch the range, each with its state; a day's is that of `dueOn`. */
export function cellsOf(channel: MarkedChannel, range: Range, setting: Setting): CalendarCell[] {
  const cells: CalendarCell[] = [];
  if (channel.cadence === "week") {
    const weeks = weeksOf(range, setting.calendar, channel.marks.filter(isWeek).map(rangeOfMark));
    return weeks.map((week) => ({ ...week, state: stateOf(channel, week, setting) }));
  }
  for (
    let period = bucketOf(range.from, channel.cadence, setting.calendar);
    period.from < range.until;
    period = { from: period.until, until: nextBucket(period.until, channel.cadence, setting.calendar) }
  ) {
    cells.push({ ...period, state: stateOf(channel, period, setting) });
  }
  return cells;
}

const rangeOfMark = ({ start, until }: RecordMark): Range => ({ from: start, until });
/** Days and months recorded before the channel went over to weeks cut none. */
const isWeek = (mark: RecordMark): boolean => {
  const days = daysIn(rangeOfMark(mark));
  return days > 1 && days <= 7;
};

function stateOf(channel: MarkedChannel, period: Range, setting: Setting): CalendarState {
  const measures = measuresIn(channel.marks, period);
  if (period.until > setting.today && measures === 0) return period.from > setting.today ? "future" : "running";
  const { cadence, startsOn } = channel;
  const state = dueStateOf(
    { ...period, cadence, startsOn, measures },
    () => restsOn(setting.habitsOf(period.from), habitAt(channel, period.from, setting)),
    setting.work,
  );
  return state === "rest" && isClosed(period, setting.work) ? "closed" : state;
}

/** Measures of the fullest record that touches the period. Marks never overlap each other. */
function measuresIn(marks: readonly RecordMark[], { from, until }: Range): number {
  let most = 0;
  for (let i = before(marks, until) - 1; i >= 0; i -= 1) {
    const mark = marks[i];
    if (!mark || mark.until <= from) break;
    most = Math.max(most, mark.measures);
  }
  return most;
}

function habitAt({ first, marks }: MarkedChannel, date: LocalDate, { habitsOf }: Setting): Habit {
  const { weekdays, holidays } = habitsOf(date);
  const recent = before(marks, date) - before(marks, addDays(date, -HABIT_DAYS));
  return {
    first,
    recent,
    recorded: [...weekdays, ...holidays].filter((day) => marks[before(marks, day)]?.start === day),
  };
}

/** How many marks start before the date. */
function before(marks: readonly RecordMark[], date: LocalDate): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? date) < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many periods were due and how many of them are recorded. `rate` null: none was due. */
export interface Completeness {
  readonly due: number;
  readonly recorded: number;
  readonly rate: number | null;
}

const isDue = ({ state }: CalendarCell, today: LocalDate, until: LocalDate) =>
  until <= today && (state === "recorded" || state === "missing");

/** 記録率 of the periods that begin in the range and are over: recorded ÷ due. */
export function completenessOf(cells: readonly CalendarCell[], range: Range, today: LocalDate): Completeness {
  const due = cells.filter(
    (cell) => cell.from >= range.from && cell.from < range.until && isDue(cell, today, cell.until),
  );
  const recorded = due.filter(({ state }) => state === "recorded").length;
  return { due: due.length, recorded, rate: due.length === 0 ? null : recorded / due.length };
}

/** Sums of parts; a rate is divided once, at the end. */
export function totalCompleteness(parts: readonly Completeness[]): Completeness {
  const sum = (key: "due" | "recorded") => parts.reduce((all, part) => all + part[key], 0);
  const [due, recorded] = [sum("due"), sum("recorded")];
  return { due, recorded, rate: due === 0 ? null : recorded / due };
}

/** The months from the first to the last, by their first days. */
export function monthsBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const months: LocalDate[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** Periods in a row that are missing, as one span. */
export interface Gap extends Range {
  readonly periods: number;
}

/** What is missing and over, oldest first; days at rest between two missing ones end a span. */
export function gapsOf(cells: readonly CalendarCell[], today: LocalDate): Gap[] {
  const gaps: Gap[] = [];
  for (const { from, until, state } of cells) {
    if (state !== "missing" || until > today) continue;
    const last = gaps.at(-1);
    if (last?.until === from) gaps[gaps.length - 1] = { from: last.from, until, periods: last.periods + 1 };
    else gaps.push({ from, until, periods: 1 });
  }
  return gaps;
}

/** Days in a row with every daily channel recorded; days on which none was due neither count nor end it. */
export interface Streak {
  readonly days: number;
  /** The last day of it. */
  readonly through: LocalDate;
  /** Yesterday is not whole yet: it does not end the streak before tonight. */
  readonly pending: boolean;
}

/** Null where no channel is recorded by the day. `cells`: those of each daily channel, up to yesterday at least. */
export function streakOf(cells: readonly (readonly CalendarCell[])[], today: LocalDate): Streak | null {
  if (cells.length === 0) return null;
  const days = new Map<LocalDate, { due: number; missing: number }>();
  for (const cell of cells.flat()) {
    if (!isDue(cell, today, cell.until)) continue;
    const day = days.get(cell.from) ?? { due: 0, missing: 0 };
    days.set(cell.from, { due: day.due + 1, missing: day.missing + (cell.state === "missing" ? 1 : 0) });
  }
  const yesterday = addDays(today, -1);
  const pending = (days.get(yesterday)?.missing ?? 0) > 0;
  const order = [...days].filter(([date]) => !(pending && date === yesterday)).sort(([a], [b]) => (a < b ? 1 : -1));
  const end = order.findIndex(([, { missing }]) => missing > 0);
  const whole = end < 0 ? order : order.slice(0, end);
  return { days: whole.length, through: whole[0]?.[0] ?? yesterday, pending };
}
