import { answerOf, type FileTenant, type Option, type Question } from "@/domain/imports/questions/question";
import { dateQuestions } from "@/domain/imports/questions/date";
import type { DateReading } from "@/domain/imports/dates/reader";
import type { FileFacts } from "@/domain/imports/facts";
import type { DateOrder, ImportMapping } from "@/domain/imports/mapping";
import { DATE_ORDERS } from "@/domain/imports/mapping";
import { type ColumnReading, numberQuestions, PLAIN_READING } from "@/domain/imports/questions/number";
import { isLocalDate } from "@/domain/time/period";

export type { Option, Question } from "@/domain/imports/questions/question";

/** How each column is read, and what is open: those columns (and without a date all rows) are not read at all. */
export type FileReading = {
  readonly questions: readonly Question[];
  readonly columns: readonly ColumnReading[];
  readonly date: DateReading;
  readonly open: ReadonlySet<number>;
};

/**
 * The only door to what a file leaves open: every question with its readings and its answer, and how the columns are read
 * by the answers and by what the file itself says. Used by the page, the preview, the import and the command line alike.
 */
export function readingOf(facts: FileFacts, mapping: ImportMapping, asking: FileTenant): FileReading {
  const dated = dateQuestions(facts, mapping, asking);
  const numbers = numberQuestions(facts, mapping);
  const questions = [...dated.questions, ...duplicates(facts, mapping), ...numbers.questions];
  return {
    questions,
    date: dated.reading,
    columns: facts.columns.map((_, i) => numbers.columns.get(i) ?? PLAIN_READING),
    open: new Set(questions.flatMap(({ answer, column }) => (answer === null && column !== null ? [column] : []))),
  };
}

export const openQuestions = (questions: readonly Question[]): Question[] =>
  questions.filter(({ answer }) => answer === null);

/** Columns that could have the same meaning: which of them is meant. Asked until somebody has said so, or given one of them another meaning. */
function duplicates({ columns }: FileFacts, mapping: ImportMapping): Question[] {
  return columns.flatMap(({ guess: { rivals } }, at): Question[] => {
    if (rivals[0]?.column !== at) return [];
    const used = rivals.filter(({ column }) => mapping.columns[column]?.use === "measure");
    if (used.length !== 1) return [];
    const readings = rivals.map(({ column, use }): Option => ({
      reading: keyOf(
        columns.map(({ header }) => header),
        column,
      ),
      sample: columns[column]?.samples[0] ?? "",
      value: null,
      result: null,
      uses: rivals.map((rival) => ({ column: rival.column, use: rival.column === column ? use : { use: "ignore" } })),
    }));
    return [{ column: at, kind: "duplicate", readings, answer: answerOf(mapping, at, "duplicate") }];
  });
}

/** A column by its header, or by its number where the header is blank, too long or not the only one of its name. */
export function keyOf(headers: readonly string[], column: number, longest = 20): string {
  const header = headers[column] ?? "";
  return header === "" || header.length > longest || headers.filter((one) => one === header).length > 1
    ? `#${column + 1}`
    : header;
}

/** The mapping with a question answered. A reading the question does not offer is taken only where it offers examples of a kind (a day, a year). */
export function withAnswer(
  mapping: ImportMapping,
  { column, kind, readings }: Question,
  reading: string,
): ImportMapping | null {
  if (kind === "first_day") return isLocalDate(reading) ? { ...mapping, firstDay: reading } : null;
  const option = readings.find((one) => one.reading === reading);
  if (column === null || (!option && !(kind === "year" && /^(19|20)\d{2}$/.test(reading)))) return null;
  if (kind === "date_order")
    return DATE_ORDERS.includes(reading as DateOrder) ? { ...mapping, dateOrder: reading as DateOrder } : null;
  const uses = new Map(option?.uses?.map((one) => [one.column, one.use]));
  const answers = (mapping.answers ?? []).filter((one) => one.column !== column || one.kind !== kind);
  return {
    ...mapping,
    columns: mapping.columns.map((use, i) => uses.get(i) ?? use),
    answers: [...answers, { column, kind, reading }],
  };
}
