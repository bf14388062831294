import { z } from "zod";
import { registryKey, list } from "@/domain/bounds";
import { CHANNEL_KINDS } from "@/domain/measures/channel";
import {
  addDays,
  addMonths,
  type Bucket,
  bucketOf,
  buckets,
  type Calendar,
  daysIn,
  type Grain,
  GRAINS,
  type LocalDate,
  previousOf,
  type Range,
  sameLastYear,
} from "@/domain/time/period";
import { isSubjectId, type Subject } from "@/domain/kpi/subject";
import { COMPARISONS } from "@/domain/views/comparison";
import { viewSchema } from "@/domain/views/view";

export const TREND_COMPARISONS = [...COMPARISONS, "target"] as const;
export type TrendComparison = (typeof TREND_COMPARISONS)[number];
export const SPLITS = ["none", "channel", "team", "kind"] as const;
export type Split = (typeof SPLITS)[number];
export const ALIGNS = ["weekday", "date"] as const;
export type Align = (typeof ALIGNS)[number];
/** pool: the smaller lines as one. each: a small chart of its own for every line. */
export const LINES = ["pool", "each"] as const;

/** Any set: several ids, each once. */
const ids = list(z.uuid(), 200, 1);

/** What a trend shows, as its URL says it; `teams`, `channels` and `kind` are comma lists there. */
export const trendViewSchema = viewSchema.omit({ compare: true }).extend({
  kpi: registryKey(isSubjectId).default("contacts"),
  grain: z.enum(GRAINS).optional(),
  by: z.enum(SPLITS).default("none"),
  teams: ids.optional(),
  channels: ids.optional(),
  kind: list(z.enum(CHANNEL_KINDS), CHANNEL_KINDS.length, 1).optional(),
  compare: z.enum(TREND_COMPARISONS).default("year"),
  align: z.enum(ALIGNS).optional(),
  lines: z.enum(LINES).default("pool"),
});
export type TrendView = z.output<typeof trendViewSchema>;

/** The rows behind one figure: of what, of when, of whom; `grain` is the figure's own, "range" that of a card. */
export const rowsViewSchema = trendViewSchema
  .pick({ team: true, channel: true, range: true, kpi: true, teams: true, channels: true, kind: true })
  .extend({
    grain: z.enum([...GRAINS, "range"]).default("range"),
    page: z.number().int().min(1).max(100_000).default(1),
  });
export type RowsView = z.output<typeof rowsViewSchema>;

const LISTS: readonly string[] = ["teams", "channels", "kind"] satisfies (keyof TrendView)[];

/** A query string's texts as what a schema takes: comma lists become lists, the page a number. */
function valueOfText(key: string, text: string): unknown {
  if (LISTS.includes(key)) return [...new Set(text.split(",").filter(Boolean))];
  return key === "page" ? Number(text) : text;
}

/** What a URL asks for; a part that makes no sense is left out and named in `ignored`, so that a mistyped link still opens. */
export function readView<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  given: Readonly<Record<string, string | readonly string[] | undefined>>,
): { view: z.output<z.ZodObject<Shape>>; ignored: string[] } {
  const [kept, ignored]: [[string, unknown][], string[]] = [[], []];
  for (const [key, part] of Object.entries(schema.shape)) {
    const text = given[key];
    if (text === undefined || text === "") continue;
    const value = valueOfText(key, typeof text === "string" ? text : (text[0] ?? ""));
    if ((part as z.ZodType).safeParse(value).success) kept.push([key, value]);
    else ignored.push(key);
  }
  return { view: schema.parse(Object.fromEntries(kept)), ignored };
}

/** More points than this say nothing on a screen; four years of days fit. */
export const MAX_POINTS = 1_500;

/** More figures than this no page draws, nor a reader reads: seven lines of four years of days fit, twenty-five of a year. */
export const MAX_FIGURES = 10_000;

/** How many points each of so many lines can have, that of all together counted as one. */
export const mostPoints = (lines: number): number => Math.min(MAX_POINTS, Math.floor(MAX_FIGURES / Math.max(lines, 1)));

/** The grain a range is read in when none is asked for. */
export function usualGrain(range: Range): Grain {
  const days = daysIn(range);
  if (days <= 62) return "day";
  return days <= 1_150 ? "month" : "quarter";
}

/** The asked grain, or the next coarser one that a screen can hold. */
export function fittingGrain(asked: Grain, range: Range, cal: Calendar, most = MAX_POINTS): Grain {
  const days = daysIn(range);
  const pointsIn = (grain: Grain): number => {
    if (grain === "day") return days;
    return grain === "week" ? days / 7 : buckets(range, grain, cal).length;
  };
  const enough = GRAINS.slice(GRAINS.indexOf(asked)).find((grain) => pointsIn(grain) <= most);
  return enough ?? "fiscal_year";
}

/** What is shown when no range is asked for: enough periods of the grain to see where it goes, ending with the last that has a record. */
export function usualRange(grain: Grain, today: LocalDate, extent: Range | null, cal: Calendar): Range {
  const last = extent && extent.until <= today ? addDays(extent.until, -1) : today;
  const { until } = bucketOf(last, grain, cal);
  switch (grain) {
    case "day":
      return { from: addDays(until, -31), until };
    case "week":
      return { from: addDays(until, -91), until };
    case "month":
      return { from: addMonths(until, -13), until };
    case "quarter":
      return { from: addMonths(until, -24), until };
    case "fiscal_year":
      return { from: addMonths(until, -60), until };
  }
}

/** Weekdays can meet only where single days are added up: the customer base is counted by the month. */
export const canAlign = (subject: Subject, compare: TrendComparison): boolean =>
  compare === "year" && subject.source === "record";

/** Asked for, or usual: days and weeks compare Mondays with Mondays, longer periods the same dates. */
export function isAligned(asked: Align | undefined, grain: Grain, subject: Subject, compare: TrendComparison): boolean {
  return canAlign(subject, compare) && (asked ? asked === "weekday" : grain === "day" || grain === "week");
}

export type Before = {
  readonly range: Range;
  readonly buckets: readonly Bucket[];
  /** For each period shown, the compared one's place; null where it has none. */
  readonly placeOf: readonly (number | null)[];
};

/** What is shown, as far as it says what it is compared with. */
type Compared = {
  readonly range: Range;
  readonly shown: readonly Bucket[];
  readonly grain: Grain;
  readonly compare: "previous" | "year";
  readonly aligned: boolean;
};

/** The range a trend is compared with, its periods, and which meets which. With aligned weekdays each period is moved by 364 days, whole. */
export function beforeOf({ range, shown, grain, compare, aligned }: Compared, cal: Calendar): Before {
  const earlier = compare === "previous" ? previousOf(range) : sameLastYear(range, aligned);
  const own = aligned
    ? shown.map((bucket) => ({ ...bucket, ...sameLastYear(bucket, true), start: addDays(bucket.start, -364) }))
    : buckets(earlier, grain, cal);
  // By date a leap day shifts what follows it; so each day looks for its own date.
  const byDate = compare === "year" && !aligned && grain === "day";
  const places = new Map(own.map(({ start }, place) => [start, place]));
  const placeOf = shown.map(({ start }, i) => {
    if (byDate) return places.get(addMonths(start, -12)) ?? null;
    return i < own.length ? i : null;
  });
  return { range: earlier, buckets: own, placeOf };
}
