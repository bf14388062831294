import { z } from "zod";
import type { Calendar, LocalDate } from "@/domain/time/period";
import { text } from "@/domain/bounds";
import { type Preset, PRESETS, presetRange } from "@/domain/time/preset";
import { nameSchema } from "@/domain/tenants/settings";
import { openedBy } from "@/domain/views/opened";
import { readView, trendViewSchema } from "@/domain/views/trend";
import { isRangeText, rangeOfText, textOfRange, viewSchema } from "@/domain/views/view";

/** Pages whose state a member can keep under a name, and what their URLs say. */
const SCHEMAS = { home: viewSchema, trends: trendViewSchema } as const;
export const VIEW_PAGES = ["home", "trends"] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

export const LONGEST_VIEW_NAME = 40;
export const MOST_VIEWS = 50;
export const viewNameSchema = nameSchema.refine((name) => [...name].length <= LONGEST_VIEW_NAME);
/** A query string as the page's URL writes it. */
export const viewQuerySchema = text(20_000);

/** Whose figures: what a team brought along from another page replaces. */
const PLACE_KEYS: readonly string[] = ["team", "teams", "channel", "channels", "kind"];

/** What a member saw of a view of theirs. */
export const viewFactsSchema = z.strictObject({ name: viewNameSchema, query: viewQuerySchema, usual: z.boolean() });
export type ViewFacts = z.output<typeof viewFactsSchema>;
export const viewFactsOf = ({ name, query, usual }: ViewFacts): ViewFacts => ({ name, query, usual });
export const sameView = (a: ViewFacts, b: ViewFacts): boolean =>
  a.name === b.name && a.query === b.query && a.usual === b.usual;

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly usual: boolean;
}

/** What of a query string is the page's state, in one order: without what is unreadable, unknown, or the page's own default. */
export function stateOf(page: ViewPage, query: string): string {
  const schema = SCHEMAS[page];
  const given = Object.fromEntries(new URLSearchParams(query));
  const { view, ignored } = readView<z.ZodRawShape>(schema, given);
  const usual = schema.parse({}) as Readonly<Record<string, unknown>>;
  const kept = Object.keys(schema.shape).flatMap((key): [string, string][] => {
    const text = given[key];
    const same = String(view[key]) === String(usual[key]);
    const unreadable = ignored.includes(key) || (key === "range" && text !== undefined && !isRangeText(text));
    return text === undefined || text === "" || unreadable || same ? [] : [[key, text]];
  });
  return textOf(kept);
}

const textOf = (pairs: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(pairs.map(([key, value]) => [key, value])).toString().replaceAll("%2C", ",");

/** What the same words mean for a member today: ranges by the calendar, and the team that is shown when none is named. */
export interface ViewToday {
  readonly today: LocalDate;
  readonly calendar: Calendar;
  readonly usualTeam: string;
}

/** True when both show the same: "last month" and its dates are one range, one's usual team need not be named. */
export function sameState(page: ViewPage, a: string, b: string, now: ViewToday): boolean {
  const meant = (query: string) => {
    const params = new URLSearchParams(withRange(stateOf(page, query), null, now));
    if (params.get("team") === now.usualTeam) params.delete("team");
    return params.toString();
  };
  return meant(a) === meant(b);
}

function dated(text: string, { today, calendar }: Pick<ViewToday, "today" | "calendar">): string {
  const range = rangeOfText(text, today, calendar);
  return range ? textOfRange(range) : text;
}

/** The name that a query's range has today ("last month"), so that a view can follow the calendar; null when it has none. */
export function presetOf(query: string, now: ViewToday): Preset | null {
  const text = new URLSearchParams(query).get("range");
  if (text === null) return null;
  const own = dated(text, now);
  return (
    PRESETS.find((preset) => preset === text) ??
    PRESETS.find((preset) => textOfRange(presetRange(preset, now.today, now.calendar)) === own) ??
    null
  );
}

/** The same query with its range as `preset` (follows the calendar) or, with null, as the dates it has today. */
export function withRange(query: string, preset: Preset | null, now: ViewToday): string {
  const params = new URLSearchParams(query);
  const text = params.get("range");
  if (text !== null) params.set("range", preset ?? dated(text, now));
  return params.toString().replaceAll("%2C", ",");
}

/**
 * Where a page's URL leads that says no state of its own: the member's usual view. A team brought along from another page
 * stays, in place of the view's. null where the URL says what to show, or there is no usual view.
 */
export function arrivalOf(query: string, views: readonly SavedView[]): string | null {
  const given = new URLSearchParams(query);
  const usual = views.find((view) => view.usual);
  const team = given.get("team");
  if (!usual || [...given.keys()].some((key) => key !== "team")) return null;
  if (team === null) return openedBy(usual.id, usual.query);
  const rest = [...new URLSearchParams(usual.query)].filter(([key]) => !PLACE_KEYS.includes(key));
  return openedBy(usual.id, textOf([["team", team], ...rest]));
}

/** The query without the teams and channels that are not `reached` any more; `lost` when there were such. */
export function queryWithinReach(query: string, reached: ReadonlySet<string>): { query: string; lost: boolean } {
  let lost = false;
  const kept = [...new URLSearchParams(query)].flatMap(([key, value]): [string, string][] => {
    if (!PLACE_KEYS.includes(key) || key === "kind") return [[key, value]];
    const ids = value.split(",");
    const left = ids.filter((id) => id === "all" || reached.has(id));
    if (left.length < ids.length) lost = true;
    return left.length > 0 ? [[key, left.join()]] : [];
  });
  return { query: textOf(kept), lost };
}
