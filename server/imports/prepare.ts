import { createHash } from "node:crypto";
import { allowPause, recordsTouching } from "@/db/queries/imports";
import type { TenantScope } from "@/db/scope";
import { type ImportMapping, mappingProblems } from "@/domain/import-mapping";
import { openOf } from "@/domain/import-question";
import { type Existing, type ImportPlan, type OnExisting, planImport } from "@/domain/import-plan";
import { extentOf, type ImportIssue, type ReadRows, readRows } from "@/domain/import-rows";
import { farFromUsual, usualRange } from "@/domain/import-usual";
import { signatureOf } from "@/domain/import-table";
import type { ImportTarget } from "@/domain/import-target";
import type { Variants } from "@/domain/kpi";
import { addDays } from "@/domain/period";
import { variantsOn } from "@/domain/variants-in-force";
import { Fault, notFound } from "../fault";
import type { TenantContext } from "../tenant";
import { readTable } from "./read-table";
import { importTargets } from "./targets";

export interface Prepared {
  read: ReadRows;
  plan: ImportPlan;
  /** Everything wrong with the file, in the order of its lines. */
  issues: ImportIssue[];
  targets: ImportTarget[];
  signature: string;
  /** The threshold the file says it was counted by; null: the one in force on each day. */
  thresholdSec: number | null;
  /** The definitions of today with that threshold: what the preview is reckoned by. */
  variants: Variants;
  /** Changes when any record the file touches changes: what was previewed is what is written, or nothing is. */
  fingerprint: string;
}

interface Asked { text: string; mapping: ImportMapping; onExisting: OnExisting }

/**
 * A file as a plan of writes: the same for the preview and for the import itself. `lock` holds the records it touches.
 * NOT_FOUND for a channel out of reach, BAD_REQUEST for a mapping that is not finished.
 */
export async function prepareImport(scope: TenantScope, ctx: TenantContext, { text, mapping, onExisting }: Asked, { lock }: { lock: boolean }): Promise<Prepared> {
  await allowPause(scope);
  const table = readTable(text, mapping.delimiter);
  if (mappingProblems(mapping).length > 0) throw new Fault("BAD_REQUEST", "import_mapping_incomplete");
  const targets = await importTargets(scope, ctx);
  const used = targets.filter(({ id }) => mapping.places.some((place) => place.channelId === id));
  if (mapping.places.some(({ channelId }) => channelId !== null && !used.some(({ id }) => id === channelId))) throw notFound();
  const read = readRows(table, { mapping, targets: used, calendar: ctx.calendar, today: ctx.today, currency: ctx.tenant.currency });
  if (openOf(read.questions).length > 0) throw new Fault("BAD_REQUEST", "import_mapping_incomplete");
  const extent = extentOf(read.rows);
  const existing = extent ? await recordsTouching(scope, used.map(({ id }) => id), { from: extent.from, until: addDays(extent.last, 1) }, lock) : [];
  const plan = planImport(read.rows, existing, { onExisting, cesScaleOn: (day) => variantsOn(ctx.history, day).cesScale });
  const past = extent ? await recordsTouching(scope, used.map(({ id }) => id), usualRange(extent.from)) : [];
  const issues = [...read.issues, ...plan.issues, ...farFromUsual(plan.rows, past)].sort((a, b) => a.line - b.line || (a.column ?? -1) - (b.column ?? -1));
  const { variants } = ctx.tenant;
  return {
    read, plan, issues, targets: used, signature: signatureOf(table[mapping.headerRow]?.cells ?? []),
    variants: { ...variants, slThresholdSec: mapping.thresholdSec ?? variants.slThresholdSec }, thresholdSec: mapping.thresholdSec, fingerprint: fingerprintOf(plan, existing),
  };
}

function fingerprintOf(plan: ImportPlan, existing: readonly Existing[]): string {
  const touched = new Set(plan.rows.map(({ row }) => `${row.target.id}:${row.period.from}`));
  const state = existing.map(({ channelId, start, version }) => [`${channelId}:${start}`, version] as const).filter(([key]) => touched.has(key)).sort();
  return createHash("sha256").update(JSON.stringify(state)).digest("base64url");
}
