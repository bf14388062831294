import { and, asc, count, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { RECORD_MEASURES, type RecordMeasureId } from "@/domain/measures/measure";
import type { LocalDate, Range } from "@/domain/time/period";
import { auditLog } from "../../schema/audit";
import { importRows, imports } from "../../schema/import";
import { records } from "../../schema/record";
import { channels } from "../../schema/team";
import type { TenantScope } from "../../connection/scope";

export type Reach = readonly string[] | "all";

/** Lets this transaction pause for a minute between statements: reading the largest file takes seconds on a busy machine. */
export async function allowPause({ tx }: TenantScope): Promise<void> {
  await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', '60s', true)`);
}

/** Records of one statement, and of all together: so many are read for one file, and no more are held. */
const [SLICE, MOST] = [2_000, 200_000] as const;

/**
 * Records of these channels that touch the range, as they stand, in slices: JSON of lists of [channelId, start, until, cadence,
 * version, when it was written, its estimates, [value of each record measure]]. PostgreSQL writes the JSON and a worker reads it. `lock` holds the
 * records until the transaction ends. Throws TooManyTouched beyond 200,000.
 */
export async function recordsTouching(
  { tx, tenantId }: TenantScope,
  channelIds: readonly string[],
  range: Range,
  lock = false,
): Promise<string[]> {
  const slices: string[] = [];
  if (channelIds.length === 0) return slices;
  const values = sql.join(
    RECORD_MEASURES.map(({ id }) => sql`${records[id as RecordMeasureId]}`),
    sql`, `,
  );
  const line = sql<string>`json_build_array(${records.channelId}, ${records.start}, ${records.until}, ${records.cadence}, ${records.version}, ${records.updatedAt}::text, ${records.estimates}, array[${values}]::bigint[])::text`;
  for (let after: { channelId: string; start: LocalDate } | undefined; ;) {
    const found = tx
      .select({ line, channelId: records.channelId, start: records.start })
      .from(records)
      .where(
        and(
          eq(records.tenantId, tenantId),
          inArray(records.channelId, [...channelIds]),
          lt(records.start, range.until),
          gt(records.until, range.from),
          after && sql`(${records.channelId}, ${records.start}) > (${after.channelId}::uuid, ${after.start}::date)`,
        ),
      )
      .orderBy(asc(records.channelId), asc(records.start))
      .limit(SLICE);
    const rows = await (lock ? found.for("update") : found);
    if (rows.length > 0) slices.push(`[${rows.map((row) => row.line).join(",")}]`);
    after = rows.at(-1);
    if (rows.length < SLICE) return slices;
    if (slices.length * SLICE >= MOST) throw new TooManyTouched();
  }
}

/** The file's days are all over years of records. */
class TooManyTouched extends Error {
  override name = "TooManyTouched";
}
export const isTooManyTouched = (error: unknown): boolean => error instanceof Error && error.name === "TooManyTouched";

/** The mapping last used for a file with these headers; null when none was. What was stored is checked by the caller. */
export async function rememberedMapping({ tx, tenantId }: TenantScope, signature: string): Promise<unknown> {
  const rows = await tx
    .select({ mapping: imports.mapping })
    .from(imports)
    .where(and(eq(imports.tenantId, tenantId), sql`${imports.mapping}->>'signature' = ${signature}`))
    .orderBy(desc(imports.createdAt))
    .limit(1);
  return rows[0]?.mapping ?? null;
}

export interface ImportEntry {
  id: string;
  fileName: string;
  rowsNew: number;
  rowsChanged: number;
  rowsSame: number;
  by: string;
  at: Date;
  undoneAt: Date | null;
  /** Names of the channels it wrote to; and the first and last day it touched, null when it changed nothing. */
  channels: string;
  from: LocalDate | null;
  last: LocalDate | null;
}

const LISTED = 50;

/** Imports that touched nothing outside the member's reach, newest first. */
export async function importHistory(scope: TenantScope, reach: Reach): Promise<ImportEntry[]> {
  const { tx, tenantId } = scope;
  const rows = await tx.execute<
    Record<string, unknown> & Omit<ImportEntry, "at" | "undoneAt"> & { at: string; undoneAt: string | null }
  >(sql`
    select i.id, i.file_name as "fileName", i.rows_new as "rowsNew", i.rows_changed as "rowsChanged", i.rows_same as "rowsSame",
      i.created_by_name as by, i.created_at as at, i.undone_at as "undoneAt",
      coalesce(touched.names, '') as channels, touched.first_day::text as from, touched.last_day::text as last
    from imports i
    cross join lateral (
      select string_agg(distinct t.name || ' / ' || c.name, ', ') as names, min(r.start) as first_day, max(r.start) as last_day
      from import_rows r join channels c on c.tenant_id = r.tenant_id and c.id = r.channel_id join teams t on t.tenant_id = c.tenant_id and t.id = c.team_id
      where r.tenant_id = i.tenant_id and r.import_id = i.id) touched
    where i.tenant_id = ${tenantId} ${withinReach(reach)}
    order by i.created_at desc, i.id limit ${LISTED}`);
  return rows.map(({ at, undoneAt, ...row }) => ({
    ...row,
    at: new Date(at),
    undoneAt: undoneAt === null ? null : new Date(undoneAt),
  }));
}

/** ` and …`: every channel the import `i` wrote to is of the member's teams. Not by `i.channel_id`, the first of possibly several. */
function withinReach(reach: Reach) {
  if (reach === "all") return sql``;
  const own = sql`${`{${reach.join()}}`}::uuid[]`;
  return sql`and exists (select from import_rows r where r.tenant_id = i.tenant_id and r.import_id = i.id)
    and not exists (select from import_rows r join channels c on c.tenant_id = r.tenant_id and c.id = r.channel_id
      where r.tenant_id = i.tenant_id and r.import_id = i.id and not c.team_id = any(${own}))`;
}

export interface LockedImport {
  id: string;
  fileName: string;
  createdAt: Date;
  undone: boolean;
  /** What it wrote to: the channels, and how many records, of them how many that were there before. */
  channelIds: string[];
  rows: { touched: number; replaced: number };
}

/** One import within the member's reach, locked; undefined where there is none for them. */
export async function lockImport(scope: TenantScope, id: string, reach: Reach): Promise<LockedImport | undefined> {
  const rows = await scope.tx.execute<{ id: string; fileName: string; createdAt: string; undone: boolean }>(sql`
    select i.id, i.file_name as "fileName", i.created_at as "createdAt", i.undone_at is not null as undone
    from imports i where i.tenant_id = ${scope.tenantId} and i.id = ${id} ${withinReach(reach)} for update`);
  const [found] = rows;
  if (!found) return undefined;
  const touched = await scope.tx
    .select({ channelId: importRows.channelId, touched: count(), replaced: count(importRows.before) })
    .from(importRows)
    .where(and(eq(importRows.tenantId, scope.tenantId), eq(importRows.importId, id)))
    .groupBy(importRows.channelId);
  const sum = (of: "touched" | "replaced") => touched.reduce((total, row) => total + row[of], 0);
  return {
    ...found,
    createdAt: new Date(found.createdAt),
    channelIds: touched.map(({ channelId }) => channelId),
    rows: { touched: sum("touched"), replaced: sum("replaced") },
  };
}

export interface ChangedSince {
  channelId: string;
  channel: string;
  start: LocalDate;
  removed: boolean;
}

/** Records an import wrote that are no longer as it left them, in order. */
export async function changedSince({ tx, tenantId }: TenantScope, importId: string): Promise<ChangedSince[]> {
  const rows = await tx
    .select({
      channelId: importRows.channelId,
      channel: channels.name,
      start: importRows.start,
      version: records.version,
    })
    .from(importRows)
    .innerJoin(channels, and(eq(channels.tenantId, importRows.tenantId), eq(channels.id, importRows.channelId)))
    .leftJoin(
      records,
      and(
        eq(records.tenantId, importRows.tenantId),
        eq(records.channelId, importRows.channelId),
        eq(records.start, importRows.start),
      ),
    )
    .where(
      and(
        eq(importRows.tenantId, tenantId),
        eq(importRows.importId, importId),
        sql`${records.version} is distinct from ${importRows.versionAfter}`,
      ),
    )
    .orderBy(asc(importRows.start), asc(channels.position));
  return rows.map(({ version, ...row }) => ({ ...row, removed: version === null }));
}

export interface LaterEdit {
  subject: string;
  before: unknown;
  after: unknown;
}

/** What the audit log says was done to these records since a moment: the cells somebody changed. */
export async function editsSince(
  { tx, tenantId }: TenantScope,
  subjects: readonly string[],
  since: Date,
): Promise<LaterEdit[]> {
  if (subjects.length === 0) return [];
  return tx
    .select({
      subject: auditLog.subject,
      before: auditLog.before,
      after: auditLog.after,
    })
    .from(auditLog)
    .where(and(eq(auditLog.tenantId, tenantId), inArray(auditLog.subject, [...subjects]), gt(auditLog.at, since)))
    .orderBy(asc(auditLog.at));
}

/** Later imports, not undone, that wrote to the same records: they have to be undone first. */
export async function importsOver({ tx, tenantId }: TenantScope, importId: string, since: Date): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select i.file_name as name from imports i where i.tenant_id = ${tenantId} and i.undone_at is null and i.created_at > ${since.toISOString()}::timestamptz
      and exists (select from import_rows a join import_rows b on b.tenant_id = a.tenant_id and b.channel_id = a.channel_id and b.start = a.start
        where a.tenant_id = i.tenant_id and a.import_id = ${importId} and b.import_id = i.id)
    order by i.created_at desc`);
  return rows.map(({ name }) => name);
}
