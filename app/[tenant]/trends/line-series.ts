import { type BoundWords, boundSeries } from "@/app/_components/charts/bound-series";
import type { TrendPoint, TrendSeries } from "@/app/_components/charts/trend-data";
import { daysIn } from "@/domain/time/period";
import { bucketLabel } from "@/domain/time/label";
import { axisLabel, rangeDigits } from "@/domain/time/short-label";
import type { TrendFigure } from "@/server/kpi/figure";
import type { Names } from "./names";
import { type Line, type Place, rowsHref } from "./place";

/** The name of a period in full: a clipped one says which days it has. */
export function periodTitle({ view, locale }: Place, index: number): string {
  const bucket = view.buckets[index];
  if (!bucket) return "";
  const name = bucketLabel(bucket.start, view.grain, view.calendar, locale);
  return bucket.partial ? `${name} (${rangeDigits(bucket, locale)})` : name;
}

const axisOf = ({ view, locale }: Place, start: string): string =>
  axisLabel(start, view.grain, view.calendar, locale, daysIn(view.range) > 366);

function pointsOf(
  place: Place,
  { why }: Pick<Names, "why">,
  points: readonly TrendFigure[],
  line?: Line,
): TrendPoint[] {
  const { view } = place;
  return view.buckets.map((bucket, i): TrendPoint => {
    const point = points[i];
    return {
      key: bucket.from,
      label: axisOf(place, bucket.start),
      title: periodTitle(place, i),
      value: point?.value ?? null,
      n: point?.n ?? null,
      nMonths: point?.nMonths,
      running: bucket.running,
      of: point?.variant ?? null,
      estimated: Boolean(point?.estimated),
      ...(point && why(point) ? { why: why(point) } : {}),
      ...(point && point.used > 0 ? { href: rowsHref(place, bucket, line) } : {}),
    };
  });
}

/** One line of a chart. */
export const seriesOf = (
  place: Place,
  names: Names,
  label: string,
  points: readonly TrendFigure[],
  line?: Line,
): TrendSeries => ({ label, points: pointsOf(place, names, points, line) });

/** The compared range laid under the shown one: each period names the one it meets. */
export function beforeSeries(place: Place, label: string): TrendSeries | undefined {
  const { view } = place;
  if (!view.beforePoints) return undefined;
  return {
    label,
    points: view.buckets.map((bucket, i) => ({
      key: bucket.from,
      label: axisOf(place, bucket.start),
      value: view.beforePoints?.[i]?.value ?? null,
      n: view.beforePoints?.[i]?.n ?? null,
      nMonths: view.beforePoints?.[i]?.nMonths,
      estimated: Boolean(view.beforePoints?.[i]?.estimated),
    })),
  };
}

/** The target of each period, in steps: one bound, or a band's upper and lower. Nothing where none was ever in force. */
export function targetSeries(place: Place, words: BoundWords): readonly TrendSeries[] {
  const { view } = place;
  return boundSeries(
    words,
    view.buckets.map((bucket, i) => ({
      key: bucket.from,
      label: axisOf(place, bucket.start),
      target: view.targetPoints?.[i] ?? null,
    })),
  );
}
