import type { MeasureId, Row } from "@/domain/measures/measure";

/** A cell to save: over what was seen, what was typed. */
export type TypedCell = { readonly measure: MeasureId; readonly seen: number | null; readonly typed: number | null };

/** Which cells changed meanwhile, and which there is anything to write of. A cell that holds the typed value already is done. */
export function compareCells(cells: readonly TypedCell[], current: Row): { conflicts: TypedCell[]; open: TypedCell[] } {
  const open = cells.filter(({ measure, typed }) => (current[measure] ?? null) !== typed);
  return { open, conflicts: open.filter(({ measure, seen }) => (current[measure] ?? null) !== seen) };
}

/** The measures of a stored row among `ids`; nothing else of it. */
export function pickMeasures(row: object | undefined, ids: ReadonlySet<MeasureId>): Row {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([id]) => ids.has(id as MeasureId))) as Row;
}
