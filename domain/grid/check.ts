import type { GridKind } from "@/domain/grid/columns";
import {
  type Issue,
  type MeasureId,
  type Row,
  unusualValues,
  validateBase,
  validateRecord,
} from "@/domain/measures/measure";

/** Values of earlier periods by measure, newest first: what a typing error is measured by. */
export type Past = Partial<Record<MeasureId, readonly number[]>>;

/** Everything wrong or odd about a row: errors cannot be true, warnings may stand with a reason. Whether the scale of effort ends at 5 the server knows by the day. */
export function issuesOf(kind: GridKind, row: Row, past: Past = {}): Issue[] {
  const issues = kind === "base" ? validateBase(row) : validateRecord(kind, row, "1-7");
  return issues.some(({ severity }) => severity === "error") ? issues : [...issues, ...unusualValues(row, past)];
}

/**
 * The cells that can be sent at once: a row that cannot be true is not sent, but what it does not concern is. Cells are
 * held back until the rest, laid over what is stored, is sound.
 */
export function sendable(kind: GridKind, stored: Row, pending: Row): MeasureId[] {
  let ids = Object.keys(pending) as MeasureId[];
  while (ids.length > 0) {
    const row = { ...stored, ...Object.fromEntries(ids.map((id) => [id, pending[id] ?? null])) } as Row;
    const errors = issuesOf(kind, row).filter(({ severity }) => severity === "error");
    if (errors.length === 0) return ids;
    const flagged = new Set(errors.map(({ measure }) => measure));
    const others = new Set(errors.map(({ params }) => params["other"]));
    const kept = ids.filter((id) => !flagged.has(id));
    const next = kept.length < ids.length ? kept : ids.filter((id) => !others.has(id));
    // The stored row itself is at fault: nothing typed here can be told apart from it.
    if (next.length === ids.length) return [];
    ids = next;
  }
  return [];
}
