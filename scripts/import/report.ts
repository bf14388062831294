import { createTranslator } from "next-intl";
import type { DryRun } from "@/domain/imports/dry-run";
import type { ColumnUse, MeasureUse } from "@/domain/imports/mapping";
import { keyOf, type Question } from "@/domain/imports/questions/reading";
import type { ImportIssue } from "@/domain/imports/rows";
import { measureOn } from "@/domain/imports/destination";
import errors from "@/messages/en/error.json";
import texts from "@/messages/en/import.json";
import measures from "@/messages/en/measure.json";

type Say = (key: string, params?: Record<string, string | number>) => string;
const say = (namespace: "import" | "error"): Say =>
  createTranslator({ locale: "en", messages: { import: texts, error: errors }, namespace }) as unknown as Say;
const [t, error] = [say("import"), say("error")];
const MEASURE_NAMES: Readonly<Record<string, string>> = measures;

/** What the command prints: everything a file was read as, named so that a program can hold it to what is right. */
export function reportOf(run: DryRun, encoding: string): object {
  const headers = run.facts.columns.map(({ header }) => header);
  const named = (column: number | null): string | null => (column === null ? null : keyOf(headers, column, Infinity));
  const told = (issue: ImportIssue) => ({
    line: issue.line,
    column: named(issue.column),
    text: issue.value,
    reason: issue.code,
    message: messageOf(issue),
  });
  return {
    encoding,
    headerRow: run.mapping.headerRow,
    columns: run.facts.columns.map((_, i) => ({ header: headers[i] ?? "", ...columnOf(run, i) })),
    questions: run.open.map((question) =>
      questionOf(question, question.column === null ? question.kind : (named(question.column) ?? "")),
    ),
    rows: run.rows.map(({ row, start }) => ({
      line: row.line,
      start,
      team: row.target.teamName,
      channel: row.target.name,
      values: row.values,
    })),
    refused: run.issues.filter(({ severity }) => severity === "error").map(told),
    skipped: run.left,
    warnings: run.issues.filter(({ severity }) => severity === "warning").map(told),
    problems: run.problems
      .filter(({ code }) => code !== "undecided_place" && code !== "no_place")
      .map(({ code, column }) => ({
        column: named(column),
        code,
        message: t(`map.problem.${code}`, { column: named(column) ?? "" }),
      })),
    kpis: run.kpis,
  };
}

function columnOf({ facts, mapping, targets }: DryRun, at: number): object {
  const use: ColumnUse = mapping.columns[at] ?? { use: "ignore" };
  const guess = facts.columns[at]?.guess;
  if (use.use === "ignore") return { use: "ignore", why: t(`map.leftOut.${guess?.leftOut ?? "taken"}`) };
  if (use.use !== "measure")
    return { use: use.use, why: use.use === "date" ? "its header or its values are of dates" : "its header names it" };
  return measureColumn({ mapping, targets }, at, use);
}

/** A column of figures: which measure it is, and how it is read. */
function measureColumn({ mapping, targets }: Pick<DryRun, "mapping" | "targets">, at: number, use: MeasureUse): object {
  const ids = new Set(targets.map(({ kind }) => measureOn(use.measure, kind)));
  const [only] = ids.size === 1 ? ids : [use.measure];
  const answers = (mapping.answers ?? [])
    .filter(({ column }) => column === at)
    .map(({ kind, reading }) => `${kind} answered: ${reading}`);
  const how =
    use.as === "total"
      ? "read as a sum"
      : `read as ${use.as === "rate" ? "a share" : "an average"}, times ${use.per ?? "nothing"}: an estimate`;
  const unit = use.unit === "one" || use.as === "rate" ? [] : [`in ${use.unit}`];
  return { use: only ?? use.measure, why: ["its header names it", how, ...unit, ...answers].join("; ") };
}

const questionOf = ({ kind, readings }: Question, column: string): object => ({
  column,
  kind,
  readings: readings.map(({ reading }) => reading),
  examples: readings.map(({ reading, sample, value, result }) => ({
    reading,
    text: sample,
    value,
    ...(result ? { [result.kpi]: result.value } : {}),
  })),
});

function messageOf({ code, params }: ImportIssue): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      key === "measure" || key === "other" ? (MEASURE_NAMES[value] ?? value) : value,
    ]),
  );
  return t(`issue.${code}`, shown);
}

/** A file that cannot be read at all: nothing of it is taken, and the one refusal says why. */
export function refusalOf(
  encoding: string | null,
  reason: string,
  params: Record<string, string | number> = {},
): object {
  const problems: Readonly<Record<string, string>> = texts.choose.problem;
  const message = reason in problems ? t(`choose.problem.${reason}`, params) : error(reason, params);
  const line = typeof params["line"] === "number" ? params["line"] : null;
  return {
    encoding,
    headerRow: null,
    columns: [],
    questions: [],
    rows: [],
    refused: [{ line, column: null, text: "", reason, message }],
    skipped: [],
    warnings: [],
    problems: [],
    kpis: {},
  };
}
