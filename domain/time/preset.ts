import {
  addDays,
  addMonths,
  bucketOf,
  bucketStart,
  daysIn,
  previousOf,
  type Calendar,
  type LocalDate,
  type Range,
} from "@/domain/time/period";

export const PRESETS = [
  "today",
  "yesterday",
  "this_week",
  "last_week",
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_fiscal_year",
  "last_fiscal_year",
  "last_13_months",
] as const;
export type Preset = (typeof PRESETS)[number];

/** The range a preset means on the day `today`. "last_13_months" ends with the running month: the same month last year is in it. */
export function presetRange(preset: Preset, today: LocalDate, cal: Calendar): Range {
  const before = (range: Range): Range => bucketOf(addDays(range.from, -1), grainOf(preset), cal);
  switch (preset) {
    case "today":
      return bucketOf(today, "day", cal);
    case "yesterday":
      return bucketOf(addDays(today, -1), "day", cal);
    case "this_week":
    case "this_month":
    case "this_quarter":
    case "this_fiscal_year":
      return bucketOf(today, grainOf(preset), cal);
    case "last_week":
    case "last_month":
    case "last_quarter":
    case "last_fiscal_year":
      return before(bucketOf(today, grainOf(preset), cal));
    case "last_13_months": {
      const { until } = bucketOf(today, "month", cal);
      return { from: addMonths(until, -13), until };
    }
  }
}

function grainOf(preset: Preset): "day" | "week" | "month" | "quarter" | "fiscal_year" {
  if (preset.endsWith("week")) return "week";
  if (preset.endsWith("quarter")) return "quarter";
  if (preset.endsWith("fiscal_year")) return "fiscal_year";
  return preset.endsWith("month") ? "month" : "day";
}

/** ◀ ▶: the neighbouring range of the same kind; months step by months, others by their number of days. */
export function stepRange(range: Range, direction: -1 | 1, cal: Calendar): Range {
  if (direction === -1) return previousOf(range);
  const wholeMonths =
    bucketStart(range.from, "month", cal) === range.from && bucketStart(range.until, "month", cal) === range.until;
  if (!wholeMonths) return { from: range.until, until: addDays(range.until, daysIn(range)) };
  let until = range.until;
  for (let from = range.from; from < range.until; from = addMonths(from, 1)) until = addMonths(until, 1);
  return { from: range.until, until };
}
