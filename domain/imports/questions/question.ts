import type { ColumnUse, ImportMapping, QuestionKind } from "@/domain/imports/mapping";

/** What an answer would make of the file: one of its cells read so, and the KPI that would come out where one can be told. */
export type Option = {
  readonly reading: string;
  readonly sample: string;
  /** The cell in the unit of its measure, or as a date; null where it cannot be read so. */
  readonly value: number | string | null;
  readonly result: { readonly kpi: string; readonly value: number } | null;
  /** What the column becomes, where the answer decides which column is meant. */
  readonly uses?: readonly { readonly column: number; readonly use: ColumnUse }[];
};
/** One thing the file leaves open. `answer` is the reading a person has chosen; null: the import waits for it. */
export type Question = {
  readonly column: number | null;
  readonly kind: QuestionKind;
  readonly readings: readonly Option[];
  readonly answer: string | null;
};
/** What is known of the company a file is for. */
export type FileTenant = {
  readonly zone: string;
  /** Whether a channel of the file is recorded by month. */
  readonly monthly: boolean;
};

/** The reading a person has chosen for a column; null where nobody has. */
export const answerOf = (
  { answers = [] }: Pick<ImportMapping, "answers">,
  column: number | null,
  kind: QuestionKind,
): string | null => answers.find((one) => one.column === column && one.kind === kind)?.reading ?? null;
