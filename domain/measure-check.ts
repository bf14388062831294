import type { ChannelKind } from "@/domain/channel";
import { spreadOf } from "@/domain/distribution";
import { DERIVED, evaluateExpr, valueOf, type DerivedId, type Expr, type Row } from "@/domain/measure-derived";
import { MEASURES, isMeasureId, type MeasureId } from "@/domain/measure-list";

/** error: cannot be true, refused. warning: unusual but possible (carry-over, …), may be kept with a reason. */
export type Issue = {
  /** The cell to mark. */
  readonly measure: MeasureId;
  readonly code: string;
  readonly severity: "error" | "warning";
  /** `value` and `limit` are the two compared numbers; `other` is the id of the measure compared with. */
  readonly params: Readonly<Record<string, string | number>>;
};

type Severity = Issue["severity"];
type Side = DerivedId | MeasureId | Expr;
type Rule = {
  readonly measure: MeasureId;
  readonly code: string;
  readonly severity: Severity;
  readonly left: Side;
  readonly right: Side;
  readonly other: MeasureId;
  readonly compare: "at_most" | "equal";
};

const raw = (...ids: MeasureId[]): Expr => ({ sum: ids.map((measure) => ({ measure, weight: 1 })) });
const weighted = (weights: Partial<Record<MeasureId, number>>): Expr => ({
  sum: (Object.entries(weights) as [MeasureId, number][]).map(([measure, weight]) => ({ measure, weight })),
});

function atMost(
  measure: MeasureId,
  left: Side,
  right: Side,
  other: MeasureId,
  code: string,
  severity: Severity = "error",
): Rule {
  return { measure, code, severity, left, right, other, compare: "at_most" };
}

function equal(
  measure: MeasureId,
  left: Side,
  right: Side,
  other: MeasureId,
  code: string,
  severity: Severity = "error",
): Rule {
  return { measure, code, severity, left, right, other, compare: "equal" };
}

const dist = (id: DerivedId): Expr => {
  const expr: Expr = DERIVED[id].expr;
  return "coalesce" in expr ? (expr.coalesce[0] ?? expr) : expr;
};

