import { issuesOf } from "@/domain/grid/check";
import type { CellCode } from "@/domain/grid/cell-text";
import type { Issue, MeasureId } from "@/domain/measures/measure";
import { isExplained, reasonsOf } from "@/domain/records/note";
import type { Theirs } from "@/domain/grid/save-queue";
import type { GridRowView } from "@/server/records/grid-rows";
import type { GridModel } from "./grid-model";
import type { SaveQueue } from "./save-queue";

/** What is to be said about a cell, the most pressing first: unreadable, changed by others, impossible, odd. */
export type Flag =
  | { readonly kind: "refused"; readonly text: string; readonly code: CellCode }
  | { readonly kind: "conflict"; readonly theirs: Theirs }
  | { readonly kind: "issue"; readonly issue: Issue; readonly reason: string | null };

export type Flags = ReadonlyMap<MeasureId, Flag>;

/** Everything to be said about a row's cells, as the person sees the row now. */
export function flagsOf(
  row: GridRowView,
  { queue, model, note }: { queue: SaveQueue; model: GridModel; note: string | null },
): Flags {
  const values = queue.row(row.id);
  const flags = new Map<MeasureId, Flag>();
  for (const issue of issuesOf(row.kind, values, row.past)) {
    const { measure } = issue;
    if (flags.has(measure)) continue;
    const explained = issue.severity === "warning" && isExplained(note, measure, values[measure] ?? null);
    flags.set(measure, {
      kind: "issue",
      issue,
      reason: explained ? (reasonsOf(note).find((line) => line.measure === measure)?.reason ?? "") : null,
    });
  }
  for (const measure of Object.keys(values) as MeasureId[]) {
    const theirs = queue.conflictAt(row.id, measure);
    if (theirs) flags.set(measure, { kind: "conflict", theirs });
  }
  for (const cell of model.refusedOf(row.id))
    flags.set(cell.measure, { kind: "refused", text: cell.text, code: cell.code });
  return flags;
}

/** What a cell shows while nobody types in it: its value, or what could not be read. */
export const restingText = (flag: Flag | undefined, value: string): string =>
  flag?.kind === "refused" ? flag.text : value;

/** "stop": not saved as it stands. "look": saved, and worth a second look. "kept": stands with its reason. */
export function weightOf(flag: Flag | undefined): "stop" | "look" | "kept" | null {
  if (!flag) return null;
  if (flag.kind !== "issue" || flag.issue.severity === "error") return "stop";
  return flag.reason === null ? "look" : "kept";
}
