import type { Align, Comparison } from "@/domain/time/comparison-kind";
import { type AsOf, comparablePart, elapsedOf } from "@/domain/time/elapsed";
import {
  addMonths,
  firstOfMonth,
  isRunning,
  isWholeMonths,
  previousOf,
  type Range,
  sameLastYear,
} from "@/domain/time/period";

/** What a range is held against. */
export interface HeldRange {
  /** The earlier range, whole. */
  readonly range: Range;
  /** The earlier range as far as the shown one is over: what figures are held against; null where no day is over. */
  readonly before: Range | null;
  /** While the shown range runs, what of it is over. */
  readonly elapsed: Range | null;
  /** How the year before meets the range; null of the range just before. */
  readonly align: Align | null;
  /** What `before` comes to either way; null where there is no choice. */
  readonly ways: Readonly<Record<Align, Range>> | null;
  /**
   * What figures that are counted by the month are held against, where that is not `before`: the same months a year before;
   * null where the range holds no whole one.
   */
  readonly months?: Range | null;
}

/** What is asked for. */
interface Asked {
  readonly compare: Comparison;
  readonly align?: Align | undefined;
}

/** Months, quarters and years keep their dates; of any other range Mondays meet Mondays. */
export const usualAlign = (range: Range): Align => (isWholeMonths(range) ? "date" : "weekday");

/**
 * The one rule of what a range is held against, decided by the range and what is asked for alone; null for none.
 * `byMonth`: of a figure that is counted by the month: there is no weekday in it, and dates meet dates.
 */
export function heldRange(range: Range, { compare, align }: Asked, asOf: AsOf, byMonth = false): HeldRange | null {
  if (compare === "none") return null;
  if (compare === "year") return heldYear(range, byMonth ? "date" : (align ?? usualAlign(range)), asOf, byMonth);
  const earlier = previousOf(range);
  return {
    range: earlier,
    before: comparablePart(range, earlier, asOf),
    elapsed: elapsedOf(range, asOf),
    align: null,
    ways: null,
  };
}

function heldYear(range: Range, align: Align, asOf: AsOf, byMonth: boolean): HeldRange {
  const elapsed = elapsedOf(range, asOf);
  // Dates meet dates also while the range runs: a leap day that is over makes it a day longer than what it meets.
  const over = isRunning(range, asOf.today) ? elapsed : range;
  const ways = { weekday: sameLastYear(over ?? range, true), date: sameLastYear(over ?? range, false) };
  const before = over && ways[align];
  return {
    range: sameLastYear(range, align === "weekday"),
    before,
    elapsed,
    align,
    ways: byMonth ? null : ways,
    ...(over && before ? monthsApart(over, before, align) : {}),
  };
}

/** The months of the year before, where those of the days that are met are none or others. */
function monthsApart(range: Range, before: Range, align: Align): Pick<HeldRange, "months"> {
  const whole = monthsIn(range);
  const months = whole && sameLastYear(whole, false);
  return align === "date" && isSame(months, monthsIn(before)) ? {} : { months };
}

const isSame = (one: Range | null, other: Range | null): boolean =>
  one?.from === other?.from && one?.until === other?.until;

/** The whole months of a range; null where it holds none. */
function monthsIn({ from, until }: Range): Range | null {
  const first = firstOfMonth(from) === from ? from : addMonths(firstOfMonth(from), 1);
  const last = firstOfMonth(until);
  return first < last ? { from: first, until: last } : null;
}
