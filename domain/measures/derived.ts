import {
  MEASURES,
  type MeasureId,
  type MeasureUnit,
  type Roll,
  type StoredDefinition,
} from "@/domain/measures/registry";

/**
 * The closed language of derived measures. Evaluated here by `evaluateExpr` and in SQL by db/: both read the same rule.
 * Inside an Expr an id is always the RAW measure. A sum is null when any of its parts is null (blank is not zero).
 */
export type Expr =
  | { readonly coalesce: readonly Expr[] }
  | { readonly sum: readonly { readonly measure: MeasureId; readonly weight: number }[] };

export type DerivedRule = {
  readonly unit: MeasureUnit;
  readonly roll: Roll;
  /** As a measure's: what was counted by it only says something under that definition. */
  readonly definition?: StoredDefinition;
  /** As a measure's: each month counts the same customers anew. */
  readonly perMonth?: true;
  readonly expr: Expr;
};

/** Weighted sum: `plus({ talk_sec: 1, hold_sec: 1 })`. */
function plus(weights: Partial<Record<MeasureId, number>>): Expr {
  return { sum: (Object.entries(weights) as [MeasureId, number][]).map(([measure, weight]) => ({ measure, weight })) };
}

/** Codes `from..to` of a survey distribution, each with weight 1, or with its own code as the weight. */
function codes(prefix: "csat" | "nps" | "ces", from: number, to: number, byCode = false): Expr {
  const ids = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return { sum: ids.map((code) => ({ measure: `${prefix}_${code}` as MeasureId, weight: byCode ? code : 1 })) };
}

function first(...options: Expr[]): Expr {
  return { coalesce: options };
}

function count(expr: Expr, roll: Roll = "flow"): DerivedRule {
  return { unit: "count", roll, expr };
}

/** Customers of a month. */
const perMonth = (expr: Expr) => ({ ...count(expr), perMonth: true }) satisfies DerivedRule;

/** Of answers about effort: they mean something on their scale alone. */
const onScale = (expr: Expr) => ({ ...count(expr), definition: "cesScale" }) satisfies DerivedRule;

const npsSummary = plus({ nps_promoters: 1, nps_passives: 1, nps_detractors: 1 });
const csatAnswers = [codes("csat", 1, 5), plus({ csat_responses: 1 })];
const npsAnswers = [codes("nps", 0, 10), npsSummary];
const cesAnswers = [codes("ces", 1, 7), plus({ ces_responses: 1 })];

/**
 * Derived measures. Where an id is both a measure and derived (handled, handle_sec …), KPIs mean the derived one:
 * the detailed recording wins, the summary a lead typed by hand is the fallback.
 */
export const DERIVED = {
  contacts: count(first(plus({ offered: 1 }), plus({ received: 1 }))),
  handled: count(first(plus({ handled: 1 }), plus({ answered: 1 }))),
  handle_sec: {
    unit: "seconds",
    roll: "flow",
    expr: first(plus({ talk_sec: 1, hold_sec: 1, acw_sec: 1 }), plus({ handle_sec: 1 })),
  },
  // Without a recorded eligibility the FCR is the gross one (DOMAIN 1.3, `fcr.gross_net`).
  fcr_eligible: count(first(plus({ fcr_eligible: 1 }), plus({ handled: 1 }), plus({ answered: 1 }))),
  csat_responses: count(first(...csatAnswers)),
  csat_satisfied: count(first(codes("csat", 4, 5), plus({ csat_satisfied: 1 }))),
  csat_sum: count(codes("csat", 1, 5, true)),
  nps_promoters: count(first(codes("nps", 9, 10), plus({ nps_promoters: 1 }))),
  nps_passives: count(first(codes("nps", 7, 8), plus({ nps_passives: 1 }))),
  nps_detractors: count(first(codes("nps", 0, 6), plus({ nps_detractors: 1 }))),
  nps_responses: count(first(...npsAnswers)),
  ces_responses: onScale(first(...cesAnswers)),
  ces_sum: onScale(first(codes("ces", 1, 7, true), plus({ ces_sum: 1 }))),
  // The 1-5 effort scale (CES 1.0) leaves ces_6 and ces_7 blank, so it has rules of its own: the scales never mix.
  ces5_responses: onScale(first(codes("ces", 1, 5), plus({ ces_responses: 1 }))),
  ces5_sum: onScale(first(codes("ces", 1, 5, true), plus({ ces_sum: 1 }))),
  // One questionnaire may carry several questions: the answered ones are counted once, CSAT first.
  survey_responses: count(first(...csatAnswers, ...npsAnswers, ...cesAnswers)),
  // Labour without the other costs would look cheap: half a cost is not a cost, the record drops out (pairwise rule).
  total_cost: {
    unit: "yen",
    roll: "flow",
    expr: first(plus({ labour_cost: 1, other_cost: 1 }), plus({ total_cost: 1 })),
  },
  backlog_closing: count(
    first(
      plus({ backlog_closing: 1 }),
      plus({ backlog_opening: 1, created: 1, reopened: 1, resolved: -1, cancelled: -1 }),
    ),
    "closing",
  ),
  customers_end: count(
    first(plus({ customers_end: 1 }), plus({ customers_start: 1, customers_new: 1, customers_churned: -1 })),
    "closing",
  ),
  // Stocks used as exposure ("customer-months") are summed: Σ churned ÷ Σ customers_start is the weighted monthly churn.
  customer_months: perMonth(plus({ customers_start: 1 })),
  customers_kept: perMonth(
    first(plus({ customers_end: 1, customers_new: -1 }), plus({ customers_start: 1, customers_churned: -1 })),
  ),
  active_customer_months: perMonth(plus({ active_customers: 1 })),
  mrr_months: { unit: "yen", roll: "flow", perMonth: true, expr: plus({ mrr_start: 1 }) },
} as const satisfies Record<string, DerivedRule>;

