"use client";

import dynamic from "next/dynamic";
import { Link } from "@/app/_components/ui/link";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ShownUnit } from "@/domain/format/currency";
import { formatAxis, NO_VALUE } from "@/domain/format/number";
import { DataTable } from "../ui/data-table";
import { ChartFrame } from "./chart-frame";
import { usePointText } from "./point-text";
import { eventsIn, rowsOf, scaleOf, spanOfEvent, type TrendEvent, type TrendSeries } from "./trend-data";
import { EventList } from "./trend-events";
import { roomForNames, TREND_HEIGHT } from "./trend-insets";
import { TrendOverlay } from "./trend-overlay";
import { useItsTurn } from "./use-its-turn";
import { useWidth } from "./use-width";

// The chart library is large and draws in the browser only; its place is held, so nothing moves when it comes.
const TrendLines = dynamic(() => import("./trend-lines"), { ssr: false });

/** As many rows of events' names above the plot as there may be; kept by their number, so that nothing moves when the width is known. */
const ROOM_FOR_NAMES = ["", "@min-[480px]:pt-4", "@min-[480px]:pt-8", "@min-[480px]:pt-12"];

const NONE: readonly TrendSeries[] = [];

export interface TrendChartProps {
  /** What is drawn, for those who listen: 電話の着信数. */
  name: string;
  /** Up to four, drawn in the order of channel colours; all over the same periods. */
  series: readonly TrendSeries[];
  /** The same periods a year (or a range) before: a thin grey line. */
  before?: TrendSeries;
  /** The target of each period, in steps: one bound, or the upper and the lower of a band. */
  bounds?: readonly TrendSeries[];
  events?: readonly TrendEvent[];
  unit?: ShownUnit;
  /** The axis holds the values and not zero: for one figure beside its target. The caption says so. */
  near?: boolean;
  /** Range, filter and n. */
  caption?: React.ReactNode;
}

/** Periods as lines from zero: gaps stay gaps, the running period is dashed, events are dotted, labels stand at the lines' ends. */
export function TrendChart(props: TrendChartProps) {
  const t = useTranslations("chart");
  const known = linesOf(props).some(({ points }) => points.some(({ value }) => value !== null));
  if (!known)
    return (
      <p className="flex items-center text-small text-ink-2" style={{ minHeight: 96 }}>
        {t("empty")}
      </p>
    );
  return (
    <ChartFrame scripted caption={props.caption} chart={<Drawing {...props} />} table={<TrendTable {...props} />} />
  );
}

/** All there is to read: the values, what they are compared with, and what is asked of them. */
const linesOf = ({ series, before, bounds = [] }: Pick<TrendChartProps, "series" | "before" | "bounds">) => [
  ...series,
  ...(before ? [before] : []),
  ...bounds,
];

function Drawing({ name, series, before, bounds = NONE, events = [], unit = "count", near = false }: TrendChartProps) {
  const locale = useLocale();
  const all = useMemo(() => linesOf({ series, before, bounds }), [series, before, bounds]);
  const scale = useMemo(
    () =>
      scaleOf(
        all.flatMap(({ points }) => points.map(({ value }) => value)),
        { whole: unit === "count", near },
      ),
    [all, unit, near],
  );
  const rows = useMemo(() => rowsOf(series, before), [series, before]);
  const keys = (series[0]?.points ?? []).map(({ key }) => key);
  const shown = events.filter((event) => spanOfEvent(event, keys) !== null);
  const onAxis = (value: number) => formatAxis(value, unit, locale);
  const axisWidth = 18 + Math.max(...scale.ticks.map((tick) => onAxis(tick).length)) * 8;
  const [box, width] = useWidth<HTMLDivElement>(1_000);
  const isItsTurn = useItsTurn(box);
  const right = roomForNames(
    all.map(({ label }) => label),
    width,
  );
  return (
    <div ref={box} className="@container">
      <div className={ROOM_FOR_NAMES[Math.min(shown.length, 3)]}>
        <div className="relative" style={{ height: TREND_HEIGHT }}>
          <div className="absolute inset-0">
            {isItsTurn && (
              <TrendLines
                rows={rows}
                series={series.length}
                hasBefore={before !== undefined}
                scale={scale}
                axisWidth={axisWidth}
                right={right}
                format={onAxis}
                whole={unit === "count"}
              />
            )}
          </div>
          <TrendOverlay
            name={name}
            series={series}
            before={before}
            bounds={bounds}
            events={events}
            unit={unit}
            scale={scale}
            axisWidth={axisWidth}
            right={right}
          />
        </div>
      </div>
      {shown.length > 0 && <EventList events={shown} />}
    </div>
  );
}

function TrendTable({ name, events = [], unit = "count", ...lines }: TrendChartProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const text = usePointText(unit);
  const all = linesOf(lines);
  const { series } = lines;
  // A file says what is beside a figure at its row's name: of several lines it is said which.
  const several = series.length > 1 || lines.before !== undefined;
  const keys = (series[0]?.points ?? []).map(({ key }) => key);
  const columns = [
    { key: "period", label: t("period") },
    ...all.map(({ label }, s) => ({ key: `v${s}`, label, numeric: true })),
    ...(events.length > 0 ? [{ key: "event", label: t("event") }] : []),
  ];
  const rows = (series[0]?.points ?? []).map((point, i) => ({
    period: point.running ? t("pointRunning", { value: point.title ?? point.label }) : (point.title ?? point.label),
    ...Object.fromEntries(
      all.map(({ points, label }, s) => {
        const own = points[i];
        const value = text(own, NO_VALUE, several ? label : undefined);
        return [
          `v${s}`,
          own?.href && own.value !== null ? (
            <Link
              href={own.href}
              className="underline decoration-hairline-strong underline-offset-4 hover:decoration-ink"
            >
              {value}
            </Link>
          ) : (
            value
          ),
        ];
      }),
    ),
    event: eventsIn(events, keys, i)
      .map(({ label }) => label)
      .join(locale === "ja" ? "、" : ", "),
  }));
  return <DataTable caption={name} hideCaption columns={columns} rows={rows} />;
}
