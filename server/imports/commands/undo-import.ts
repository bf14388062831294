import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { joinChannelLines } from "@/db/connection/line";
import {
  changedSince,
  type ChangedSince,
  editsSince,
  importsOver,
  lockImport,
  type LaterEdit,
} from "@/db/queries/imports/imports";
import { renewChannels } from "@/db/queries/tallies/monthly";
import { imports } from "@/db/schema/import";
import { slugText } from "@/domain/bounds";
import { rowId } from "@/domain/grid/row-id";
import { isMeasureId, type MeasureId } from "@/domain/measures/measure";
import type { LocalDate } from "@/domain/time/period";
import { Fault, notFound } from "../../fault";
import { assertWritten } from "../../premise";
import { command, type Work } from "../../command";

export const undoImportSchema = z.strictObject({ tenant: slugText, importId: z.uuid() });

/** A record that stands in the way of an undo, with the cells somebody changed since, as far as the audit log names them. */
export interface InTheWay {
  channel: string;
  start: LocalDate;
  removed: boolean;
  cells: { measure: MeasureId; before: number | null; after: number | null }[];
}
export interface UndoRefused {
  records: InTheWay[];
  count: number;
  laterImports: string[];
}

const NAMED = 20;

/** Puts every record an import touched back exactly as it was, or refuses and names what was changed since. */
export const undoImport = command({
  name: "undo-import",
  kind: "settles",
  action: "import.write",
  input: undoImportSchema,
  patient: true,
  async run(
    work,
    { importId },
  ): Promise<{ result: { fileName: string }; audit: { subject: string; before: unknown; after: unknown } }> {
    const found = await lockImport(work, importId, work.context.teams);
    if (!found) throw notFound();
    if (found.undone) throw new Fault("CONFLICT", "import_already_undone");
    await joinChannelLines(work, found.channelIds);
    const changed = await changedSince(work, importId);
    if (changed.length > 0)
      throw new Fault(
        "CONFLICT",
        "import_changed_since",
        { count: changed.length },
        await inTheWay(work, importId, found.createdAt, changed),
      );
    await restore(work, importId, found.rows);
    await renewChannels(work, found.channelIds);
    await work.tx
      .update(imports)
      .set({ undoneAt: work.context.now })
      .where(and(eq(imports.tenantId, work.tenantId), eq(imports.id, importId)));
    return {
      result: { fileName: found.fileName },
      audit: {
        subject: `import:${importId}`,
        before: { fileName: found.fileName, undone: false },
        after: { fileName: found.fileName, undone: true },
      },
    };
  },
});

/**
 * What was new goes, what was changed comes back with its version, author and time: the state before is the state after.
 * Each record must be as the import left it when it goes, and what comes back must find its place empty.
 */
async function restore(
  { tx, tenantId }: Work,
  importId: string,
  { touched, replaced }: { touched: number; replaced: number },
): Promise<void> {
  await assertWritten(
    tx.execute(sql`delete from records r using import_rows i
    where r.tenant_id = ${tenantId} and i.tenant_id = r.tenant_id and i.import_id = ${importId} and i.channel_id = r.channel_id and i.start = r.start
      and r.version = i.version_after returning r.start`),
    touched,
  );
  await assertWritten(
    tx.execute(sql`insert into records select (jsonb_populate_record(null::records, i.before)).*
    from import_rows i where i.tenant_id = ${tenantId} and i.import_id = ${importId} and i.before is not null on conflict do nothing returning start`),
    replaced,
  );
}

async function inTheWay(
  work: Work,
  importId: string,
  since: Date,
  changed: readonly ChangedSince[],
): Promise<UndoRefused> {
  const named = changed.slice(0, NAMED);
  const subjectOf = ({ channelId, start }: ChangedSince) => `record:${rowId(channelId, start)}`;
  const [edits, laterImports] = await Promise.all([
    editsSince(work, named.map(subjectOf), since),
    importsOver(work, importId, since),
  ]);
  const records = named.map((record) => ({
    channel: record.channel,
    start: record.start,
    removed: record.removed,
    cells: cellsOf(edits.filter(({ subject }) => subject === subjectOf(record))),
  }));
  return { records, count: changed.length, laterImports };
}

/** The first value before and the last value after, cell by cell. */
function cellsOf(edits: readonly LaterEdit[]): InTheWay["cells"] {
  const cells = new Map<MeasureId, { before: number | null; after: number | null }>();
  for (const { before, after } of edits) {
    for (const [measure, value] of Object.entries(recordOf(after))) {
      if (!isMeasureId(measure)) continue;
      const first = cells.get(measure)?.before ?? numberOf(recordOf(before)[measure]);
      cells.set(measure, { before: first, after: numberOf(value) });
    }
  }
  return [...cells].map(([measure, values]) => ({ measure, ...values }));
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);
