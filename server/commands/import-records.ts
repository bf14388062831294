import { randomUUID } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema/import";
import { type ImportMapping, importMappingSchema } from "@/domain/import-mapping";
import { ON_EXISTING } from "@/domain/import-plan";
import { Fault } from "../fault";
import { holdImport, namedIn, touchedRecords } from "../imports/file";
import type { Chunk } from "../imports/plan-write";
import { importTargets } from "../imports/targets";
import { fileNameSchema, importTextSchema } from "../imports/text";
import { command, type Work } from "./command";

export const importRecordsSchema = z.strictObject({
  tenant: z.string(),
  /** Made by the browser, once a file: a repeated request imports once. */
  key: z.uuid(),
  fileName: fileNameSchema,
  text: importTextSchema,
  mapping: importMappingSchema,
  onExisting: z.enum(ON_EXISTING),
  /** Of the preview the person agreed to. */
  fingerprint: z.string().max(100),
});

export interface Imported { id: string; rowsNew: number; rowsChanged: number; rowsSame: number }

/** Writes a file's records, all or none, exactly as previewed, and keeps what stood there before. */
export const importRecords = command({
  name: "import-records",
  action: "import.write",
  input: importRecordsSchema,
  before: (context, input) => holdImport(context, input),
  async run(work, input, held): Promise<{ result: Imported; audit: { subject: string; before: null; after: unknown } | null }> {
    await oneAtATime(work);
    const done = await earlier(work, input.key);
    if (done) return { result: done, audit: null };
    // Read under the rights of a moment ago: they hold now, too.
    namedIn(input.mapping, await importTargets(work, work.context));
    const plan = await held.finish((touched) => touchedRecords(work, touched, true));
    if (plan.hasErrors) throw new Fault("UNPROCESSABLE_CONTENT", "import_has_errors");
    if (plan.fingerprint !== input.fingerprint) throw new Fault("CONFLICT", "import_changed_meanwhile");
    if (plan.counts.new + plan.counts.changed === 0) throw new Fault("UNPROCESSABLE_CONTENT", "import_nothing_to_write");
    const result = { id: randomUUID(), rowsNew: plan.counts.new, rowsChanged: plan.counts.changed, rowsSame: plan.counts.same };
    await note(work, input, plan, result);
    for (const chunk of plan.added) await insertNew(work, chunk, result.id);
    for (const chunk of plan.changed) await updateChanged(work, chunk, result.id);
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

async function note({ tx, tenantId, context }: Work, input: { key: string; fileName: string; mapping: ImportMapping; onExisting: string }, { firstChannelId, signature }: { firstChannelId: string | undefined; signature: string }, { id, ...rows }: Imported): Promise<void> {
  if (!firstChannelId) throw new Fault("BAD_REQUEST", "import_mapping_incomplete");
  await tx.insert(imports).values({
    tenantId, id, key: input.key, channelId: firstChannelId, fileName: input.fileName, ...rows,
    mapping: { signature, onExisting: input.onExisting, rules: input.mapping },
    createdBy: context.user.id, createdByName: context.memberName, createdAt: context.now,
  });
}

/** Rows travel as one JSON value a chunk (COPY is refused under row-level security). Whoever was quicker with one of them stops it all. */
async function insertNew({ tx, tenantId }: Work, chunk: Chunk, importId: string): Promise<void> {
  const json = jsonOf(chunk);
  const made = await tx.execute<{ count: number }>(sql`
    with made as (insert into records select * from jsonb_populate_recordset(null::records, ${json}) on conflict do nothing returning channel_id, start),
      noted as (insert into import_rows (tenant_id, import_id, channel_id, start, before, version_after) select ${tenantId}::uuid, ${importId}::uuid, channel_id, start, null, 1 from made)
    select count(*)::int as count from made`);
  if (made[0]?.count !== chunk.rows) throw new Fault("CONFLICT", "import_changed_meanwhile");
}

/** The whole record as it stood is kept first, so that undo can put it back to the letter. */
async function updateChanged({ tx, tenantId }: Work, chunk: Chunk, importId: string): Promise<void> {
  const json = jsonOf(chunk);
  const changed = sql`records r join jsonb_populate_recordset(null::records, ${json}) n on r.channel_id = n.channel_id and r.start = n.start where r.tenant_id = ${tenantId}`;
  await tx.execute(sql`insert into import_rows (tenant_id, import_id, channel_id, start, before, version_after)
    select r.tenant_id, ${importId}::uuid, r.channel_id, r.start, to_jsonb(r), r.version + 1 from ${changed}`);
  const kept = [...chunk.measures, "sl_threshold_sec", "ces_scale"].map((column): SQL => sql`${sql.identifier(column)} = coalesce(n.${sql.identifier(column)}, r.${sql.identifier(column)})`);
  await tx.execute(sql`update records r set ${sql.join(kept, sql`, `)}, estimated = r.estimated or n.estimated, source = n.source,
      version = r.version + 1, updated_by = n.updated_by, updated_at = n.updated_at
    from jsonb_populate_recordset(null::records, ${json}) n where r.tenant_id = ${tenantId} and r.channel_id = n.channel_id and r.start = n.start`);
}

const jsonOf = ({ json }: Chunk): SQL => sql`${json}::text::jsonb`;
