import { DERIVED, type DerivedId, type Expr } from "@/domain/measures/derived";
import type { MeasureId } from "@/domain/measures/registry";

export type Side = DerivedId | MeasureId | Expr;
/** Two sides of one record that must stand in this relation. `measure` is the cell to mark, `other` the one it is held against. */
export type Rule = {
  readonly measure: MeasureId;
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly left: Side;
  readonly right: Side;
  readonly other: MeasureId;
  readonly compare: "at_most" | "equal";
};

const raw = (...ids: MeasureId[]): Expr => ({ sum: ids.map((measure) => ({ measure, weight: 1 })) });
export const weighted = (weights: Partial<Record<MeasureId, number>>): Expr => ({
  sum: (Object.entries(weights) as [MeasureId, number][]).map(([measure, weight]) => ({ measure, weight })),
});

/** What is compared, where it is not the two cells themselves; and whether it may be kept with a reason. */
type Apart = Partial<Pick<Rule, "left" | "right" | "severity">>;

const rule = (
  compare: Rule["compare"],
  measure: MeasureId,
  other: MeasureId,
  code: string,
  { left = raw(measure), right = raw(other), severity = "error" }: Apart,
): Rule => ({ measure, code, severity, left, right, other, compare });
const atMost = (measure: MeasureId, other: MeasureId, code: string, apart: Apart = {}): Rule =>
  rule("at_most", measure, other, code, apart);
const equal = (measure: MeasureId, other: MeasureId, code: string, apart: Apart = {}): Rule =>
  rule("equal", measure, other, code, apart);

const dist = (id: DerivedId): Expr => {
  const expr: Expr = DERIVED[id].expr;
  return "coalesce" in expr ? (expr.coalesce[0] ?? expr) : expr;
};

/** Input checks of DOMAIN 1.0 for one record. Each is skipped when either side is not recorded. */
export const RECORD_RULES: readonly Rule[] = [
  atMost("answered", "offered", "answered_over_offered"),
  atMost("abandoned", "offered", "abandoned_over_offered"),
  atMost("abandoned", "offered", "answered_plus_abandoned_over_offered", { left: raw("answered", "abandoned") }),
  atMost("answered_in_threshold", "answered", "in_threshold_over_answered"),
  atMost("abandoned_short", "abandoned", "short_over_abandoned"),
  atMost("abandoned_in_threshold", "abandoned", "abandoned_in_threshold_over_abandoned"),
  atMost("unique_contacting_customers", "offered", "unique_over_contacts", { right: "contacts" }),
  // Yesterday's inquiries are handled and answered today: possible, worth a second look.
  atMost("handled", "offered", "handled_over_contacts", { right: "contacts", severity: "warning" }),
  atMost("first_responses", "received", "first_responses_over_received", { severity: "warning" }),
  atMost("first_response_in_sla", "first_responses", "in_sla_over_first_responses"),
  atMost("resolved_first_contact", "fcr_eligible", "first_contact_over_eligible"),
  atMost("resolved_first_contact", "handled", "first_contact_over_handled", { right: "handled" }),
  atMost("fcr_eligible", "handled", "eligible_over_handled", { right: "handled", severity: "warning" }),
  // One contact may be passed on twice.
  atMost("transferred", "handled", "transferred_over_handled", { right: "handled", severity: "warning" }),
  atMost("escalated", "handled", "escalated_over_handled", { right: "handled", severity: "warning" }),
  atMost("offers_won", "offers", "won_over_offers", { severity: "warning" }),
  atMost("csat_satisfied", "csat_responses", "satisfied_over_responses", {
    left: "csat_satisfied",
    right: "csat_responses",
  }),
  atMost("csat_responses", "surveys_sent", "answers_over_sent", { left: "csat_responses" }),
  atMost("nps_promoters", "surveys_sent", "answers_over_sent", { left: "nps_responses" }),
  atMost("ces_responses", "surveys_sent", "answers_over_sent", { left: "ces_responses" }),
  atMost("ces_sum", "ces_responses", "ces_sum_out_of_scale", { right: weighted({ ces_responses: 7 }) }),
  atMost("ces_sum", "ces_responses", "ces_sum_out_of_scale", { left: raw("ces_responses"), right: raw("ces_sum") }),
  equal("csat_responses", "csat_1", "summary_differs_from_distribution", { right: dist("csat_responses") }),
  equal("csat_satisfied", "csat_4", "summary_differs_from_distribution", { right: dist("csat_satisfied") }),
  equal("nps_promoters", "nps_9", "summary_differs_from_distribution", { right: dist("nps_promoters") }),
  equal("nps_passives", "nps_7", "summary_differs_from_distribution", { right: dist("nps_passives") }),
  equal("nps_detractors", "nps_0", "summary_differs_from_distribution", { right: dist("nps_detractors") }),
  equal("ces_responses", "ces_1", "summary_differs_from_distribution", { right: dist("ces_responses") }),
  equal("ces_sum", "ces_1", "summary_differs_from_distribution", { right: dist("ces_sum") }),
  equal("handle_sec", "talk_sec", "summary_differs_from_parts", { right: dist("handle_sec") }),
  equal("total_cost", "labour_cost", "summary_differs_from_parts", { right: dist("total_cost") }),
  atMost("quality_points", "quality_max_points", "points_over_maximum"),
  atMost("absent_sec", "scheduled_sec", "absent_over_scheduled"),
  atMost("productive_sec", "paid_sec", "productive_over_paid", { severity: "warning" }),
  // Handling may exceed paid time (several chats at once), idle time may not.
  atMost("idle_sec", "paid_sec", "idle_over_paid"),
  equal("backlog_closing", "backlog_opening", "backlog_does_not_add_up", {
    right: weighted({ backlog_opening: 1, created: 1, reopened: 1, resolved: -1, cancelled: -1 }),
    severity: "warning",
  }),
];

/** What cannot be on a scale of effort that ends at 5, where 7 a head are possible otherwise. */
export const SHORT_SCALE_RULES: readonly Rule[] = [
  atMost("ces_sum", "ces_responses", "ces_sum_out_of_scale", { right: weighted({ ces_responses: 5 }) }),
];

/** Input checks of DOMAIN 1.0 for one month of the customer base. */
export const BASE_RULES: readonly Rule[] = [
  atMost("customers_churned", "customers_start", "churned_over_base", {
    right: raw("customers_start", "customers_new"),
  }),
  equal("customers_end", "customers_start", "customers_do_not_add_up", {
    right: weighted({ customers_start: 1, customers_new: 1, customers_churned: -1 }),
    severity: "warning",
  }),
  atMost("active_customers", "customers_start", "active_over_base", {
    right: raw("customers_start", "customers_new"),
    severity: "warning",
  }),
  atMost("mrr_churned", "mrr_start", "mrr_lost_over_start", { left: raw("mrr_churned", "mrr_contraction") }),
  atMost("gross_margin", "revenue", "margin_over_revenue"),
  atMost("bot_resolved", "bot_sessions", "bot_resolved_over_sessions"),
  atMost("bot_recontacts", "bot_resolved", "recontacts_over_bot_resolved"),
];
