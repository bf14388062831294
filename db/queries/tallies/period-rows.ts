import { sql, type SQL } from "drizzle-orm";
import type { Cadence, ChannelKind } from "@/domain/measures/channel";
import { isMeasureId, type MeasureId, type Row } from "@/domain/measures/measure";
import type { Bucket, LocalDate } from "@/domain/time/period";
import type { Subject } from "@/domain/kpi/subject";
import type { Variants } from "@/domain/kpi/kpi";
import type { TallyQuery } from "@/domain/tallies/query";
import type { TenantScope } from "../../connection/scope";
import { among, measureColumn } from "../sql-fragments";
import type { VariantHistory } from "@/domain/kpi/definitions";
import { POOLED } from "@/domain/tallies/grouping";
import { type ContactMonth, contactMonths } from "@/domain/tallies/months";
import { estimatesIn, readCube } from "./cube";
import { measuresBehind } from "./need-text";

/** One recorded period as a figure sees it. */
export interface PeriodRow {
  readonly start: LocalDate;
  readonly until: LocalDate;
  readonly cadence: Cadence;
  readonly teamId: string;
  readonly channelId: string;
  readonly kind: ChannelKind;
  /** The raw measures behind the figure; null is not recorded. */
  readonly values: Row;
  /** Its period is longer than the figure's grain, or sticks out of the range. */
  readonly coarse: boolean;
  readonly slThresholdSec: number | null;
  readonly cesScale: string | null;
  readonly source: "grid" | "import" | "demo";
  readonly estimates: readonly MeasureId[];
  readonly note: string | null;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

type Found = Record<string, unknown> & {
  start: string;
  until: string;
  cadence: PeriodRow["cadence"];
  team_id: string;
  channel_id: string;
  kind: ChannelKind;
  coarse: boolean;
  sl_threshold_sec: number | null;
  ces_scale: string | null;
  source: PeriodRow["source"];
  estimates: string;
  note: string | null;
  updated_by: string;
  updated_ms: number;
  all_rows: number;
};

/** A question about one figure, by one set of definitions. */
export type RowsQuery = TallyQuery & { readonly variants: Variants };

/** What a question looks at: records that begin in the range, and those that touch it but are too coarse for it. The longest record has 31 days, so the index on `start` finds them. */
const considered = ({ tenantId }: TenantScope, query: TallyQuery): SQL => {
  const { range, teams, channels } = query;
  return sql`
  r.tenant_id = ${tenantId} and r.start > ${range.from}::date - 31 and r.start < ${range.until} and r.until > ${range.from}
  ${among("r.team_id", teams)} ${among("r.channel_id", channels)} and (r.start >= ${range.from} or ${tooCoarse(query)})`;
};

/** As domain/tallies/table.ts has it: a week that straddles two buckets belongs to the one it begins in; a month must lie within the range. */
function tooCoarse({ grain, range, ended = false }: Pick<TallyQuery, "grain" | "range" | "ended">): SQL {
  const over = ended ? sql`or r.until > ${range.until}` : sql``;
  if (grain === "day") return sql`(r.cadence <> 'day' ${over})`;
  if (grain === "week") return sql`(r.cadence = 'month' ${over})`;
  return sql`(r.cadence = 'month' and (r.start < ${range.from} or r.until > ${range.until}) ${over})`;
}

/** The records the tallies look at for the query's only subject, newest first, `limit` of them; `count` is of all. Channels the subject does not apply to are not among them. */
export async function periodRows(
  scope: TenantScope,
  query: RowsQuery,
  subject: Subject,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: PeriodRow[]; count: number }> {
  const measures = measuresBehind(subject.needs(query.variants));
  const kinds = subject.channels === "base" ? [] : subject.channels;
  const rows = await scope.tx.execute<Found>(sql`
    select r.start::text, r.until::text, r.cadence, r.team_id, r.channel_id, c.kind, coalesce(${tooCoarse(query)}, false) as coarse, r.sl_threshold_sec, r.ces_scale,
      r.source, coalesce(array_to_string(r.estimates, ','), '') as estimates, r.note, r.updated_by, (extract(epoch from r.updated_at) * 1000)::float8 as updated_ms, ${sql.join(
        measures.map((id) => sql`${measureColumn(id)}::float8`),
        sql`, `,
      )}, count(*) over ()::float8 as all_rows
    from records r join channels c on c.tenant_id = r.tenant_id and c.id = r.channel_id join teams t on t.tenant_id = r.tenant_id and t.id = r.team_id
    where ${considered(scope, query)} and c.kind = any(${`{${kinds.join()}}`}::text[])
    order by r.start desc, t.position, t.id, c.position, c.id limit ${limit} offset ${offset}`);
  return { rows: rows.map((row) => rowOf(row, measures)), count: rows[0]?.all_rows ?? 0 };
}

function rowOf(row: Found, measures: readonly MeasureId[]): PeriodRow {
  const values: Row = Object.fromEntries(measures.map((id) => [id, typeof row[id] === "number" ? row[id] : null]));
  return {
    start: row.start,
    until: row.until,
    cadence: row.cadence,
    teamId: row.team_id,
    channelId: row.channel_id,
    kind: row.kind,
    values,
    coarse: row.coarse,
    slThresholdSec: row.sl_threshold_sec,
    cesScale: row.ces_scale,
    source: row.source,
    estimates: estimatesIn(row.estimates),
    note: row.note,
    updatedBy: row.updated_by,
    updatedAt: new Date(row.updated_ms),
  };
}

/** Contacts and contacting customers of whole months, as the tallies lay them beside the customer base. */
export async function contactsOfMonths(
  scope: TenantScope,
  query: TallyQuery,
  months: readonly Bucket[],
  history: VariantHistory,
): Promise<ReadonlyMap<LocalDate, ContactMonth>> {
  const cube = await readCube(scope, [query], history);
  const found = contactMonths(cube, query, new Set(months.map(({ start }) => start))).get(POOLED) ?? [];
  return new Map(found.map((month) => [month.period, month]));
}

/** The measures a stored row holds. */
export const measuresIn = (row: object): Row =>
  Object.fromEntries(Object.entries(row).filter(([id]) => isMeasureId(id))) as Row;
