import { sql, type SQL } from "drizzle-orm";
import type { VariantHistory } from "@/domain/kpi/definitions";
import { subjectOf } from "@/domain/kpi/subject";
import type { Cadence, ChannelKind } from "@/domain/measures/channel";
import { MEASURES, type MeasureId, type NeedId, type Row } from "@/domain/measures/measure";
import { type BaseRow, type Cube, cubeOf, type CubeRow, type Place } from "@/domain/tallies/cube";
import { type Cuts, cutsOf, isDaily } from "@/domain/tallies/cuts";
import type { TallyQuery } from "@/domain/tallies/query";
import { firstOfMonth, type LocalDate, type Range } from "@/domain/time/period";
import type { TenantScope } from "../../connection/scope";
import { among, columnText, datesParameter } from "../sql-fragments";
import { addedUp, oneByOne } from "./added-up";
import { measuresBehind } from "./need-text";

/** What was recorded, as far as these questions ask for it: of records in one statement, of the customer base in another. */
export async function readCube(
  scope: TenantScope,
  queries: readonly TallyQuery[],
  history: VariantHistory,
): Promise<Cube> {
  const cuts = cutsOf(queries, history);
  const measures = measuresBehind(needsOf(queries, history));
  const of = (source: "record" | "base") => measures.filter((id) => MEASURES[id].source === source);
  const [rows, base, places] = await Promise.all([
    rowsOf(scope, cuts, of("record"), reachOf(queries)),
    baseOf(scope, cuts, of("base")),
    of("base").length > 0 ? placesOf(scope, cuts) : [],
  ]);
  return cubeOf({ rows, base, places });
}

/** Whatever the asked KPIs need, by any definition that ever held. */
function needsOf(queries: readonly TallyQuery[], { initial, changes }: VariantHistory): NeedId[] {
  const kpis = [...new Set(queries.flatMap((query) => query.kpis))];
  const definitions = [initial, ...changes.map(({ variants }) => variants)];
  return [...new Set(kpis.flatMap((id) => definitions.flatMap((variants) => subjectOf(id).needs(variants))))];
}

type Reach = Required<Pick<TallyQuery, "teams" | "channels">>;

/** All teams and channels any of the questions is about; each takes its own from what is read. */
function reachOf(queries: readonly TallyQuery[]): Reach {
  const union = (lists: readonly (readonly string[] | "all" | undefined)[]) =>
    lists.some((list) => list === undefined || list === "all")
      ? "all"
      : [...new Set(lists.flatMap((list) => list ?? []))];
  return { teams: union(queries.map(({ teams }) => teams)), channels: union(queries.map(({ channels }) => channels)) };
}

interface Found extends Record<string, unknown> {
  team_id: string;
  channel_id: string;
  kind: ChannelKind;
  cadence: Cadence;
  sl_threshold_sec: number | null;
  ces_scale: string | null;
  estimates: string;
  parts: string;
}

async function rowsOf(
  scope: TenantScope,
  cuts: Cuts,
  measures: readonly MeasureId[],
  reach: Reach,
): Promise<CubeRow[]> {
  const sources = [
    ...(cuts.months.length > 0 ? [monthsKept(scope, cuts.months, measures, reach)] : []),
    ...(cuts.spans.length > 0 ? [recordsCut(scope, cuts, measures, reach)] : []),
  ];
  if (sources.length === 0 || measures.length === 0) return [];
  // Thousands of days travel as one text a channel: taking rows apart one by one would take longer than to find them.
  const found = await scope.tx.execute<Found>(sql`
    select rows.team_id, rows.channel_id, c.kind, rows.cadence, rows.sl_threshold_sec, rows.ces_scale, coalesce(array_to_string(rows.estimates, ','), '') as estimates,
      string_agg(rows.place || ' ' || rows.days || ' ' || rows.until || ' ' || ${valuesText(measures)}, ';') as parts
    from (${sql.join(sources, sql` union all `)}) rows
      join channels c on c.tenant_id = ${scope.tenantId} and c.id = rows.channel_id
    group by 1, 2, 3, 4, 5, 6, 7`);
  return found.flatMap((row) => row.parts.split(";").map((part) => rowOf(row, part, measures)));
}

