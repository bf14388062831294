import { randomUUID } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { joinChannelLines, joinEmptyLine, joinLine } from "@/db/connection/line";
import { renewChannels } from "@/db/queries/tallies/monthly";
import { imports } from "@/db/schema/import";
import { importMappingSchema } from "@/domain/imports/mapping";
import { ON_EXISTING } from "@/domain/imports/plan";
import { slugText, text } from "@/domain/bounds";
import { Fault } from "../../fault";
import { holdImport, namedIn, touchedRecords } from "../file";
import type { Chunk } from "../plan-write";
import { importTargets } from "../destinations";
import { fileNameSchema, importTextSchema } from "../text";
import { assertWritten, changedSince } from "../../premise";
import { command, type Work } from "../../command";

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

export interface Imported {
  id: string;
  rowsNew: number;
  rowsChanged: number;
  rowsSame: number;
}

/** Writes a file's records, all or none, exactly as previewed, and keeps what stood there before. */
export const importRecords = command({
  name: "import-records",
  kind: "replaces",
  action: "import.write",
  input: importRecordsSchema,
  patient: true,
  before: (context, input) => holdImport(context, input),
  async run(
    work,
    input,
    held,
  ): Promise<{ result: Imported; audit: { subject: string; before: null; after: unknown } | null }> {
    // The same file twice at once answers twice the same; two files of one tenant never interleave: the second is told at once.
    await joinLine(work, "import", input.key);
    const done = await earlier(work, input, held.content);
    if (done) return { result: done, audit: null };
    if (!(await joinEmptyLine(work, "import"))) throw new Fault("CONFLICT", "import_under_way");
    const channelIds = input.mapping.places.flatMap(({ channelId }) => channelId ?? []);
    await joinChannelLines(work, channelIds);
    // Read under the rights of a moment ago: they hold now, too.
    namedIn(input.mapping, await importTargets(work, work.context));
    const plan = await held.finish((touched) => touchedRecords(work, touched, true));
    if (plan.hasErrors) throw new Fault("UNPROCESSABLE_CONTENT", "import_has_errors");
    if (plan.fingerprint !== input.fingerprint) throw new Fault("CONFLICT", "import_changed_meanwhile");
    if (plan.counts.new + plan.counts.changed === 0)
      throw new Fault("UNPROCESSABLE_CONTENT", "import_nothing_to_write");
    const result = {
      id: randomUUID(),
      rowsNew: plan.counts.new,
      rowsChanged: plan.counts.changed,
      rowsSame: plan.counts.same,
    };
    await note(work, input, { ...plan, content: held.content }, result);
    for (const chunk of plan.added) await insertNew(work, chunk, result.id);
    for (const chunk of plan.changed) await updateChanged(work, chunk, result.id);
    await renewChannels(work, channelIds);
    return {
      result,
      audit: { subject: `import:${result.id}`, before: null, after: { fileName: input.fileName, ...result } },
    };
  },
});

type ImportInput = z.output<typeof importRecordsSchema>;

/** What this very request brought in before. A key that brought in something else, or is somebody else's, is refused. */
async function earlier(
  { tx, tenantId, context }: Work,
  input: ImportInput,
  content: string,
): Promise<Imported | undefined> {
  const [found] = await tx
    .select({
      id: imports.id,
      rowsNew: imports.rowsNew,
      rowsChanged: imports.rowsChanged,
      rowsSame: imports.rowsSame,
      by: imports.createdBy,
      mapping: imports.mapping,
    })
    .from(imports)
    .where(and(eq(imports.tenantId, tenantId), eq(imports.key, input.key)));
  if (!found) return undefined;
  const { by, mapping, ...done } = found;
  if (by !== context.user.id || (contentOf(mapping) ?? content) !== content) throw changedSince({ id: done.id });
  return done;
}

const contentOf = (mapping: unknown): unknown =>
  typeof mapping === "object" && mapping !== null && "content" in mapping ? mapping.content : null;

interface Planned {
  firstChannelId: string | undefined;
  signature: string;
  content: string;
}

async function note(
  { tx, tenantId, context }: Work,
  input: ImportInput,
  { firstChannelId, signature, content }: Planned,
  { id, ...rows }: Imported,
): Promise<void> {
  if (!firstChannelId) throw new Fault("BAD_REQUEST", "import_mapping_incomplete");
  await assertWritten(
    tx
      .insert(imports)
      .values({
        tenantId,
        id,
        key: input.key,
        channelId: firstChannelId,
        fileName: input.fileName,
        ...rows,
        mapping: { signature, onExisting: input.onExisting, rules: input.mapping, content },
        createdBy: context.user.id,
        createdByName: context.memberName,
        createdAt: context.now,
      })
      .onConflictDoNothing()
      .returning({ id: imports.id }),
  );
}

/** Rows travel as one JSON value a chunk (COPY is refused under row-level security). Whoever was quicker with one of them stops it all. */
async function insertNew({ tx, tenantId }: Work, chunk: Chunk, importId: string): Promise<void> {
  const json = jsonOf(chunk);
  const made = await tx.execute<{ count: number }>(sql`
    with made as (insert into records select * from jsonb_populate_recordset(null::records, ${json}) on conflict do nothing returning channel_id, start),
      noted as (insert into import_rows (tenant_id, import_id, channel_id, start, before, version_after) select ${tenantId}::uuid, ${importId}::uuid, channel_id, start, null, 1 from made returning start)
    select count(*)::int as count from made`);
  if (made[0]?.count !== chunk.rows) throw new Fault("CONFLICT", "import_changed_meanwhile");
}

/** The whole record as it stood is kept first, so that undo can put it back to the letter. One that is not as it was planned over stops it all. */
async function updateChanged({ tx, tenantId }: Work, chunk: Chunk, importId: string): Promise<void> {
  const planned = sql`jsonb_populate_recordset(null::records, ${jsonOf(chunk)}) n where r.tenant_id = ${tenantId} and r.channel_id = n.channel_id and r.start = n.start and r.version = n.version`;
  const kept =
    await tx.execute(sql`insert into import_rows (tenant_id, import_id, channel_id, start, before, version_after)
    select r.tenant_id, ${importId}::uuid, r.channel_id, r.start, to_jsonb(r), r.version + 1 from records r, ${planned} returning start`);
  const columns = [...chunk.measures, "sl_threshold_sec", "ces_scale"].map(
    (column): SQL =>
      sql`${sql.identifier(column)} = coalesce(n.${sql.identifier(column)}, r.${sql.identifier(column)})`,
  );
  const written =
    await tx.execute(sql`update records r set ${sql.join(columns, sql`, `)}, estimated = n.estimated, estimates = n.estimates, source = n.source,
      version = r.version + 1, updated_by = n.updated_by, updated_at = n.updated_at
    from ${planned} returning r.start`);
  if (kept.length !== chunk.rows || written.length !== chunk.rows)
    throw new Fault("CONFLICT", "import_changed_meanwhile");
}

const jsonOf = ({ json }: Chunk): SQL => sql`${json}::text::jsonb`;