export type DerivedId = keyof typeof DERIVED;
/** What a KPI may ask for. Where an id is in both, DERIVED is meant. */
export type NeedId = MeasureId | DerivedId;

/** One record's values. null or absent = not recorded, 0 = recorded zero. */
export type Row = Partial<Record<NeedId, number | null>>;

export const DERIVED_IDS = Object.keys(DERIVED) as readonly DerivedId[];

export function isDerivedId(id: string): id is DerivedId {
  return Object.hasOwn(DERIVED, id);
}

/** How a needed id rolls up over periods. */
export function rollOf(id: NeedId): Roll {
  return isDerivedId(id) ? DERIVED[id].roll : MEASURES[id].roll;
}

/** True where people are counted, each once in its period and channel; what is derived counts none of them. */
export const countsPeople = (id: NeedId): boolean => !isDerivedId(id) && MEASURES[id].perMonth;

/** The stored definition that a needed id's numbers depend on; null for most. */
export function definitionOf(id: NeedId): StoredDefinition | null {
  const rule: DerivedRule | null = isDerivedId(id) ? DERIVED[id] : null;
  return rule ? (rule.definition ?? null) : MEASURES[id as MeasureId].definition;
}

/** Whether each month counts the same again, so that a sum over months is 延べ. */
export function isPerMonth(id: string): boolean {
  if (isDerivedId(id)) return (DERIVED[id] satisfies DerivedRule as DerivedRule).perMonth ?? false;
  return Object.hasOwn(MEASURES, id) && MEASURES[id as MeasureId].perMonth;
}

/** True where any of the ids was counted by this definition. */
export const isCountedBy = (ids: readonly NeedId[], definition: StoredDefinition): boolean =>
  ids.some((id) => definitionOf(id) === definition);

/** Value of `expr` over the raw measures of `row`; null when what it needs is not recorded. */
export function evaluateExpr(expr: Expr, row: Row): number | null {
  if ("coalesce" in expr) {
    for (const option of expr.coalesce) {
      const value = evaluateExpr(option, row);
      if (value !== null) return value;
    }
    return null;
  }
  let total = 0;
  for (const { measure, weight } of expr.sum) {
    const value = row[measure];
    if (value === null || value === undefined) return null;
    total += value * weight;
  }
  return total;
}

/** What `id` is worth in `row`: the derived rule where there is one, else the raw measure; null = not recorded. */
export function valueOf(id: NeedId, row: Row): number | null {
  return isDerivedId(id) ? evaluateExpr(DERIVED[id].expr, row) : (row[id] ?? null);
}

/** A record's estimates after some of its measures were written: of these, only what was worked out this time. Sorted. */
export const estimatesAfter = <Id extends MeasureId>(
  before: readonly Id[],
  written: readonly string[],
  workedOut: readonly Id[],
): Id[] => [...before.filter((id) => !written.includes(id)), ...workedOut.filter((id) => written.includes(id))].sort();

/** Estimates as a record keeps them. */
export const storedEstimates = <Id extends MeasureId>(ids: readonly Id[]) => ({
  estimated: ids.length > 0,
  estimates: ids.length > 0 ? [...ids] : null,
});

/** Whether a figure of these needs is an estimate in `row`, of whose measures these are. */
export const isEstimate = (needs: readonly NeedId[], row: Row, estimates: readonly MeasureId[]): boolean =>
  estimates.length > 0 && needs.some((id) => isMadeOf(id, row, estimates));

/** Whether what `id` is worth in `row` was worked out of any of these measures: of a sum every part, of several ways the one that is taken. */
function isMadeOf(id: NeedId, row: Row, measures: readonly MeasureId[]): boolean {
  return isDerivedId(id) ? takes(DERIVED[id].expr, row, measures) : measures.includes(id);
}

function takes(expr: Expr, row: Row, measures: readonly MeasureId[]): boolean {
  if ("sum" in expr) return expr.sum.some(({ measure }) => measures.includes(measure));
  const taken = expr.coalesce.find((option) => evaluateExpr(option, row) !== null);
  return taken !== undefined && takes(taken, row, measures);
}

/** `row` with every derived measure filled in; raw measures that are not derived stay as they are. */
export function resolve(row: Row): Row {
  const resolved: Row = { ...row };
  for (const id of DERIVED_IDS) resolved[id] = evaluateExpr(DERIVED[id].expr, row);
  return resolved;
}
