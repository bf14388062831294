/** Mean, median and percentiles of single values. They cannot be rolled up from period percentiles: keep the records. */
export type Spread = {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  /** Linear interpolation, type 7 (Excel PERCENTILE.INC, R and numpy default). */
  readonly p90: number;
  /** Smallest value with at least 90 % of the values at or below it. */
  readonly p90NearestRank: number;
};

/** null for no values. Outliers pull the mean, not the median (`frt.skew`). */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return {
    n: sorted.length,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    median: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    p90NearestRank: sorted[Math.max(0, Math.ceil(0.9 * sorted.length) - 1)] ?? 0,
  };
}

/** `sorted` ascending and not empty; share 0..1. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Share (0..1) of values at or below the limit; null for no values. */
export function shareWithin(values: readonly number[], limit: number): number | null {
  return values.length > 0 ? values.filter((value) => value <= limit).length / values.length : null;
}
