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

const sumsFirst = (measures: readonly MeasureColumn[]): MeasureColumn[] =>
  measures.filter(({ open }) => !open).sort((a, b) => Number(a.use.as !== "total") - Number(b.use.as !== "total"));

/** Sums as they stand, then averages and rates times their count. A 0 for what the channel does not have is nothing. */
export function readValues(row: TableRow, { target, measures, currency }: Reading, issues: ImportIssue[]): Values {
  const values: Partial<Record<RecordMeasureId, number>> = {};
  const columns: Partial<Record<RecordMeasureId, number>> = {};
  const estimated: RecordMeasureId[] = [];
  const openly = new Set<ImportMeasure | null>(measures.flatMap(({ use, open }) => (open ? [use.measure] : [])));
  for (const { use, column, reading } of sumsFirst(measures)) {
    const text = textAt(row, column);
    const say = (code: RowCode, severity: ImportIssue["severity"], params: ImportIssue["params"] = {}) =>
      void issues.push({ line: row.line, column, value: text, code, params, severity });
    const read = readImportCell(text, use, { currency, ...reading });
    if (!read.ok) {
      say(read.code, "error");
      continue;
    }
    const id = measureOn(use.measure, target.kind);
    if (read.value === null) continue;
    const base = baseOf(use, values, target);
    // An average or rate without its count says nothing; a share of nothing is nothing.
    if (base === undefined) {
      if (!openly.has(use.per)) say("base_missing", "warning");
      continue;
    }
    if (!MEASURES[id].channels.includes(target.kind)) {
      if (read.value !== 0) say("not_of_this_channel", "error", { channel: target.name });
      continue;
    }
    const value = Math.round(read.value * base);
    const kept = Math.min(value, ceilingOf(use, values, target) ?? value);
    if (kept < value) say("estimate_capped", "warning", { value, limit: kept });
    // Contacts and calls offered are one measure on a phone: two columns of them may only agree.
    if (differs(values[id], kept)) {
      say("measure_twice", "error");
      continue;
    }
    values[id] = kept;
    columns[id] = column;
    if (use.as !== "total") estimated.push(id);
  }
  return { values, columns, estimated };
}

const differs = (there: number | undefined, value: number): boolean => there !== undefined && there !== value;
const textAt = ({ cells }: TableRow, column: number): string => cells[column] ?? "";

/** What an average or a rate is multiplied by; undefined where the row does not have it. */
const baseOf = ({ per }: MeasureUse, values: Values["values"], target: ImportTarget): number | undefined =>
  per === null ? 1 : values[measureOn(per, target.kind)];

/** What an estimate cannot be larger than, where that is recorded in the row; sums stand as they are. */
function ceilingOf({ as, measure }: MeasureUse, values: Values["values"], target: ImportTarget): number | undefined {
  const limit = as === "total" ? undefined : CEILINGS[measure];
  return limit === undefined ? undefined : values[measureOn(limit, target.kind)];
}
