import type { Currency } from "@/domain/format/currency";
import { readImportCell } from "@/domain/imports/numbers/cell";
import type { ImportMeasure, MeasureUse } from "@/domain/imports/mapping";
import type { ColumnReading } from "@/domain/imports/questions/number";
import type { ImportIssue, ImportRow, RowCode } from "@/domain/imports/issue";
import { CEILINGS } from "@/domain/imports/columns/synonyms";
import type { TableRow } from "@/domain/imports/table";
import { type ImportTarget, measureOn } from "@/domain/imports/destination";
import { MEASURES, type RecordMeasureId } from "@/domain/measures/measure";

/** A column of figures with how it is read; `open`: nobody has said yet, so it is not. */
export type MeasureColumn = {
  readonly use: MeasureUse;
  readonly column: number;
  readonly reading: ColumnReading | undefined;
  readonly open: boolean;
};
interface Reading {
  target: ImportTarget;
  measures: readonly MeasureColumn[];
  currency: Currency;
}
type Values = Pick<ImportRow, "values" | "columns" | "estimated">;

/** Sums as they stand, then averages and rates times their count. A 0 for what the channel does not have is nothing. */
export function readValues(row: TableRow, { target, measures, currency }: Reading, issues: ImportIssue[]): Values {
  const values: Partial<Record<RecordMeasureId, number>> = {};
  const columns: Partial<Record<RecordMeasureId, number>> = {};
  const estimated: RecordMeasureId[] = [];
  const sorted = [...measures]
    .filter(({ open }) => !open)
    .sort((a, b) => Number(a.use.as !== "total") - Number(b.use.as !== "total"));
  const openly = new Set<ImportMeasure | null>(measures.flatMap(({ use, open }) => (open ? [use.measure] : [])));
  for (const { use, column, reading } of sorted) {
    const text = row.cells[column] ?? "";
    const say = (code: RowCode, severity: ImportIssue["severity"], params: ImportIssue["params"] = {}) =>
      void issues.push({ line: row.line, column, value: text, code, params, severity });
    const read = readImportCell(text, use, { currency, ...reading });
    if (!read.ok) {
      say(read.code, "error");
      continue;
    }
    const id = measureOn(use.measure, target.kind);
    const base = use.per === null ? 1 : values[measureOn(use.per, target.kind)];
    if (read.value === null) continue;
    // An average or rate without its count says nothing; a share of nothing is nothing.
    if (base === undefined) {
      if (!openly.has(use.per)) say("base_missing", "warning");
      continue;
    }
    const has = MEASURES[id].channels.includes(target.kind);
    if (!has && read.value !== 0) say("not_of_this_channel", "error", { channel: target.name });
    if (!has) continue;
    const value = Math.round(read.value * base);
    const ceiling = use.as === "total" ? undefined : ceilingOf(use.measure, values, target);
    if (ceiling !== undefined && value > ceiling) say("estimate_capped", "warning", { value, limit: ceiling });
    const told = Math.min(value, ceiling ?? value);
    // Contacts and calls offered are one measure on a phone: two columns of them may only agree.
    if (values[id] !== undefined && values[id] !== told) {
      say("measure_twice", "error");
      continue;
    }
    values[id] = told;
    columns[id] = column;
    if (use.as !== "total") estimated.push(id);
  }
  return { values, columns, estimated };
}

function ceilingOf(measure: ImportMeasure, values: Values["values"], target: ImportTarget): number | undefined {
  const limit = CEILINGS[measure];
  return limit === undefined ? undefined : values[measureOn(limit, target.kind)];
}