/** Input checks of DOMAIN 1.0 for one record. Each is skipped when either side is not recorded. */
const RECORD_RULES: readonly Rule[] = [
  atMost("answered", raw("answered"), raw("offered"), "offered", "answered_over_offered"),
  atMost("abandoned", raw("abandoned"), raw("offered"), "offered", "abandoned_over_offered"),
  atMost("abandoned", raw("answered", "abandoned"), raw("offered"), "offered", "answered_plus_abandoned_over_offered"),
  atMost(
    "answered_in_threshold",
    raw("answered_in_threshold"),
    raw("answered"),
    "answered",
    "in_threshold_over_answered",
  ),
  atMost("abandoned_short", raw("abandoned_short"), raw("abandoned"), "abandoned", "short_over_abandoned"),
  atMost(
    "abandoned_in_threshold",
    raw("abandoned_in_threshold"),
    raw("abandoned"),
    "abandoned",
    "abandoned_in_threshold_over_abandoned",
  ),
  atMost(
    "unique_contacting_customers",
    raw("unique_contacting_customers"),
    "contacts",
    "offered",
    "unique_over_contacts",
  ),
  // Yesterday's inquiries are handled and answered today: possible, worth a second look.
  atMost("handled", raw("handled"), "contacts", "offered", "handled_over_contacts", "warning"),
  atMost(
    "first_responses",
    raw("first_responses"),
    raw("received"),
    "received",
    "first_responses_over_received",
    "warning",
  ),
  atMost(
    "first_response_in_sla",
    raw("first_response_in_sla"),
    raw("first_responses"),
    "first_responses",
    "in_sla_over_first_responses",
  ),
  atMost(
    "resolved_first_contact",
    raw("resolved_first_contact"),
    raw("fcr_eligible"),
    "fcr_eligible",
    "first_contact_over_eligible",
  ),
  atMost("resolved_first_contact", raw("resolved_first_contact"), "handled", "handled", "first_contact_over_handled"),
  atMost("fcr_eligible", raw("fcr_eligible"), "handled", "handled", "eligible_over_handled", "warning"),
  // One contact may be passed on twice.
  atMost("transferred", raw("transferred"), "handled", "handled", "transferred_over_handled", "warning"),
  atMost("escalated", raw("escalated"), "handled", "handled", "escalated_over_handled", "warning"),
  atMost("offers_won", raw("offers_won"), raw("offers"), "offers", "won_over_offers", "warning"),
  atMost("csat_satisfied", "csat_satisfied", "csat_responses", "csat_responses", "satisfied_over_responses"),
  atMost("csat_responses", "csat_responses", raw("surveys_sent"), "surveys_sent", "answers_over_sent"),
  atMost("nps_promoters", "nps_responses", raw("surveys_sent"), "surveys_sent", "answers_over_sent"),
  atMost("ces_responses", "ces_responses", raw("surveys_sent"), "surveys_sent", "answers_over_sent"),
  atMost("ces_sum", raw("ces_sum"), weighted({ ces_responses: 7 }), "ces_responses", "ces_sum_out_of_scale"),
  atMost("ces_sum", raw("ces_responses"), raw("ces_sum"), "ces_responses", "ces_sum_out_of_scale"),
  equal("csat_responses", raw("csat_responses"), dist("csat_responses"), "csat_1", "summary_differs_from_distribution"),
  equal("csat_satisfied", raw("csat_satisfied"), dist("csat_satisfied"), "csat_4", "summary_differs_from_distribution"),
  equal("nps_promoters", raw("nps_promoters"), dist("nps_promoters"), "nps_9", "summary_differs_from_distribution"),
  equal("nps_passives", raw("nps_passives"), dist("nps_passives"), "nps_7", "summary_differs_from_distribution"),
  equal("nps_detractors", raw("nps_detractors"), dist("nps_detractors"), "nps_0", "summary_differs_from_distribution"),
  equal("ces_responses", raw("ces_responses"), dist("ces_responses"), "ces_1", "summary_differs_from_distribution"),
  equal("ces_sum", raw("ces_sum"), dist("ces_sum"), "ces_1", "summary_differs_from_distribution"),
  equal("handle_sec", raw("handle_sec"), dist("handle_sec"), "talk_sec", "summary_differs_from_parts"),
  equal("total_cost", raw("total_cost"), dist("total_cost"), "labour_cost", "summary_differs_from_parts"),
  atMost(
    "quality_points",
    raw("quality_points"),
    raw("quality_max_points"),
    "quality_max_points",
    "points_over_maximum",
  ),
  atMost("absent_sec", raw("absent_sec"), raw("scheduled_sec"), "scheduled_sec", "absent_over_scheduled"),
  atMost("productive_sec", raw("productive_sec"), raw("paid_sec"), "paid_sec", "productive_over_paid", "warning"),
  // Handling may exceed paid time (several chats at once), idle time may not.
  atMost("idle_sec", raw("idle_sec"), raw("paid_sec"), "paid_sec", "idle_over_paid"),
  equal(
    "backlog_closing",
    raw("backlog_closing"),
    weighted({ backlog_opening: 1, created: 1, reopened: 1, resolved: -1, cancelled: -1 }),
    "backlog_opening",
    "backlog_does_not_add_up",
    "warning",
  ),
];

/** What cannot be on a scale of effort that ends at 5, where 7 a head are possible otherwise. */
const SHORT_SCALE_RULES: readonly Rule[] = [
  atMost("ces_sum", raw("ces_sum"), weighted({ ces_responses: 5 }), "ces_responses", "ces_sum_out_of_scale"),
];

/** Input checks of DOMAIN 1.0 for one month of the customer base. */
const BASE_RULES: readonly Rule[] = [
  atMost(
    "customers_churned",
    raw("customers_churned"),
    raw("customers_start", "customers_new"),
    "customers_start",
    "churned_over_base",
  ),
  equal(
    "customers_end",
    raw("customers_end"),
    weighted({ customers_start: 1, customers_new: 1, customers_churned: -1 }),
    "customers_start",
    "customers_do_not_add_up",
    "warning",
  ),
  atMost(
    "active_customers",
    raw("active_customers"),
    raw("customers_start", "customers_new"),
    "customers_start",
    "active_over_base",
    "warning",
  ),
  atMost("mrr_churned", raw("mrr_churned", "mrr_contraction"), raw("mrr_start"), "mrr_start", "mrr_lost_over_start"),
  atMost("gross_margin", raw("gross_margin"), raw("revenue"), "revenue", "margin_over_revenue"),
  atMost("bot_resolved", raw("bot_resolved"), raw("bot_sessions"), "bot_sessions", "bot_resolved_over_sessions"),
  atMost("bot_recontacts", raw("bot_recontacts"), raw("bot_resolved"), "bot_resolved", "recontacts_over_bot_resolved"),
];

function sideOf(side: Side, row: Row): number | null {
  return typeof side === "string" ? valueOf(side, row) : evaluateExpr(side, row);
}

