import { sql, type SQL } from "drizzle-orm";
import type { Variants } from "@/domain/kpi/kpi";
import { buckets, type Bucket, type Calendar, type Grain, type Range } from "@/domain/time/period";
import type { SubjectId } from "@/domain/kpi/subject";
import type { TenantScope } from "@/db/connection/scope";
import { among, datesParameter, measureColumn } from "@/db/queries/sql-fragments";
import { measuresBehind } from "@/db/queries/tallies/need-sql";
import { planOf } from "./plan";
import { readTallies, type TallyRow, type TallyTable } from "./rows";
import { tallySql } from "./statement";

/** Channel → the key of its group. A question grouped so names the same channels in `channels`. Keys are ids or words without commas. */
export type ChannelGroups = ReadonlyMap<string, string>;
export type GroupBy = "none" | "channel" | "team" | ChannelGroups;

export type TallyQuery = {
  readonly range: Range;
  /** "range" makes one bucket of the whole range: the figure of a card. */
  readonly grain: Grain | "range";
  readonly calendar: Calendar;
  /** Instead of the grain's own: buckets that follow each other without a gap and make up the range. The grain still says what is too coarse. */
  readonly buckets?: readonly Bucket[];
  readonly kpis: readonly SubjectId[];
  readonly variants: Variants;
  /** Only these teams and channels; left out or "all" = every one of the tenant. */
  readonly teams?: readonly string[] | "all";
  readonly channels?: readonly string[] | "all";
  readonly groupBy?: GroupBy;
  /** Only records that are over by the end of the range: of a range cut short, a week that reaches beyond it is too coarse too. */
  readonly ended?: boolean;
};

export const bucketsOf = ({
  range,
  grain,
  calendar,
  buckets: given,
}: Pick<TallyQuery, "range" | "grain" | "calendar" | "buckets">): readonly Bucket[] =>
  given ?? (grain === "range" ? [{ ...range, start: range.from, partial: false }] : buckets(range, grain, calendar));

/**
 * Sums of records behind KPIs of source "record", for `evaluate` of domain/kpi/evaluate; one statement however many periods.
 * A record counts in the bucket its first day lies in, whole. Records of a coarser cadence than the grain, and monthly
 * ones that overrun the range, are left out and their channels named in `coarser`. `mixed` is set when a used record
 * was counted under another definition (threshold, CES scale) than the one asked for.
 */
export async function tallies(scope: TenantScope, query: TallyQuery): Promise<TallyTable> {
  const asked = bucketsOf(query);
  if (asked.length === 0 || query.kpis.length === 0) return { cells: [], coarser: [] };
  const plan = planOf(query.kpis, query.variants);
  const raws = measuresBehind(plan.needs).map(measureColumn);
  const source = sql`
    select case when not (${tooCoarse(query)}) then ${placeAmong(sql`r.start`, asked)} end as place, ${groupColumn(query.groupBy)} as grp, r.channel_id as unit,
      r.start, r.sl_threshold_sec, r.ces_scale, ${sql.join(raws, sql`, `)}
    from records r
    where ${considered(scope, query)}`;
  const rows = await scope.tx.execute<TallyRow>(tallySql(scope, source, plan));
  return readTallies(rows, plan, asked, (query.groupBy ?? "none") === "none");
}

/** Records that touch the range. The longest has 31 days, so the index on `start` finds them. */
export const recordsOfQuery = (
  { tenantId }: TenantScope,
  { range, teams, channels }: Pick<TallyQuery, "range" | "teams" | "channels">,
): SQL => sql`
  r.tenant_id = ${tenantId} and r.start > ${range.from}::date - 31 and r.start < ${range.until} and r.until > ${range.from}
  ${among("r.team_id", teams)} ${among("r.channel_id", channels)}`;

const GROUP_COLUMNS = { none: "''", channel: "r.channel_id::text", team: "r.team_id::text" } as const;

export function groupColumn(groupBy: GroupBy = "none"): SQL {
  if (typeof groupBy === "string") return sql.raw(GROUP_COLUMNS[groupBy]);
  const [ids, keys] = [[...groupBy.keys()], [...groupBy.values()]];
  return sql`(${`{${keys.join()}}`}::text[])[array_position(${`{${ids.join()}}`}::uuid[], r.channel_id)]`;
}

/** What a question looks at: records that begin in the range, and those that touch it but are too coarse for it. */
export const considered = (scope: TenantScope, query: TallyQuery): SQL =>
  sql`${recordsOfQuery(scope, query)} and (r.start >= ${query.range.from} or ${tooCoarse(query)})`;

/** The 1-based bucket a date lies in, by the days the domain's buckets begin on: they follow each other without a gap. */
export const placeAmong = (date: SQL, asked: readonly Bucket[]): SQL =>
  sql`width_bucket(${date}, ${datesParameter(asked.map((bucket) => bucket.from))})`;

/** A week that straddles two buckets belongs to the one it begins in; a month must lie within the range. */
export function tooCoarse({ grain, range, ended = false }: Pick<TallyQuery, "grain" | "range" | "ended">): SQL {
  const over = ended ? sql`or r.until > ${range.until}` : sql``;
  if (grain === "day") return sql`(r.cadence <> 'day' ${over})`;
  if (grain === "week") return sql`(r.cadence = 'month' ${over})`;
  return sql`(r.cadence = 'month' and (r.start < ${range.from} or r.until > ${range.until}) ${over})`;
}
