import { z } from "zod";
import { text } from "@/domain/bounds";
import { addDays, addMonths, bucketOf, type Calendar, isLocalDate, type LocalDate, previousOf, type Range, sameLastYear } from "@/domain/period";
import { type Preset, PRESETS, presetRange } from "@/domain/period-preset";

/** How a range is written in a URL: a preset, a month "2026-10", or both days "2026-10-01..2026-10-15" (the last included). */
const RANGE_TEXT = /^(?:\d{4}-\d{2}|\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/;
const isPreset = (text: string): text is Preset => (PRESETS as readonly string[]).includes(text);

export const COMPARISONS = ["previous", "year", "none"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What a dashboard shows, as its URL says it. Used by the page, the procedure and every link. */
export const viewSchema = z.object({
  team: z.union([z.literal("all"), z.uuid()]).optional(),
  channel: z.uuid().optional(),
  range: text(40).refine((range) => isPreset(range) || RANGE_TEXT.test(range)).optional(),
  compare: z.enum(COMPARISONS).default("year"),
});
export type View = z.output<typeof viewSchema>;

/** The range a URL's text means on the day `today`; null when it is no range (a 31st of February, an end before its start). */
export function rangeOfText(text: string, today: LocalDate, cal: Calendar): Range | null {
  if (isPreset(text)) return presetRange(text, today, cal);
  const [first = "", last = first] = text.split("..");
  if (first.length === 7) return isLocalDate(`${first}-01`) ? bucketOf(`${first}-01`, "month", cal) : null;
  if (!isLocalDate(first) || !isLocalDate(last) || last < first) return null;
  return { from: first, until: addDays(last, 1) };
}

/** The shortest text of a range: a month as "2026-10", others by both days. */
export function textOfRange(range: Range): string {
  const month = range.from.slice(0, 7);
  const whole = range.from.endsWith("-01") && range.until === addMonths(range.from, 1);
  return whole ? month : `${range.from}..${addDays(range.until, -1)}`;
}

/** The range a comparison is made with: just before, or the same dates of the year before; null for none. */
export function comparisonRange(range: Range, comparison: Comparison): Range | null {
  if (comparison === "none") return null;
  return comparison === "previous" ? previousOf(range) : sameLastYear(range, false);
}