function apply(rules: readonly Rule[], row: Row): Issue[] {
  return rules.flatMap((rule) => {
    const value = sideOf(rule.left, row);
    const limit = sideOf(rule.right, row);
    if (value === null || limit === null) return [];
    if (rule.compare === "at_most" ? value <= limit : value === limit) return [];
    return [
      {
        measure: rule.measure,
        code: rule.code,
        severity: rule.severity,
        params: { value, limit, other: named(rule.other, row) },
      },
    ];
  });
}

/** The cell the limit really came from: a channel without `offered` was measured by `received`, `handled` by `answered`. */
function named(other: MeasureId, row: Row): MeasureId {
  const stands: Partial<Record<MeasureId, MeasureId>> = { offered: "received", handled: "answered" };
  const missing = row[other] === null || row[other] === undefined;
  return missing ? (stands[other] ?? other) : other;
}

/** Every code an Issue can carry: messages/ must have them all. */
export const ISSUE_CODES: readonly string[] = [
  ...new Set([
    "not_an_integer",
    "negative",
    "too_large",
    "not_of_this_channel",
    "not_on_this_scale",
    "offered_gap",
    "far_above_usual",
    ...[...RECORD_RULES, ...BASE_RULES].map((rule) => rule.code),
  ]),
];

/** How many times the median of earlier periods makes a typing error likely (PEERS A8), and from how many periods on. */
const UNUSUAL = { times: 5, periods: 4 } as const;

/** Warnings for values far above the median of the same cell in earlier periods, given in `history`. */
export function unusualValues(row: Row, history: Partial<Record<MeasureId, readonly number[]>>): Issue[] {
  return (Object.entries(history) as [MeasureId, readonly number[]][]).flatMap(([id, past]): Issue[] => {
    const value = row[id];
    const median = past.length >= UNUSUAL.periods ? (spreadOf(past)?.median ?? 0) : 0;
    if (value === null || value === undefined || median <= 0 || value <= UNUSUAL.times * median) return [];
    return [{ measure: id, code: "far_above_usual", severity: "warning", params: { value, limit: median, other: id } }];
  });
}

/** Each value alone: a safe integer, not negative, within the measure's limit, of a channel that has it. */
function valueIssues(row: Row, belongs: (id: MeasureId) => boolean): Issue[] {
  return Object.entries(row).flatMap(([id, value]): Issue[] => {
    if (value === null || value === undefined || !isMeasureId(id)) return [];
    const { max, signed } = MEASURES[id];
    const issue = (code: string, params: Issue["params"] = {}): Issue[] => [
      { measure: id, code, severity: "error", params },
    ];
    if (!Number.isSafeInteger(value)) return issue("not_an_integer");
    if (value < 0 && !signed) return issue("negative", { value });
    if (Math.abs(value) > max) return issue("too_large", { value, limit: max });
    return belongs(id) ? [] : issue("not_of_this_channel");
  });
}

/** The scale answers about effort are given on: 1 to 7, or 1 to 5. */
export type CesScale = "1-7" | "1-5";

/**
 * Every input check for one record of one channel, on the scale of effort in force on its day. Relations are looked at only
 * once the single values are sound, so one typing error gives one message.
 */
export function validateRecord(kind: ChannelKind, row: Row, scale: CesScale): Issue[] {
  const single = [
    ...valueIssues(row, (id) => MEASURES[id].channels.includes(kind)),
    ...(scale === "1-5" ? offScale(row) : []),
  ];
  return single.length > 0
    ? single
    : [...apply(RECORD_RULES, row), ...(scale === "1-5" ? apply(SHORT_SCALE_RULES, row) : []), ...offeredGap(row)];
}

/** On a scale that ends at 5 nobody answers 6 or 7. */
const offScale = (row: Row): Issue[] =>
  (["ces_6", "ces_7"] as const).flatMap((measure): Issue[] => {
    const value = row[measure] ?? 0;
    return value > 0 ? [{ measure, code: "not_on_this_scale", severity: "error", params: { value, limit: 5 } }] : [];
  });

/** Every input check for one month of the customer base. */
export function validateBase(row: Row): Issue[] {
  const single = valueIssues(row, (id) => MEASURES[id].source === "base");
  return single.length > 0 ? single : apply(BASE_RULES, row);
}

/**
 * offered − answered − abandoned: contacts that ended some other way (blocked, flowed out, called back).
 * @returns null when one of the three is not recorded. Golden `abandon_rate.identity`.
 */
export function unexplainedOffered(row: Row): number | null {
  return evaluateExpr(weighted({ offered: 1, answered: -1, abandoned: -1 }), row);
}

function offeredGap(row: Row): Issue[] {
  const gap = unexplainedOffered(row);
  if (gap === null || gap <= 0) return [];
  return [
    {
      measure: "offered",
      code: "offered_gap",
      severity: "warning",
      params: { value: gap, limit: 0, other: "answered" },
    },
  ];
}
