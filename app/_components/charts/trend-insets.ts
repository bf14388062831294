import type { ShownUnit } from "@/domain/format/currency";
import type { Scale, TrendEvent, TrendSeries } from "./trend-data";

/** What a part of the chart needs to know to draw itself over the lines. */
export interface PlotProps {
  name: string;
  series: readonly TrendSeries[];
  before: TrendSeries | undefined;
  /** What is asked of the values, held in steps: one bound, or the upper and the lower of a band. */
  bounds: readonly TrendSeries[];
  events: readonly TrendEvent[];
  unit: ShownUnit;
  scale: Scale;
  axisWidth: number;
  /** Room for the lines' names at their ends, in px. */
  right: number;
}

/** Up to four series are told apart by colour and by their names at their ends. */
export const SERIES_COLOR = ["var(--ch-phone)", "var(--ch-email)", "var(--ch-web-form)", "var(--ch-chat)"] as const;

/** Where Tremor puts the plot inside its box, in px; what lies over the lines is placed by the same numbers. */
export const INSETS = { left: 12, right: 92, top: 5, bottom: 30 } as const;
/** Wide characters count double. */
export const widthOfText = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 12 : 7), 0);

/** Below this a chart keeps its room for the lines, and names are cut. */
const NARROW = 560;
const MOST_NAME = 168;

/** Room for the longest name at the end of a line; where the chart is narrow, the usual one. */
export const roomForNames = (names: readonly string[], width: number): number =>
  width < NARROW
    ? INSETS.right
    : Math.min(MOST_NAME, Math.max(INSETS.right, ...names.map((name) => widthOfText(name) + 14)));

export const TREND_HEIGHT = 236;
export const PLOT_HEIGHT = TREND_HEIGHT - INSETS.top - INSETS.bottom;
