import { type BoundWords, boundSeries } from "@/app/_components/charts/bound-series";
import type { TrendPoint, TrendSeries } from "@/app/_components/charts/trend-data";
import { type Bucket, daysIn } from "@/domain/time/period";
import { heldAxisLabel, heldLabel } from "@/domain/time/label";
import type { TrendFigure } from "@/server/kpi/figure";
import type { Names } from "./names";
import { type Line, type Place, rowsHref } from "./place";

const axisOf = ({ view, locale }: Place, bucket: Bucket): string =>
  heldAxisLabel(bucket, view.grain, view.calendar, locale, daysIn(view.range) > 366);

/** A figure as a point says it. */
const shownOf = (figure: TrendFigure | null | undefined) => ({
  value: figure?.value ?? null,
  n: figure?.n ?? null,
  nMonths: figure?.nMonths,
  estimated: Boolean(figure?.estimated),
});

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
      label: axisOf(place, bucket),
      title: heldLabel(bucket, view.grain, view.calendar, place.locale),
      ...shownOf(point),
      running: bucket.running,
      of: point?.variant ?? null,
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
      label: axisOf(place, bucket),
      ...shownOf(view.beforePoints?.[i]),
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
      label: axisOf(place, bucket),
      target: view.targetPoints?.[i] ?? null,
    })),
  );
}
