import { randomUUID } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema/import";
import { slugText, text } from "@/domain/bounds";
import { type ImportMapping, importMappingSchema } from "@/domain/import-mapping";
import { ON_EXISTING, type PlannedRow } from "@/domain/import-plan";
import type { RecordMeasureId } from "@/domain/measure";
import { variantsOn } from "@/domain/variants-in-force";
import { Fault } from "../fault";
import { prepareImport, type Prepared } from "../imports/prepare";
import { countsOf } from "../imports/preview";
import { fileNameSchema, importTextSchema } from "../imports/text";
import { command, type Work } from "./command";

export const importRecordsSchema = z.strictObject({
  tenant: slugText,
  /** Made by the browser, once a file: a repeated request imports once. */
  key: z.uuid(),
  fileName: fileNameSchema,
  text: importTextSchema,
  mapping: importMappingSchema,
  onExisting: z.enum(ON_EXISTING),
  /** Of the preview the person agreed to. */
  fingerprint: text(100),
});

export interface Imported { id: string; rowsNew: number; rowsChanged: number; rowsSame: number }

/** Writes a file's records, all or none, exactly as previewed, and keeps what stood there before. */
export const importRecords = command({
  name: "import-records",
  action: "import.write",
  input: importRecordsSchema,
  async run(work, input): Promise<{ result: Imported; audit: { subject: string; before: null; after: unknown } | null }> {
    await oneAtATime(work);
    const done = await earlier(work, input.key);
    if (done) return { result: done, audit: null };
    const prepared = await prepareImport(work, work.context, input, { lock: true });
    if (prepared.issues.some(({ severity }) => severity === "error")) throw new Fault("UNPROCESSABLE_CONTENT", "import_has_errors");
    if (prepared.fingerprint !== input.fingerprint) throw new Fault("CONFLICT", "import_changed_meanwhile");
    const counts = countsOf(prepared.plan.rows);
    if (counts.new + counts.changed === 0) throw new Fault("UNPROCESSABLE_CONTENT", "import_nothing_to_write");
    const result = { id: randomUUID(), rowsNew: counts.new, rowsChanged: counts.changed, rowsSame: counts.same };
    await note(work, input, prepared, result);
    for (const chunk of chunked(prepared.plan.rows.filter(({ change }) => change === "new"))) await insertNew(work, chunk, prepared, result.id);
    for (const chunk of chunked(prepared.plan.rows.filter(({ change }) => change === "changed"))) await updateChanged(work, chunk, prepared, result.id);
    return { result, audit: { subject: `import:${result.id}`, before: null, after: { fileName: input.fileName, ...result } } };
  },
});

/** Two imports of one tenant never interleave: the second is told at once, and is free to try again. */
async function oneAtATime({ tx, tenantId }: Work): Promise<void> {
  const rows = await tx.execute<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${`import:${tenantId}`}, 0)) as free`);
  if (rows[0]?.free !== true) throw new Fault("CONFLICT", "import_under_way");
}

async function earlier({ tx, tenantId, context }: Work, key: string): Promise<Imported | undefined> {
  const rows = await tx.select({ id: imports.id, rowsNew: imports.rowsNew, rowsChanged: imports.rowsChanged, rowsSame: imports.rowsSame }).from(imports)
    .where(and(eq(imports.tenantId, tenantId), eq(imports.key, key), eq(imports.createdBy, context.user.id)));
  return rows[0];
}

async function note({ tx, tenantId, context }: Work, input: { key: string; fileName: string; mapping: ImportMapping; onExisting: string }, prepared: Prepared, { id, ...rows }: Imported): Promise<void> {
  const first = prepared.targets[0];
  if (!first) throw new Fault("BAD_REQUEST", "import_mapping_incomplete");
  await tx.insert(imports).values({
    tenantId, id, key: input.key, channelId: first.id, fileName: input.fileName, ...rows,
    mapping: { signature: prepared.signature, onExisting: input.onExisting, rules: input.mapping },
    createdBy: context.user.id, createdByName: context.memberName, createdAt: context.now,
  });
}

const CHUNK = 1_000;

function chunked<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) => rows.slice(i * CHUNK, (i + 1) * CHUNK));
}

/** Rows travel as one JSON value a chunk (COPY is refused under row-level security). Whoever was quicker with one of them stops it all. */
async function insertNew(work: Work, rows: readonly PlannedRow[], prepared: Prepared, importId: string): Promise<void> {
  const { tx, tenantId } = work;
  const json = jsonOf(rows.map((planned) => recordOf(work, planned, prepared)));
  const made = await tx.execute<{ count: number }>(sql`
    with made as (insert into records select * from jsonb_populate_recordset(null::records, ${json}) on conflict do nothing returning channel_id, start),
      noted as (insert into import_rows (tenant_id, import_id, channel_id, start, before, version_after) select ${tenantId}::uuid, ${importId}::uuid, channel_id, start, null, 1 from made)
    select count(*)::int as count from made`);
  if (made[0]?.count !== rows.length) throw new Fault("CONFLICT", "import_changed_meanwhile");
}

/** The whole record as it stood is kept first, so that undo can put it back to the letter. */
async function updateChanged(work: Work, rows: readonly PlannedRow[], prepared: Prepared, importId: string): Promise<void> {
  const { tx, tenantId } = work;
  const json = jsonOf(rows.map((planned) => recordOf(work, planned, prepared)));
  const changed = sql`records r join jsonb_populate_recordset(null::records, ${json}) n on r.channel_id = n.channel_id and r.start = n.start where r.tenant_id = ${tenantId}`;
  await tx.execute(sql`insert into import_rows (tenant_id, import_id, channel_id, start, before, version_after)
    select r.tenant_id, ${importId}::uuid, r.channel_id, r.start, to_jsonb(r), r.version + 1 from ${changed}`);
  const measures = new Set(rows.flatMap(({ written }) => Object.keys(written)));
  const kept = [...measures, "sl_threshold_sec", "ces_scale"].map((column): SQL => sql`${sql.identifier(column)} = coalesce(n.${sql.identifier(column)}, r.${sql.identifier(column)})`);
  await tx.execute(sql`update records r set ${sql.join(kept, sql`, `)}, estimated = r.estimated or n.estimated, source = n.source,
      version = r.version + 1, updated_by = n.updated_by, updated_at = n.updated_at
    from jsonb_populate_recordset(null::records, ${json}) n where r.tenant_id = ${tenantId} and r.channel_id = n.channel_id and r.start = n.start`);
}

const jsonOf = (rows: readonly object[]): SQL => sql`${JSON.stringify(rows)}::text::jsonb`;

/** The definitions counts were made by stand beside them; an update names them only where it writes such counts. */
function recordOf({ tenantId, context }: Work, { row, written, existing }: PlannedRow, { thresholdSec }: Prepared): object {
  const inForce = variantsOn(context.history, row.period.from);
  const ids = Object.keys(written) as RecordMeasureId[];
  const counts = (test: (id: RecordMeasureId) => boolean) => existing === null || ids.some(test);
  return {
    tenant_id: tenantId, team_id: row.target.teamId, channel_id: row.target.id, start: row.period.from, until: row.period.until, cadence: row.target.cadence, ...written,
    sl_threshold_sec: counts((id) => id.endsWith("_in_threshold")) ? (thresholdSec ?? inForce.slThresholdSec) : null,
    ces_scale: counts((id) => id.startsWith("ces_")) ? inForce.cesScale : null,
    source: "import", estimated: ids.some((id) => row.estimated.includes(id)), version: 1, updated_by: context.user.id, updated_at: context.now.toISOString(),
  };
}
