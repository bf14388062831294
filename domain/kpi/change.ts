import { isCurrency, type ShownUnit } from "@/domain/format/currency";
import type { KpiUnit } from "@/domain/kpi/spec";

/** What kind of figure a change is printed as; a rate's change is never a bare "%" (DOMAIN 1.0). */
export type ChangeKind = "points" | "percent" | "seconds" | "score";

export type Change = {
  readonly kind: ChangeKind;
  /** after − before, in the KPI's own unit (ratios 0..1). */
  readonly difference: number;
  /** (after − before) ÷ |before|; null when before is 0. */
  readonly relative: number | null;
  /** The figure to print: points, percent, seconds or score points. */
  readonly shown: number;
};

const KIND: Readonly<Record<KpiUnit, ChangeKind>> = {
  ratio: "points",
  points: "points",
  score: "score",
  seconds: "seconds",
  yen: "percent",
  count: "percent",
  per_hour: "percent",
  times: "percent",
  days: "percent",
};

/**
 * Change from `before` to `after`: points for rates and scores, seconds for times, percent for amounts.
 * @returns null without a baseline: either side null, or a percent change from 0.
 */
export function changeOf(unit: ShownUnit, before: number | null, after: number | null): Change | null {
  if (before === null || after === null) return null;
  const kind = isCurrency(unit) ? "percent" : KIND[unit];
  const difference = after - before;
  const relative = before === 0 ? null : difference / Math.abs(before);
  if (kind === "percent") return relative === null ? null : { kind, difference, relative, shown: relative * 100 };
  return { kind, difference, relative, shown: unit === "ratio" ? difference * 100 : difference };
}

export type Target =
  | { readonly goodWhen: "up" | "down"; readonly target: number }
  | { readonly goodWhen: "band"; readonly low: number; readonly high: number };
export type TargetState = "met" | "missed" | "above_band" | "below_band" | "no_data";

/** ↑ met at or above, ↓ met at or below, ↔ met inside the band, ends included (DOMAIN 1.0, `target.direction`). */
export function targetState(target: Target, value: number | null): TargetState {
  if (value === null) return "no_data";
  if (target.goodWhen === "band") {
    if (value > target.high) return "above_band";
    return value < target.low ? "below_band" : "met";
  }
  return (target.goodWhen === "up" ? value >= target.target : value <= target.target) ? "met" : "missed";
}
