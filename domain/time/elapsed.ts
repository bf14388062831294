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
