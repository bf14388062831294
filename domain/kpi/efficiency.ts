import { ASYNC_CHANNELS, CHANNEL_KINDS, LIVE_CHANNELS } from "@/domain/measures/channel";
import { amount, fraction, type KpiBody, type Parts, type Sums, type Variants } from "@/domain/kpi/spec";
import { SERVICE_LEVEL_FRACTIONS } from "@/domain/kpi/service-level";

const live = { group: "efficiency", source: "record", channels: LIVE_CHANNELS } as const;
const written = { group: "efficiency", source: "record", channels: ASYNC_CHANNELS } as const;
const every = { group: "efficiency", source: "record", channels: CHANNEL_KINDS } as const;
const base = { group: "efficiency", channels: "base" } as const;

const CONTACT_BASE = {
  customers: "customer_months",
  orders: "orders",
  active: "active_customer_months",
} as const satisfies Record<Variants["contactBase"], string>;

/** DOMAIN 1.1, 1.2 and pillar 1 of section 2. */
export const EFFICIENCY = {
  answer_rate: fraction({
    ...live,
    unit: "ratio",
    goodWhen: "up",
    sources: ["cc-japan-6886", "kcsf"],
    of: { top: { answered: 1 }, bottom: { offered: 1 } },
  }),
  abandon_rate: fraction({
    ...live,
    unit: "ratio",
    goodWhen: "down",
    sources: ["fastseries"],
    of: { top: { abandoned: 1 }, bottom: { offered: 1 } },
  }),
  abandon_rate_adjusted: fraction({
    ...live,
    unit: "ratio",
    goodWhen: "down",
    sources: ["talkdesk-short", "nectardesk"],
    of: { top: { abandoned: 1, abandoned_short: -1 }, bottom: { offered: 1, abandoned_short: -1 } },
  }),
  service_level: fraction({
    ...live,
    unit: "ratio",
    goodWhen: "up",
    sources: ["kcsf-sl", "icmi-sl", "cisco-icm"],
    of: (v) => SERVICE_LEVEL_FRACTIONS[v.serviceLevel],
    variantOf: (v) => `${v.serviceLevel}:${v.slThresholdSec}`,
  }),
  asa_sec: fraction({
    ...live,
    unit: "seconds",
    goodWhen: "down",
    sources: ["smartweb-asa"],
    of: { top: { wait_answered_sec: 1 }, bottom: { answered: 1 } },
  }),
  first_response_time: fraction({
    ...written,
    unit: "seconds",
    goodWhen: "down",
    sources: ["zendesk-tm", "stealthagents"],
    of: { top: { first_response_sec: 1 }, bottom: { first_responses: 1 } },
  }),
  first_reply_within_sla: fraction({
    ...written,
    unit: "ratio",
    goodWhen: "up",
    sources: ["zendesk-tm"],
    of: { top: { first_response_in_sla: 1 }, bottom: { first_responses: 1 } },
  }),
  // Lower is not simply better: read with FCR and reopened cases. So a band, which the tenant sets.
  aht_sec: fraction({
    ...every,
    unit: "seconds",
    goodWhen: "band",
    sources: ["samdesk", "genesys-aht"],
    of: { top: { handle_sec: 1 }, bottom: { handled: 1 } },
  }),
  att_sec: fraction({
    ...live,
    unit: "seconds",
    goodWhen: "band",
    sources: ["transcosmos-aht"],
    of: { top: { talk_sec: 1 }, bottom: { handled: 1 } },
  }),
  acw_avg_sec: fraction({
    ...live,
    unit: "seconds",
    goodWhen: "band",
    sources: ["transcosmos-aht"],
    of: { top: { acw_sec: 1 }, bottom: { handled: 1 } },
  }),
  occupancy: fraction({
    ...live,
    unit: "ratio",
    goodWhen: "band",
    band: [0.75, 0.85],
    sample: "none",
    sources: ["cch-occupancy", "cch-85"],
    of: { top: { handle_sec: 1 }, bottom: { handle_sec: 1, idle_sec: 1 } },
  }),
  utilisation: fraction({
    ...live,
    unit: "ratio",
    goodWhen: "band",
    band: [0.8, 0.85],
    sample: "none",
    sources: ["nttactprocx-util", "saetel"],
    of: { top: { handle_sec: 1, idle_sec: 1 }, bottom: { paid_sec: 1 } },
  }),
  contact_share_of_paid: fraction({
    ...every,
    unit: "ratio",
    goodWhen: "band",
    sample: "none",
    sources: ["ntm", "ntn-util"],
    of: { top: { handle_sec: 1 }, bottom: { paid_sec: 1 } },
  }),
  contacts_per_hour: fraction({
    ...every,
    unit: "per_hour",
    goodWhen: "band",
    sample: { handled: 1 },
    sources: ["GK"],
    of: { top: { handled: 1 }, bottom: { productive_sec: 1 }, scale: 3600 },
  }),
  absenteeism: fraction({
    ...every,
    unit: "ratio",
    goodWhen: "down",
    sample: "none",
    sources: ["GK"],
    of: { top: { absent_sec: 1 }, bottom: { scheduled_sec: 1 } },
  }),
  cost_per_contact: fraction({
    ...every,
    unit: "yen",
    goodWhen: "down",
    sources: ["klipfolio", "withdesk", "collabos"],
    of: { top: { total_cost: 1 }, bottom: { handled: 1 } },
  }),
  backlog: amount({ ...every, unit: "count", goodWhen: "down", sources: ["codingace"], of: "backlog_closing" }),
  backlog_days: backlogDays(),
  resolution_time: fraction({
    ...every,
    unit: "seconds",
    goodWhen: "down",
    sources: ["redo", "zendesk-tm"],
    of: { top: { resolution_sec: 1 }, bottom: { resolved: 1 } },
  }),
  closure_rate: fraction({
    ...every,
    events: true,
    unit: "ratio",
    goodWhen: "up",
    sources: ["codingace"],
    of: { top: { resolved: 1 }, bottom: { created: 1, reopened: 1 } },
  }),
  transfer_rate: fraction({
    ...every,
    unit: "ratio",
    goodWhen: "down",
    sources: ["bit1024"],
    of: { top: { transferred: 1 }, bottom: { handled: 1 } },
  }),
  escalation_rate: fraction({
    ...every,
    unit: "ratio",
    goodWhen: "down",
    sources: ["bit1024", "kpidepot"],
    of: { top: { escalated: 1 }, bottom: { handled: 1 } },
  }),
  contact_rate: fraction({
    ...every,
    events: true,
    source: "both",
    unit: "ratio",
    goodWhen: "down",
    sources: ["ignyteiq", "decagon"],
    of: (v) => ({ top: { contacts: 1 }, bottom: { [CONTACT_BASE[v.contactBase]]: 1 } }),
    variantOf: (v) => v.contactBase,
  }),
  unique_contact_rate: fraction({
    ...every,
    source: "both",
    unit: "ratio",
    goodWhen: "down",
    sources: ["helpshift"],
    of: { top: { unique_contacting_customers: 1 }, bottom: { active_customer_months: 1 } },
  }),
  self_service_rate: fraction({
    ...base,
    source: "both",
    unit: "ratio",
    goodWhen: "up",
    sources: ["ticketboard-deflection"],
    of: { top: { self_service_resolved: 1 }, bottom: { self_service_resolved: 1, contacts: 1 } },
  }),
  self_service_ratio: fraction({
    ...base,
    source: "base",
    unit: "times",
    goodWhen: "up",
    sources: ["ticketboard-ssr"],
    of: { top: { help_center_users: 1 }, bottom: { ticket_users: 1 } },
  }),
  // Hanging up inside the bot is not deflection; a re-contact within 24 h undoes one.
  true_deflection: fraction({
    ...base,
    source: "base",
    unit: "ratio",
    goodWhen: "up",
    sources: ["sggu-deflection"],
    of: { top: { bot_resolved: 1, bot_recontacts: -1 }, bottom: { bot_sessions: 1 } },
  }),
} as const satisfies Record<string, KpiBody>;

/** closing ÷ (resolved ÷ business days): how many working days the queue would take. Needs sums.business_days. */
function backlogDays(): KpiBody {
  const parts = (s: Sums): Parts | null => {
    const { backlog_closing: closing, resolved, business_days: days } = s;
    if (closing === undefined || resolved === undefined || days === undefined || days <= 0 || closing < 0) return null;
    return { numerator: closing, denominator: resolved / days };
  };
  const formula = "backlog_closing / (resolved / business_days)";
  return {
    ...every,
    unit: "days",
    goodWhen: "down",
    sources: ["codingace", "OURS"],
    perBusinessDay: true,
    needs: () => ["backlog_closing", "resolved"],
    parts,
    value(s) {
      const p = parts(s);
      return p && p.denominator > 0 ? p.numerator / p.denominator : null;
    },
    n: (s) => s.resolved ?? null,
    formula,
    formulaOf: () => formula,
    whyNull: (s) => {
      if (s.business_days === undefined) return "no_data";
      return (s.backlog_closing ?? 0) < 0 ? "negative_stock" : "zero_denominator";
    },
  };
}
