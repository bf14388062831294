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
  type Range,
} from "@/domain/time/period";
import { isSubjectId } from "@/domain/kpi/subject";
import { COMPARISONS } from "@/domain/time/comparison-kind";
import type { HeldRange } from "@/domain/time/comparison";
import { viewSchema } from "@/domain/views/view";

export const TREND_COMPARISONS = [...COMPARISONS, "target"] as const;
export type TrendComparison = (typeof TREND_COMPARISONS)[number];
export const SPLITS = ["none", "channel", "team", "kind"] as const;
export type Split = (typeof SPLITS)[number];
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

/** The periods a trend is compared with, and where they stand. */
export type Before = {
  readonly buckets: readonly Bucket[];
  /** For each period shown, the compared one's place; null where it has none. */
  readonly placeOf: readonly (number | null)[];
  /** Compared periods that none shown meets, and before which one shown each stands: so that every one is drawn once. */
  readonly unmet: readonly { readonly place: number; readonly at: number }[];
};

/** What is shown, and what it is held against. */
type Shown = {
  readonly shown: readonly Bucket[];
  readonly grain: Grain;
  readonly held: Pick<HeldRange, "range" | "align">;
};

/** The periods of the earlier range, and which meets which. With aligned weekdays each period is moved by 364 days, whole. */
export function beforeOf({ shown, grain, held }: Shown, cal: Calendar): Before {
  const back = (date: LocalDate) => addDays(date, -364);
  const own =
    held.align === "weekday"
      ? shown.map(({ start, from, until, ...rest }) => ({
          ...rest,
          start: back(start),
          from: back(from),
          until: back(until),
        }))
      : buckets(held.range, grain, cal);
  // By date a leap day shifts what follows it; so each day looks for its own date, and no two meet one.
  const byDate = held.align === "date" && grain === "day";
  const places = new Map(own.map(({ start }, place) => [start, place]));
  const met = new Set<number>();
  const placeOf = shown.map(({ start }, i) => {
    const place = byDate ? places.get(addMonths(start, -12)) : i;
    if (place === undefined || place >= own.length || met.has(place)) return null;
    met.add(place);
    return place;
  });
  return { buckets: own, placeOf, unmet: unmetOf(own.length, placeOf) };
}

/** Compared periods in their order among those shown: before the first that meets a later one, else after the last. */
function unmetOf(count: number, placeOf: Before["placeOf"]): Before["unmet"] {
  const met = new Set(placeOf);
  const left = Array.from({ length: count }, (_, place) => place).filter((place) => !met.has(place));
  return left.map((place) => {
    const at = placeOf.findIndex((own) => own !== null && own > place);
    return { place, at: at < 0 ? placeOf.length : at };
  });
}
