import type { PlannedRow } from "@/domain/imports/plan";
import { extentOf, type ImportIssue } from "@/domain/imports/rows";
import { summariseImport } from "@/domain/imports/summary";
import { type AskRecords, definitionsFor, type FileRequest, prepareImport, type Prepared } from "./prepare";

export type ImportPreview = Awaited<ReturnType<typeof previewImport>>;

/** More than anybody reads; the counts are of all of them. */
const LISTED = { issues: 2_000, replaced: 2_000, left: 200, value: 200 } as const;

/** What an import would do and what the records would say afterwards. In a worker thread (server/heavy); writes nothing. */
export async function previewImport(asked: FileRequest, ask: AskRecords) {
  const prepared = await prepareImport(asked, ask);
  const { read, plan, issues, fingerprint } = prepared;
  const extent = extentOf(plan.rows.map(({ row }) => row));
  const definitionsOn = definitionsFor(asked);
  const errors = issues.filter(isError).length;
  return {
    counts: changeCounts(plan.rows),
    skipped: read.skipped,
    left: read.left.slice(0, LISTED.left),
    extent,
    channels: byChannel(prepared),
    ...summariseImport(plan.rows, definitionsOn, asked.currency),
    variants: definitionsOn(extent?.last ?? asked.today),
    replaced: plan.replaced.slice(0, LISTED.replaced),
    replacedCount: plan.replaced.length,
    issues: listed(issues),
    errors,
    warnings: issues.length - errors,
    fingerprint,
  };
}

const isError = ({ severity }: ImportIssue): boolean => severity === "error";

/** The first ones, errors before warnings: what stops the import is never pushed out by what does not. */
function listed(issues: readonly ImportIssue[]): ImportIssue[] {
  const first = [...issues.filter(isError), ...issues.filter((issue) => !isError(issue))].slice(0, LISTED.issues);
  return first
    .map((issue) => ({ ...issue, value: issue.value.slice(0, LISTED.value) }))
    .sort((a, b) => a.line - b.line || (a.column ?? -1) - (b.column ?? -1));
}

/** How many records are new, changed and the same. */
export function changeCounts(rows: readonly PlannedRow[]) {
  const count = (change: PlannedRow["change"]) => rows.filter((row) => row.change === change).length;
  return { rows: rows.length, new: count("new"), changed: count("changed"), same: count("same") };
}

const byChannel = ({ targets, plan }: Prepared) =>
  targets.map(({ id, name, kind, teamName }) => ({
    id,
    name,
    kind,
    teamName,
    rows: plan.rows.filter(({ row }) => row.target.id === id).length,
  }));
