import { dryRun, type DrySetting } from "@/domain/imports/dry-run";
import { sniffDelimiter } from "@/domain/imports/table";

/** A file of plain lines (no quotes) held to the reader, in brief: what a test compares. */
export function held(text: string, more: Partial<DrySetting> = {}) {
  const delimiter = sniffDelimiter(text);
  // As csv-parse does it: blank lines are no rows, but keep their number.
  const table = text
    .split("\n")
    .flatMap((line, i) => (line === "" ? [] : [{ line: i + 1, cells: line.split(delimiter) }]));
  const run = dryRun(table, {
    delimiter,
    today: "2026-11-30",
    zone: "Asia/Tokyo",
    weekStart: "monday",
    cesScale: "1-7",
    teams: null,
    channels: null,
    answers: [],
    ...more,
  });
  const headers = run.facts.columns.map(({ header }) => header);
  return {
    uses: run.mapping.columns.map((use) => (use.use === "measure" ? use.measure : use.use)),
    leftOut: run.facts.columns.map(({ guess }) => guess.leftOut),
    asked: run.open.map(
      ({ column, kind, readings }) =>
        `${column === null ? "" : headers[column]} ${kind} ${readings.map(({ reading }) => reading).join("|")}`,
    ),
    examples: run.open.flatMap(({ readings }) => readings.map(({ value, result }) => result?.value ?? value)),
    rows: run.rows.map(({ row, start }) => [row.line, start, ...Object.values(row.values)]),
    places: run.rows.map(({ row }) => `${row.target.teamName}/${row.target.name}`),
    refused: run.issues
      .filter(({ severity }) => severity === "error")
      .map(({ line, column, value, code }) => [
        line,
        column === null ? null : (headers[column] ?? column),
        value,
        code,
      ]),
    odd: run.issues.filter(({ severity }) => severity === "warning").map(({ line, code }) => `${line} ${code}`),
    skipped: run.left.map(({ line, reason }) => `${line} ${reason}`),
    kpis: run.kpis,
    unfit: run.unfit,
    problems: run.problems.map(({ code }) => code),
  };
}

export const lines = (...rows: string[]): string => rows.join("\n");
/** One answer, as the command line takes it. */
export const answer = (column: string, reading: string): Pick<DrySetting, "answers"> => ({
  answers: [{ column, reading }],
});
