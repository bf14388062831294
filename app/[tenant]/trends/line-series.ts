import { type BoundWords, boundSeries } from "@/app/_components/charts/bound-series";
import type { TrendPoint, TrendSeries } from "@/app/_components/charts/trend-data";
import { type Bucket, daysIn } from "@/domain/time/period";
import { heldAxisLabel, heldLabel } from "@/domain/time/label";
import { NO_VALUE } from "@/domain/format/number";
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
  const own = view.buckets.map((bucket, i): TrendPoint => {
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
  return line || view.lines.length > 0 ? own : withUnmet(place, own, () => ({ value: null, n: null, why: NO_VALUE }));
}

type Unmet = Place["view"]["unmet"][number];

/** Between the periods shown, places for those of the compared range that none of them meets: only these have a value there. */
function withUnmet(
  place: Place,
  own: readonly TrendPoint[],
  valueOf: (one: Unmet) => Pick<TrendPoint, "value" | "n" | "why">,
): TrendPoint[] {
  const { unmet, grain, calendar, range } = place.view;
  const pointAt = (one: Unmet): TrendPoint => ({
    // Where a day is looked for by its date, the period after it is found.
    key: own[one.at]?.key ?? range.until,
    label: axisOf(place, one),
    title: heldLabel(one, grain, calendar, place.locale),
    ...valueOf(one),
  });
  return Array.from({ length: own.length + 1 }, (_, i) => [
    ...unmet.filter(({ at }) => at === i).map(pointAt),
    ...own.slice(i, i + 1),
  ]).flat();
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
    points: withUnmet(
      place,
      view.buckets.map((bucket, i) => ({
        key: bucket.from,
        label: axisOf(place, bucket),
        ...shownOf(view.beforePoints?.[i]),
      })),
      (point) => shownOf(point),
    ),
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
