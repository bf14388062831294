import type { ShownUnit } from "@/domain/currency";
import type { Scale, TrendEvent, TrendSeries } from "./trend-data";

/** What a part of the chart needs to know to draw itself over the lines. */
export interface PlotProps { name: string; series: readonly TrendSeries[]; before: TrendSeries | undefined; events: readonly TrendEvent[]; unit: ShownUnit; scale: Scale; axisWidth: number }

/** Up to four series are told apart by colour and by their names at their ends. */
export const SERIES_COLOR = ["var(--ch-phone)", "var(--ch-email)", "var(--ch-web-form)", "var(--ch-chat)"] as const;

/** Where Tremor puts the plot inside its box, in px; what lies over the lines is placed by the same numbers. */
export const INSETS = { left: 12, right: 92, top: 5, bottom: 30 } as const;
export const TREND_HEIGHT = 236;
export const PLOT_HEIGHT = TREND_HEIGHT - INSETS.top - INSETS.bottom;
