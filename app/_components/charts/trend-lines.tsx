"use client";

import { LineChart } from "@tremor/react";
import type { Scale } from "./trend-data";
import { INSETS } from "./trend-insets";

// The library knows colours by Tailwind's names only; charts.css gives these names our tokens inside .trend-lines, globals.css has their classes made.
const SERIES = ["blue", "orange", "emerald", "violet"] as const;
const RUNNING = ["sky", "amber", "teal", "purple"] as const;

/** The overlay says what is pointed at. Switching the tooltip off instead makes the library warn. */
const Nothing = () => null;

interface TrendLinesProps {
  rows: Record<string, string | number | null>[];
  series: number;
  hasBefore: boolean;
  scale: Scale;
  axisWidth: number;
  right: number;
  format: (value: number) => string;
  whole: boolean;
}

/** The lines, axes and grid, by Tremor. Marks, labels and what is pointed at lie over it (trend-overlay.tsx). */
export default function TrendLines({
  rows,
  series,
  hasBefore,
  scale,
  axisWidth,
  right,
  format,
  whole,
}: TrendLinesProps) {
  const indexes = Array.from({ length: series }, (_, i) => i);
  const broken = indexes.filter((i) => rows.some((row) => `o${i}` in row));
  const categories = [
    ...(hasBefore ? ["before"] : []),
    ...indexes.map((i) => `s${i}`),
    ...broken.map((i) => `o${i}`),
    ...indexes.map((i) => `r${i}`),
  ];
  const colors = [
    ...(hasBefore ? ["gray"] : []),
    ...[...indexes, ...broken].map((i) => SERIES[i] ?? "blue"),
    ...indexes.map((i) => RUNNING[i] ?? "sky"),
  ];
  return (
    <LineChart
      className="trend-lines h-full"
      aria-hidden
      data={rows}
      index="label"
      categories={categories}
      colors={colors}
      minValue={scale.min}
      maxValue={scale.max}
      valueFormatter={format}
      allowDecimals={!whole}
      yAxisWidth={axisWidth}
      padding={{ left: INSETS.left, right }}
      tickGap={8}
      showLegend={false}
      customTooltip={Nothing}
      showAnimation={false}
    />
  );
}
