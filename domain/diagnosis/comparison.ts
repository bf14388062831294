import {
  type Answers,
  compare,
  result,
  spread,
  STATEMENTS,
  type StatementId,
  type StatementSpread,
  type Turn,
  type Viewpoint,
} from "@/domain/diagnosis/checklist";
import type { Run, Standing } from "@/domain/diagnosis/history";
import { contradicts, type Evidence } from "@/domain/diagnosis/evidence";
import type { KpiId } from "@/domain/kpi/kpi";

/** Which way a statement turned: a stance, neither good nor bad. "open": from or to a tie. */
export type Toward = "seme" | "mamori" | "open";
export type StatementTurn = {
  readonly id: StatementId;
  readonly from: boolean | null;
  readonly to: boolean | null;
  readonly toward: Toward;
};

const TOWARD: Readonly<Record<Turn["direction"], Toward>> = { improved: "seme", worsened: "mamori", changed: "open" };

/** What turned between two standings; null when their texts differ (two versions), because then nothing can be said. */
export function turnsBetween(
  before: Pick<Standing, "version" | "answers">,
  after: Pick<Standing, "version" | "answers">,
): StatementTurn[] | null {
  if (before.version !== after.version) return null;
  return compare(before.answers, after.answers).map(({ id, from, to, direction }) => ({
    id,
    from,
    to,
    toward: TOWARD[direction],
  }));
}

/** What a half-answered run has turned so far: statements not answered yet have not turned. */
export function turnsSoFar(before: Answers, answers: Answers): StatementTurn[] {
  return (turnsBetween({ version: "", answers: before }, { version: "", answers }) ?? []).filter(
    ({ to }) => to !== null,
  );
}

/** Hits of one viewpoint; a range while a tie leaves one of its statements open. */
export type ViewpointHits = { readonly low: number; readonly high: number; readonly of: number };

/** The count per viewpoint (0 to 2 each). */
export function viewpointHits(answers: Answers): Record<Viewpoint, ViewpointHits> {
  const { perViewpoint } = result(answers);
  const of = (viewpoint: Viewpoint): ViewpointHits => {
    const found = perViewpoint[viewpoint];
    return { low: found.hits, high: found.hits + found.of - found.answered, of: found.of };
  };
  return { role: of("role"), channel: of("channel"), kpi: of("kpi"), skill: of("skill") };
}

/** Hits of each respondent, from few to many, and the statements they disagree on. */
export type Disagreement = {
  readonly hits: readonly number[];
  readonly spread: readonly StatementSpread[];
  readonly disputed: readonly StatementId[];
};

export function disagreement(runs: readonly Pick<Run, "answers">[]): Disagreement {
  const found = spread(runs.map((run) => run.answers));
  return {
    hits: runs.map((run) => result(run.answers).hits).sort((a, b) => a - b),
    spread: found,
    disputed: found.filter((one) => one.disagreement !== null && one.disagreement > 0).map((one) => one.id),
  };
}

/** Statements whose answer says the opposite of the records. */
export function contradictions(answers: Answers, found: readonly Evidence[]): StatementId[] {
  return STATEMENTS.flatMap(({ id }, i) =>
    found.some((one) => one.statement === id && contradicts(answers[i] ?? null, one)) ? [id] : [],
  );
}

/** The KPI that would show that an applying statement turned (DOMAIN 3.1, OURS). */
export const KPI_OF_STATEMENT: Readonly<Record<StatementId, KpiId>> = {
  s1: "proactive_share",
  s2: "net_revenue_retention",
  s3: "self_service_rate",
  s4: "fcr",
  s5: "csat_top2",
  s6: "csat_top2",
  s7: "quality_score",
  s8: "upsell_conversion",
};

export type FirstStep = { readonly statement: StatementId; readonly kpi: KpiId; readonly recorded: boolean };

/** A small first step for each statement that applies, in the checklist's order; what was turned down stays out. */
export function actionsFor(answers: Answers, kpisWithData: readonly KpiId[]): FirstStep[] {
  return STATEMENTS.flatMap(({ id }, i): FirstStep[] =>
    answers[i] === true
      ? [{ statement: id, kpi: KPI_OF_STATEMENT[id], recorded: kpisWithData.includes(KPI_OF_STATEMENT[id]) }]
      : [],
  );
}
