import { z } from "zod";
import { inTenant } from "@/db/scope";
import { importMappingSchema } from "@/domain/import-mapping";
import { ON_EXISTING, type PlannedRow } from "@/domain/import-plan";
import { extentOf } from "@/domain/import-rows";
import { summarise } from "@/domain/import-summary";
import type { TenantContext } from "../tenant";
import { prepareImport, type Prepared } from "./prepare";
import { importTextSchema } from "./text";

export const previewSchema = z.strictObject({ tenant: z.string(), text: importTextSchema, mapping: importMappingSchema, onExisting: z.enum(ON_EXISTING) });
export type ImportPreview = Awaited<ReturnType<typeof previewImport>>;

/** More than anybody reads; the counts are of all of them. */
const LISTED = { issues: 100_000, replaced: 10_000, left: 200 } as const;

/** What an import would do and what the records would say afterwards. Writes nothing. */
export async function previewImport(ctx: TenantContext, input: z.output<typeof previewSchema>) {
  const prepared = await inTenant(ctx.db, ctx.tenantId, (scope) => prepareImport(scope, ctx, input, { lock: false }), { readOnly: true });
  const { read, plan, issues, variants, fingerprint } = prepared;
  const errors = issues.filter(({ severity }) => severity === "error").length;
  return {
    counts: countsOf(plan.rows), skipped: read.skipped, left: read.left.slice(0, LISTED.left), extent: extentOf(plan.rows.map(({ row }) => row)), channels: byChannel(prepared),
    ...summarise(plan.rows, variants, ctx.tenant.currency), variants,
    replaced: plan.replaced.slice(0, LISTED.replaced), replacedCount: plan.replaced.length,
    issues: issues.slice(0, LISTED.issues), errors, warnings: issues.length - errors, fingerprint,
  };
}

/** How many records are new, changed and the same. */
export function countsOf(rows: readonly PlannedRow[]) {
  const count = (change: PlannedRow["change"]) => rows.filter((row) => row.change === change).length;
  return { rows: rows.length, new: count("new"), changed: count("changed"), same: count("same") };
}

const byChannel = ({ targets, plan }: Prepared) => targets.map(({ id, name, kind, teamName }) =>
  ({ id, name, kind, teamName, rows: plan.rows.filter(({ row }) => row.target.id === id).length }));
