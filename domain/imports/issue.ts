import type { ImportCellFault } from "@/domain/imports/numbers/cell";
import type { PeriodCode } from "@/domain/imports/dates/period";
import type { ImportTarget } from "@/domain/imports/destination";
import type { RecordMeasureId } from "@/domain/measures/measure";
import type { Range } from "@/domain/time/period";

export type RowCode =
  | ImportCellFault
  | PeriodCode
  | "in_the_future"
  | "too_early"
  | "duplicate_period"
  | "unknown_place"
  | "not_of_this_channel"
  | "estimate_capped"
  | "overlaps_record"
  | "measure_twice"
  | "too_many_cells"
  | "base_missing"
  | "odd_week"
  | "odd_weekday";

/** What is wrong with a cell: where a person finds it in the file, what stands there, and why it cannot be. */
export type ImportIssue = {
  readonly line: number;
  /** Index among the file's columns; null where no single column is to blame. */
  readonly column: number | null;
  /** The file's own text. */
  readonly value: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly severity: "error" | "warning";
};

/** One row that can be a record. `columns` says which column a measure came from, `cells` what stands there. */
export type ImportRow = {
  readonly line: number;
  readonly target: ImportTarget;
  readonly period: Range;
  readonly values: Readonly<Partial<Record<RecordMeasureId, number>>>;
  readonly columns: Readonly<Partial<Record<RecordMeasureId, number>>>;
  readonly estimated: readonly RecordMeasureId[];
  readonly cells: readonly string[];
};
