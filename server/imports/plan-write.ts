import type { PlannedRow } from "@/domain/imports/plan";
import { isCountedBy, type RecordMeasureId, storedEstimates, type StoredDefinition } from "@/domain/measures/measure";
import { variantsOn } from "@/domain/kpi/definitions";
import { type AskRecords, type FileRequest, prepareImport } from "./prepare";
import { changeCounts } from "./preview";

/** Who writes, and when: what stands in each record. */
export type WriteRequest = FileRequest & { tenantId: string; userId: string; at: string };
/** So many records as one JSON value, with the measures any of them names. */
export interface Chunk {
  json: string;
  rows: number;
  measures: string[];
}

/** Rows of one statement: it holds the database, and the thread that serves, for moments only. */
const CHUNK = 1_000;

/** An import ready to be written, or why it cannot be. In a worker thread (server/heavy): the server only sends the chunks on. */
export async function planWrite(asked: WriteRequest, ask: AskRecords) {
  const { plan, issues, fingerprint, signature, targets, thresholdSec } = await prepareImport(asked, ask);
  const hasErrors = issues.some(({ severity }) => severity === "error");
  const chunks = (change: PlannedRow["change"]) =>
    hasErrors
      ? []
      : chunked(plan.rows.filter((row) => row.change === change)).map((rows) => chunkOf(rows, asked, thresholdSec));
  return {
    hasErrors,
    fingerprint,
    signature,
    firstChannelId: targets[0]?.id,
    counts: changeCounts(plan.rows),
    added: chunks("new"),
    changed: chunks("changed"),
  };
}

function chunked<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) => rows.slice(i * CHUNK, (i + 1) * CHUNK));
}

const chunkOf = (rows: readonly PlannedRow[], asked: WriteRequest, thresholdSec: number | null): Chunk => ({
  json: JSON.stringify(rows.map((row) => recordOf(row, asked, thresholdSec))),
  rows: rows.length,
  measures: [...new Set(rows.flatMap(({ written }) => Object.keys(written)))],
});

/** The definitions counts were made by stand beside them; an update names them only where it writes such counts. */
function recordOf(
  { row, written, existing, estimates }: PlannedRow,
  { tenantId, userId, at, history }: WriteRequest,
  thresholdSec: number | null,
): object {
  const inForce = variantsOn(history, row.period.from);
  const ids = Object.keys(written) as RecordMeasureId[];
  const counts = (definition: StoredDefinition) => existing === null || isCountedBy(ids, definition);
  return {
    tenant_id: tenantId,
    team_id: row.target.teamId,
    channel_id: row.target.id,
    start: row.period.from,
    until: row.period.until,
    cadence: row.target.cadence,
    ...written,
    sl_threshold_sec: counts("slThresholdSec") ? (thresholdSec ?? inForce.slThresholdSec) : null,
    ces_scale: counts("cesScale") ? inForce.cesScale : null,
    source: "import",
    ...storedEstimates(estimates),
    version: existing?.version ?? 1,
    updated_by: userId,
    updated_at: at,
  };
}
