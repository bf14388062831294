import type { ChannelKind } from "@/domain/measures/channel";
import type { KpiId } from "@/domain/kpi/kpi";
import type { MeasureId } from "@/domain/measures/measure";

type Term = {
  readonly kpis?: readonly KpiId[];
  readonly measures?: readonly MeasureId[];
  readonly channels?: readonly ChannelKind[];
};

/** The glossary of DOMAIN 7: what each term concerns. The texts live in messages/ under `guide.term.<id>`. */
const TABLE = {
  call_center: { kpis: ["answer_rate", "aht_sec", "abandon_rate"], channels: ["phone"] },
  contact_center: { channels: ["phone", "email", "web_form", "chat", "business_chat", "social"] },
  customer_support: { kpis: ["csat_top2", "churn_rate", "ltv"] },
  customer_service: {},
  customer_center: {},
  support_center: {},
  help_desk: {},
  customer_success: { kpis: ["retention_rate", "net_revenue_retention", "proactive_share"] },
  cost_center: { kpis: ["cost_per_contact"], measures: ["labour_cost", "other_cost"] },
  profit_center: { kpis: ["upsell_revenue", "revenue_per_contact", "ltv"], measures: ["upsell_revenue"] },
  stance: { kpis: ["proactive_share"], measures: ["proactive_contacts"] },
  voice: { channels: ["phone"] },
  non_voice: { channels: ["email", "web_form", "chat", "business_chat", "social"] },
  multichannel: { channels: ["phone", "email", "web_form", "chat", "business_chat", "social"] },
  omnichannel: { kpis: ["fcr"], channels: ["phone", "email", "web_form", "chat", "business_chat", "social"] },
  inbound: { measures: ["offered", "received"] },
  outbound: { kpis: ["proactive_share"], measures: ["proactive_contacts"] },
  offered: { kpis: ["answer_rate", "abandon_rate", "service_level"], measures: ["offered"] },
  answered: { kpis: ["answer_rate", "asa_sec"], measures: ["answered"] },
  abandoned: { kpis: ["abandon_rate", "abandon_rate_adjusted"], measures: ["abandoned", "abandoned_short"] },
  blocked: { kpis: ["answer_rate"] },
  talk: { kpis: ["att_sec", "aht_sec"], measures: ["talk_sec"] },
  hold: { kpis: ["aht_sec"], measures: ["hold_sec"] },
  acw: { kpis: ["acw_avg_sec", "aht_sec"], measures: ["acw_sec"] },
  idle: { kpis: ["occupancy", "utilisation"], measures: ["idle_sec"] },
  away: { kpis: ["utilisation", "absenteeism"], measures: ["paid_sec", "productive_sec"] },
  first_line: { kpis: ["fcr", "escalation_rate"] },
  second_line: { kpis: ["escalation_rate", "resolution_time"], measures: ["escalated"] },
  fcr: { kpis: ["fcr"], measures: ["resolved_first_contact", "fcr_eligible"] },
  case: { kpis: ["resolution_time", "backlog", "reopen_rate"], measures: ["created", "resolved", "reopened"] },
  contact_reason: { kpis: ["contact_rate"] },
  voc: { kpis: ["csat_top2", "nps"] },
  monitoring: { kpis: ["quality_score"], measures: ["quality_points", "quality_max_points"] },
  promoter: { kpis: ["nps", "nps_relationship"], measures: ["nps_promoters", "nps_passives", "nps_detractors"] },
  churn: { kpis: ["churn_rate", "retention_rate", "revenue_churn_rate"], measures: ["customers_churned"] },
  self_service: { kpis: ["self_service_rate", "self_service_ratio"], measures: ["self_service_resolved"] },
  deflection: { kpis: ["true_deflection", "contact_rate"], measures: ["bot_resolved", "bot_recontacts"] },
  supervisor: {},
  agent: {},
  approval: {},
  initiative: {},
  evaluation: {},
  regular_measurement: {},
  point: {},
} as const satisfies Record<string, Term>;

export type TermId = keyof typeof TABLE;
export const TERM_IDS = Object.keys(TABLE) as readonly TermId[];
export const TERMS: Readonly<Record<TermId, Term>> = TABLE;

/** A text as it is searched: full width, half width and capitals are one, and so are hiragana and katakana. */
export function searchKey(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase();
  return folded
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[\s\u30fb\-_]/g, "");
}

/** True when every word of `query` is somewhere in `text`; an empty query finds everything. */
export function matches(text: string, query: string): boolean {
  const words = query.normalize("NFKC").split(/\s+/).map(searchKey).filter(Boolean);
  const key = searchKey(text);
  return words.every((word) => key.includes(word));
}
