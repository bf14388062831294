/** The self-diagnosis of DOMAIN 3.1. A change of wording is a new version: scores of different versions are never joined. */
export const CHECKLIST_VERSION = "2026-11";

export const VIEWPOINTS = ["role", "channel", "kpi", "skill"] as const;
export type Viewpoint = (typeof VIEWPOINTS)[number];
export const STATEMENT_IDS = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"] as const;
export type StatementId = (typeof STATEMENT_IDS)[number];

/** The texts live in messages/ under `checklist.<id>`. */
export const STATEMENTS: readonly { readonly id: StatementId; readonly viewpoint: Viewpoint }[] = STATEMENT_IDS.map(
  (id, i) => ({
    id,
    viewpoint: VIEWPOINTS[Math.floor(i / 2)] ?? "role",
  }),
);

export type Band = "call_center" | "transition" | "customer_support";
/** true = applies (a call-centre trait), false = does not apply, null = not answered. Eight, in STATEMENTS order. */
export type Answers = readonly (boolean | null)[];

/** The seed's bands: 5–8 call_center, 2–4 transition, 0–1 customer_support. */
export function bandOf(hits: number): Band {
  if (hits >= 5) return "call_center";
  return hits >= 2 ? "transition" : "customer_support";
}

export type ChecklistResult = {
  readonly hits: number;
  readonly answered: number;
  /** null until all eight are answered: unanswered is not "no". */
  readonly band: Band | null;
  /** What is still possible, from few hits to many. */
  readonly possible: readonly Band[];
  readonly possibleHits: readonly [min: number, max: number];
  readonly perViewpoint: Readonly<
    Record<Viewpoint, { readonly hits: number; readonly answered: number; readonly of: number }>
  >;
};

const answerAt = (answers: Answers, index: number): boolean | null => answers[index] ?? null;

/** Hits, band (or the bands still possible) and the count per viewpoint (0–2). Answers beyond the eighth are ignored. */
export function result(answers: Answers): ChecklistResult {
  const tallyOf = (viewpoint: Viewpoint | null): { hits: number; answered: number; of: number } => {
    const own = STATEMENTS.map((s, i) => ({ s, a: answerAt(answers, i) })).filter(
      ({ s }) => viewpoint === null || s.viewpoint === viewpoint,
    );
    return {
      hits: own.filter(({ a }) => a === true).length,
      answered: own.filter(({ a }) => a !== null).length,
      of: own.length,
    };
  };
  const { hits, answered, of } = tallyOf(null);
  return {
    hits,
    answered,
    ...standing(hits, answered, of),
    perViewpoint: { role: tallyOf("role"), channel: tallyOf("channel"), kpi: tallyOf("kpi"), skill: tallyOf("skill") },
  };
}

/** Band from counts alone: what `hits` of `answered` (of all `of`) leaves possible. Golden `diagnosis.*`. */
export function standing(
  hits: number,
  answered: number,
  of: number,
): Pick<ChecklistResult, "band" | "possible" | "possibleHits"> {
  const max = hits + (of - answered);
  const possible: Band[] = [];
  for (let count = hits; count <= max; count++) {
    const band = bandOf(count);
    if (!possible.includes(band)) possible.push(band);
  }
  return { band: answered === of ? bandOf(hits) : null, possible, possibleHits: [hits, max] };
}

export type Turn = {
  readonly id: StatementId;
  readonly from: boolean | null;
  readonly to: boolean | null;
  readonly direction: "improved" | "worsened" | "changed";
};

/** Statements whose answer turned between two runs of the SAME version. "improved" = a call-centre trait no longer applies. */
export function compare(before: Answers, after: Answers): Turn[] {
  return STATEMENTS.flatMap(({ id }, i): Turn[] => {
    const [from, to] = [answerAt(before, i), answerAt(after, i)];
    if (from === to) return [];
    return [{ id, from, to, direction: directionOf(from, to) }];
  });
}

function directionOf(from: boolean | null, to: boolean | null): Turn["direction"] {
  if (from === true && to === false) return "improved";
  return from === false && to === true ? "worsened" : "changed";
}

export type StatementSpread = {
  readonly id: StatementId;
  readonly applies: number;
  readonly doesNot: number;
  readonly unanswered: number;
  /** 0 = all agree, 1 = split in halves; null when fewer than two answered. Disagreement is information. */
  readonly disagreement: number | null;
  /** The team's answer; null on a tie or without answers. */
  readonly majority: boolean | null;
};

/** Several respondents, statement by statement. */
export function spread(runs: readonly Answers[]): StatementSpread[] {
  return STATEMENTS.map(({ id }, i) => {
    const answers = runs.map((run) => answerAt(run, i));
    const applies = answers.filter((a) => a === true).length;
    const doesNot = answers.filter((a) => a === false).length;
    const heard = applies + doesNot;
    return {
      id,
      applies,
      doesNot,
      unanswered: answers.length - heard,
      disagreement: heard < 2 ? null : (2 * Math.min(applies, doesNot)) / heard,
      majority: applies === doesNot ? null : applies > doesNot,
    };
  });
}

/** The team's answers: the majority per statement. A tie stays open (null), so the team has no band until it is settled. */
export function teamAnswers(runs: readonly Answers[]): (boolean | null)[] {
  return spread(runs).map(({ majority }) => majority);
}
