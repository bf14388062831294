import { z } from "zod";
import { addDays, addMonths, type Calendar, isLocalDate, type LocalDate, type Range } from "@/domain/time/period";
import { text } from "@/domain/bounds";
import { ALIGNS, COMPARISONS } from "@/domain/time/comparison-kind";
import { type Preset, PRESETS, presetRange } from "@/domain/time/preset";
import { reachOn, withinReach } from "@/domain/reach";

/** How a range is written in a URL: a preset, a month "2026-10", or both days "2026-10-01..2026-10-15" (the last included). */
const RANGE_TEXT = /^(?:\d{4}-\d{2}|\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/;
const isPreset = (text: string): text is Preset => (PRESETS as readonly string[]).includes(text);

/** What a dashboard shows, as its URL says it. Used by the page, the procedure and every link. */
export const viewSchema = z.object({
  team: z.union([z.literal("all"), z.uuid()]).optional(),
  channel: z.uuid().optional(),
  range: text(40)
    .refine((range) => isPreset(range) || RANGE_TEXT.test(range))
    .optional(),
  compare: z.enum(COMPARISONS).default("year"),
  /** Of the year before: whether weekdays or dates are to meet. Left out: as the range decides. */
  align: z.enum(ALIGNS).optional(),
});
export type View = z.output<typeof viewSchema>;

/** True for a text that means a range on every day and in every calendar: no 31st of February, no end before its start. */
export const isRangeText = (text: string): boolean => isPreset(text) || daysOfText(text) !== null;

/** The range a URL's text means on the day `today`, as far as it can be asked about; null when it is no range, or none of it can. */
export function rangeOfText(text: string, today: LocalDate, cal: Calendar): Range | null {
  const range = isPreset(text) ? presetRange(text, today, cal) : daysOfText(text);
  return range && withinReach(range, today);
}

/** True where the text names days that cannot be asked about on the day `today`: then less is shown than it says. */
export function isCut(text: string, today: LocalDate): boolean {
  const [range, reach] = [daysOfText(text), reachOn(today)];
  return range !== null && (range.from < reach.from || range.until > reach.until);
}

function daysOfText(text: string): Range | null {
  const [first = "", last = first] = text.split("..");
  if (first.length === 7)
    return isLocalDate(`${first}-01`) ? { from: `${first}-01`, until: addMonths(`${first}-01`, 1) } : null;
  if (!isLocalDate(first) || !isLocalDate(last) || last < first) return null;
  return { from: first, until: addDays(last, 1) };
}

/** The shortest text of a range: a month as "2026-10", others by both days. */
export function textOfRange(range: Range): string {
  const month = range.from.slice(0, 7);
  const whole = range.from.endsWith("-01") && range.until === addMonths(range.from, 1);
  return whole ? month : `${range.from}..${addDays(range.until, -1)}`;
}
