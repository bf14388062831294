import type { Kpi, Variants } from "@/domain/kpi/kpi";
import type { Row } from "@/domain/measures/measure";
import { evaluate, type KpiValue, tally, type Tally, withBusinessDays } from "@/domain/kpi/evaluate";

/** Working days of the example month, which backlog_days divides by. */
const EXAMPLE_DAYS = 20;

/** One small month of a company that does not exist: counts a reader can check by hand. Money is in minor units. */
const MONTH: Row = {
  offered: 200,
  received: 80,
  answered: 180,
  abandoned: 20,
  abandoned_short: 8,
  answered_in_threshold: 150,
  abandoned_in_threshold: 6,
  unique_contacting_customers: 120,
  proactive_contacts: 50,
  wait_answered_sec: 4_500,
  talk_sec: 48_600,
  hold_sec: 5_400,
  acw_sec: 16_200,
  first_responses: 75,
  first_response_sec: 270_000,
  first_response_in_sla: 60,
  resolved_first_contact: 126,
  fcr_eligible: 168,
  transferred: 18,
  escalated: 9,
  resolved: 90,
  resolution_sec: 3_240_000,
  created: 96,
  reopened: 9,
  cancelled: 3,
  backlog_opening: 33,
  csat_1: 2,
  csat_2: 3,
  csat_3: 7,
  csat_4: 16,
  csat_5: 12,
  nps_0: 1,
  nps_1: 0,
  nps_2: 1,
  nps_3: 1,
  nps_4: 2,
  nps_5: 4,
  nps_6: 5,
  nps_7: 7,
  nps_8: 9,
  nps_9: 6,
  nps_10: 4,
  surveys_sent: 160,
  quality_points: 172,
  quality_max_points: 200,
  offers: 27,
  offers_won: 9,
  upsell_revenue: 108_000,
  paid_sec: 108_000,
  idle_sec: 17_800,
  productive_sec: 97_200,
  scheduled_sec: 120_000,
  absent_sec: 6_000,
  labour_cost: 72_000,
  other_cost: 18_000,
  customers_start: 500,
  customers_new: 20,
  customers_churned: 10,
  active_customers: 400,
  orders: 250,
  revenue: 1_500_000,
  gross_margin: 600_000,
  mrr_start: 1_250_000,
  mrr_churned: 25_000,
  mrr_contraction: 12_500,
  mrr_expansion: 50_000,
  bot_sessions: 300,
  bot_resolved: 120,
  bot_recontacts: 30,
  self_service_resolved: 120,
  help_center_users: 900,
  ticket_users: 150,
  base_nps_promoters: 30,
  base_nps_passives: 45,
  base_nps_detractors: 25,
};

/** The scales never mix: a company keeps answers on one of them. */
const EFFORT: Readonly<Record<Variants["cesScale"], Row>> = {
  "1-7": { ces_1: 1, ces_2: 2, ces_3: 3, ces_4: 5, ces_5: 9, ces_6: 12, ces_7: 8 },
  "1-5": { ces_1: 10, ces_2: 14, ces_3: 8, ces_4: 5, ces_5: 3 },
};

function exampleTally(kpi: Kpi, v: Variants): Tally {
  return withBusinessDays(tally([{ ...MONTH, ...EFFORT[v.cesScale] }], kpi.needs(v)), EXAMPLE_DAYS);
}

export type Example = { readonly value: KpiValue; readonly counts: Readonly<Record<string, number>> };

/** The KPI of the example month, by the engine that makes the company's own figures, and the counts behind it. */
export function exampleOf(kpi: Kpi, v: Variants): Example {
  const t = exampleTally(kpi, v);
  return { value: evaluate(kpi, t, v), counts: t.sums as Record<string, number> };
}
