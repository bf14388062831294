import type { Locale } from "@/domain/format/number";
import { addDays, type Calendar, isRunning, type LocalDate, type Range } from "@/domain/time/period";
import { bucketLabel, rangeLabel } from "@/domain/time/label";
import { presetRange, type Preset, stepRange } from "@/domain/time/preset";
import { textOfRange } from "@/domain/views/view";

/** Ranges offered by name; a Japanese company thinks in months, halves of quarters and fiscal years. */
const OFFERED: readonly Preset[] = [
  "yesterday",
  "this_week",
  "last_week",
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_fiscal_year",
  "last_fiscal_year",
];

interface Shown {
  range: Range & { text: string };
  today: LocalDate;
  calendar: Calendar;
}

/** The options of the range choice, the shown one first when it has no name of its own. */
export function rangeOptions({ range, today, calendar }: Shown, locale: Locale, nameOf: (preset: Preset) => string) {
  const named = OFFERED.map((preset) => ({ preset, range: presetRange(preset, today, calendar) }));
  const options = named.map(({ preset, range: own }) => ({
    value: textOfRange(own),
    label: `${nameOf(preset)} ${shortLabel(own, calendar, locale)}`,
  }));
  const unnamed = options.every(({ value }) => value !== range.text);
  return unnamed ? [{ value: range.text, label: shortLabel(range, calendar, locale) }, ...options] : options;
}

/** 2026年10月 for a whole month, both days else. */
export function shortLabel(range: Range, calendar: Calendar, locale: Locale): string {
  const wholeMonth = textOfRange(range).length === 7;
  return wholeMonth ? bucketLabel(range.from, "month", calendar, locale) : rangeLabel(range, locale);
}

/** ◀ and ▶; there is nothing to see after the running range. */
export function neighbours({ range, today, calendar }: Shown): { earlier: string; later: string | null } {
  const later = stepRange(range, 1, calendar);
  const ends = isRunning(range, today) || addDays(range.until, -1) >= today;
  return { earlier: textOfRange(stepRange(range, -1, calendar)), later: ends ? null : textOfRange(later) };
}
