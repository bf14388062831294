import { addDays, daysIn, isRunning, type LocalDate, type Range } from "@/domain/time/period";

/** Where records stand on the day `today`: the day itself is over for a figure as soon as something is recorded for it. */
export type AsOf = { readonly today: LocalDate; readonly todayRecorded: boolean };

/** The days of a running range that are over. Null where the range does not run, or none of its days is over. */
export function elapsedOf(range: Range, { today, todayRecorded }: AsOf): Range | null {
  if (!isRunning(range, today)) return null;
  const until = todayRecorded ? addDays(today, 1) : today;
  return until > range.from ? { from: range.from, until } : null;
}

/**
 * What a range may be held against: `earlier` whole, or while the range runs as many of its first days as are over, so
 * that ten days are never compared with a month. Null where nothing is over yet.
 */
export function comparablePart(range: Range, earlier: Range, asOf: AsOf): Range | null {
  if (!isRunning(range, asOf.today)) return earlier;
  const elapsed = elapsedOf(range, asOf);
  if (!elapsed) return null;
  const until = addDays(earlier.from, daysIn(elapsed));
  return until < earlier.until ? { from: earlier.from, until } : earlier;
}

/**
 * How many records are behind a sum: of the running range all, those that are over, and the daily ones among these; and of
 * its comparison. `straddled`: the comparison's cut goes through a week or a month, which is left out.
 */
export type RecordsBehind = {
  readonly now: number;
  readonly over: number;
  readonly overDaily: number;
  readonly before: number;
  readonly beforeDaily: number;
  readonly straddled: boolean;
};

/**
 * True where a running sum and its cut comparison cover the same time. Days can be cut; a week or a month cannot, so
 * there must be as many of them on both sides, and none that still runs. Where the running side is daily throughout,
 * whole weeks and months of the earlier side are as good as days, unless the cut goes through one.
 */
export const isComparable = ({ now, over, overDaily, before, beforeDaily, straddled }: RecordsBehind): boolean =>
  now === over && (over - overDaily === before - beforeDaily || (over === overDaily && !straddled));
