import type { FileFacts } from "@/domain/imports/facts";
import { type Delimiter, type ImportMapping, type MappingProblem, mappingProblems } from "@/domain/imports/mapping";
import { planImport } from "@/domain/imports/plan";
import { proposeMapping } from "@/domain/imports/columns/proposal";
import { openQuestions, type Question, readingOf, withAnswer } from "@/domain/imports/questions/reading";
import { type ImportIssue, type ImportRow, type ReadRows, readRows } from "@/domain/imports/rows";
import { summariseImport } from "@/domain/imports/summary";
import { assumedTargets, type TargetNames } from "@/domain/imports/dry-run-destinations";
import { foldHeader, type TableRow } from "@/domain/imports/table";
import type { ImportTarget } from "@/domain/imports/destination";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import type { CesScale } from "@/domain/measures/measure";
import { type Calendar, DEFAULT_CALENDAR, type LocalDate } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";

/** What a file is held to where there is no company. `answers` are as typed: a column's header or #number, and a reading. */
export type DrySetting = TargetNames & {
  readonly delimiter: Delimiter;
  readonly today: LocalDate;
  readonly zone: string;
  readonly weekStart: Calendar["weekStart"];
  readonly cesScale: CesScale;
  readonly answers: readonly TypedAnswer[];
};
export type TypedAnswer = { readonly column: string; readonly reading: string };
export type DryRun = {
  readonly facts: FileFacts;
  readonly mapping: ImportMapping;
  readonly targets: readonly ImportTarget[];
  readonly open: readonly Question[];
  readonly problems: readonly { code: MappingProblem; column: number | null }[];
  readonly rows: readonly {
    readonly row: ImportRow;
    /** Null while a question leaves the day open. */
    readonly start: LocalDate | null;
  }[];
  readonly issues: readonly ImportIssue[];
  readonly left: ReadRows["left"];
  readonly kpis: Readonly<Record<string, number>>;
  /** Answers that fit no question of the file. */
  readonly unfit: readonly TypedAnswer[];
};

/** A file read exactly as an import reads it, against nothing recorded before. */
export function dryRun(table: readonly TableRow[], setting: DrySetting): DryRun {
  const { today, zone, weekStart, cesScale, delimiter } = setting;
  const calendar: Calendar = { ...DEFAULT_CALENDAR, zone, weekStart };
  const look = (targets: readonly ImportTarget[]) =>
    proposeMapping(table, {
      delimiter,
      headerRow: null,
      today,
      targets,
      remembered: null,
      placeColumns: null,
      usual: targets.length === 1 ? (targets[0]?.id ?? null) : null,
    });
  const first = look([]);
  const targets = assumedTargets(table, first, setting);
  const { facts, mapping: proposed } = look(targets);
  const { mapping, unfit } = answered(facts, proposed, zone, setting.answers);
  const monthly = mapping.answers?.some(({ reading }) => reading === "month_and_year")
    ? targets.map((target): ImportTarget => ({ ...target, cadence: "month" }))
    : targets;
  const read = (how: ImportMapping) =>
    readRows(table, { mapping: how, targets: monthly, calendar, today, currency: "JPY", facts, monthly: true });
  const result = read(mapping);
  const open = openQuestions(result.questions);
  const plan = planImport(result.rows, [], { onExisting: "replace", cesScaleOn: () => cesScale });
  const variants = {
    ...DEFAULT_VARIANTS,
    cesScale,
    slThresholdSec: mapping.thresholdSec ?? DEFAULT_VARIANTS.slThresholdSec,
  };
  const undated = open.filter(({ kind }) => kind === "first_day" || kind === "date_order" || kind === "year");
  const trial = undated.length > 0 ? dayless(facts, mapping, zone, read) : null;
  return {
    facts,
    mapping,
    targets: monthly,
    open,
    problems: mappingProblems(mapping),
    unfit,
    left: result.left,
    rows: trial
      ? trial.rows.map((row) => ({ row, start: null }))
      : plan.rows.map(({ row }) => ({ row, start: row.period.from })),
    issues: [...result.issues, ...(trial?.issues ?? []), ...plan.issues].sort(
      (a, b) => a.line - b.line || (a.column ?? -1) - (b.column ?? -1),
    ),
    kpis: Object.fromEntries(
      summariseImport(plan.rows, () => variants, "JPY").kpis.flatMap(({ id, value }) =>
        value === null ? [] : [[id, value]],
      ),
    ),
  };
}

/** The rows of a file whose days are open, and what is wrong with their figures: what they count is known, when it was is not. Read by the first reading there is, whose days are then thrown away. */
function dayless(
  facts: FileFacts,
  mapping: ImportMapping,
  zone: string,
  read: (mapping: ImportMapping) => ReadRows,
): Pick<ReadRows, "rows" | "issues"> {
  let tried = mapping;
  for (let i = 0; i < 3; i += 1) {
    const question = openQuestions(readingOf(facts, tried, { zone, monthly: true }).questions).find(
      ({ kind }) => kind === "first_day" || kind === "date_order" || kind === "year",
    );
    if (!question) break;
    tried =
      withAnswer(
        tried,
        question,
        question.kind === "first_day" ? EARLIEST_DAY : (question.readings[0]?.reading ?? ""),
      ) ?? tried;
  }
  const { rows, issues } = read(tried);
  return { rows, issues: issues.filter(({ column }) => column !== null && mapping.columns[column]?.use === "measure") };
}

/** The mapping with what was typed. An answer may open another question (the order of day and month, then the year), so they are tried until none fits any more. */
function answered(
  facts: FileFacts,
  proposed: ImportMapping,
  zone: string,
  typed: readonly TypedAnswer[],
): { mapping: ImportMapping; unfit: TypedAnswer[] } {
  let mapping = proposed;
  let rest = [...typed];
  for (let before = Infinity; rest.length > 0 && rest.length < before;) {
    before = rest.length;
    rest = rest.filter((answer) => {
      const { questions } = readingOf(facts, mapping, { zone, monthly: true });
      const taken = questions
        .filter((question) => isMeant(facts, question, answer.column))
        .map((question) => withAnswer(mapping, question, answer.reading))
        .find((one) => one !== null);
      mapping = taken ?? mapping;
      return taken === undefined;
    });
  }
  return { mapping, unfit: rest };
}

function isMeant({ columns }: FileFacts, { column, kind }: Question, typed: string): boolean {
  if (column === null) return typed === kind || typed === "";
  const { header = "" } = columns[column] ?? {};
  return typed === `#${column + 1}` || typed === header || (header !== "" && foldHeader(typed) === foldHeader(header));
}
