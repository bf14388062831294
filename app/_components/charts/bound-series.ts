import type { Bounds } from "@/domain/targets/target";
import type { TrendSeries } from "./trend-data";

export interface BoundWords {
  /** Of a target with one bound. */
  one: string;
  high: string;
  low: string;
  /** Said of a period without a target. */
  none: string;
}
type Asked = { key: string; label: string; target: Bounds | null };

/** The targets of periods as a chart draws them: one line, or two where any of them is a band. None where nothing was ever asked. */
export function boundSeries({ one, high, low, none }: BoundWords, periods: readonly Asked[]): readonly TrendSeries[] {
  const series = (label: string, of: (target: Bounds) => number | null): TrendSeries => ({
    label,
    none,
    points: periods.map(({ key, label: axis, target }) => ({ key, label: axis, value: target && of(target) })),
  });
  if (periods.some(({ target }) => target !== null && target.low !== null && target.high !== null))
    return [series(high, (target) => target.high), series(low, (target) => target.low)];
  return periods.some(({ target }) => target) ? [series(one, (target) => target.high ?? target.low)] : [];
}