/** The measures a text of a row names as estimates. */
export const estimatesIn = (text: string): readonly MeasureId[] =>
  text === "" ? NONE : (text.split(",") as MeasureId[]);
const NONE: readonly MeasureId[] = [];

function rowOf(row: Found, part: string, measures: readonly MeasureId[]): CubeRow {
  const [place = "", days = "", until = "", values = ""] = part.split(" ");
  return {
    month: firstOfMonth(place),
    teamId: row.team_id,
    channelId: row.channel_id,
    kind: row.kind,
    cadence: row.cadence,
    slThresholdSec: row.sl_threshold_sec,
    cesScale: row.ces_scale,
    days: Number(days),
    until,
    estimates: estimatesIn(row.estimates),
    values: valuesIn(values, measures),
  };
}

/** Months as they are kept. */
const monthsKept = (
  { tenantId }: TenantScope,
  months: readonly Range[],
  measures: readonly MeasureId[],
  { teams, channels }: Reach,
): SQL => sql`
  select m.month as place, m.team_id, m.channel_id, m.cadence, m.sl_threshold_sec, m.ces_scale, m.days, m.until, m.estimated, m.estimates,
    ${sql.raw(measures.map(columnText).join())}
  from monthly_tallies m
  where m.tenant_id = ${tenantId} and ${within("m.month", months)} ${among("m.team_id", teams)} ${among("m.channel_id", channels)}`;

/** The records of the other months, added up between the cuts. */
function recordsCut(
  { tenantId }: TenantScope,
  cuts: Cuts,
  measures: readonly MeasureId[],
  { teams, channels }: Reach,
): SQL {
  const { spans, days } = cuts;
  const cutAt = (offset: number) =>
    sql`(${datesParameter(days)})[width_bucket(r.start, ${datesParameter(days)}) + ${sql.raw(String(offset))}]`;
  const where = sql`r.tenant_id = ${tenantId} and ${within("r.start", spans)} ${among("r.team_id", teams)} ${among("r.channel_id", channels)}`;
  return isDaily(cuts) ? oneByOne(measures, where) : addedUp(measures, { key: cutAt(0), end: cutAt(1) }, where);
}

/** The values of a row as one text. */
const valuesText = (measures: readonly MeasureId[]): SQL => sql.raw(`array[${measures.map(columnText).join()}]::text`);

function valuesIn(text: string, measures: readonly MeasureId[]): Row {
  const parts = text.slice(1, -1).split(",");
  const values: Row = {};
  measures.forEach((id, i) => (values[id] = parts[i] === "NULL" ? null : Number(parts[i])));
  return values;
}

/** A day in one of some ranges, of which there is at least one. */
const within = (column: string, ranges: readonly Range[]): SQL =>
  sql`(${sql.join(
    ranges.map(({ from, until }) => sql`${sql.raw(column)} >= ${from} and ${sql.raw(column)} < ${until}`),
    sql` or `,
  )})`;

/** The customer base of the months read; it belongs to no team. */
async function baseOf(
  { tx, tenantId }: TenantScope,
  { months, spans }: Cuts,
  measures: readonly MeasureId[],
): Promise<BaseRow[]> {
  const ranges = [...months, ...spans];
  if (measures.length === 0 || ranges.length === 0) return [];
  const found = await tx.execute<{ start: LocalDate; values: string }>(sql`
    select b.start::text, ${valuesText(measures)} as values from customer_months b
    where b.tenant_id = ${tenantId} and ${within("b.start", ranges)} order by b.start`);
  return found.map(({ start, values }) => ({ start, values: valuesIn(values, measures) }));
}

/** Every channel of the tenant that recorded anything in the months read. */
async function placesOf({ tx, tenantId }: TenantScope, { months, spans }: Cuts): Promise<Place[]> {
  const ranges = [...months, ...spans];
  if (ranges.length === 0) return [];
  return tx.execute<Place>(sql`
    select distinct m.channel_id as "channelId", m.team_id as "teamId" from monthly_tallies m
    where m.tenant_id = ${tenantId} and ${within("m.month", ranges)}`);
}
