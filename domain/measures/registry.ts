import { ASYNC_CHANNELS, CHANNEL_KINDS, LIVE_CHANNELS, type ChannelKind } from "@/domain/measures/channel";

export type MeasureUnit = "count" | "seconds" | "yen";
/** flow: summed. opening: first of the range. closing: last of the range (DOMAIN 1.0, stocks). */
export type Roll = "flow" | "opening" | "closing";
export type Section =
  | "volume"
  | "time"
  | "async"
  | "resolution"
  | "labour"
  | "survey"
  | "offer"
  | "quality"
  | "customers"
  | "revenue"
  | "self_service"
  | "relationship";

/** A definition that is kept with every record, because counts made under two of them cannot be added. */
export type StoredDefinition = "slThresholdSec" | "cesScale";

/** What holds of few measures: how a stock rolls up, by which definition something was counted, and who is counted anew each month. */
interface Apart {
  readonly roll?: Roll;
  readonly definition?: StoredDefinition;
  readonly perMonth?: true;
}
type Line = readonly [unit: MeasureUnit, section: Section, channels: readonly ChannelKind[], apart?: Apart];

const OPENING = { roll: "opening" } as const;
const CLOSING = { roll: "closing" } as const;
const PER_MONTH = { perMonth: true } as const;
const BY_THRESHOLD = { definition: "slThresholdSec" } as const;
const BY_SCALE = { definition: "cesScale" } as const;

const ALL = CHANNEL_KINDS;
// business_chat may be run live (offered) or like mail (received): it is asked for both.
const RECEIVING = ALL.filter((kind) => kind === "business_chat" || !LIVE_CHANNELS.includes(kind));

/** Measures of one team, one channel, one period. Ids exactly as in DOMAIN 1.0; each block in the order of its form. */
const RECORD = {
  offered: ["count", "volume", LIVE_CHANNELS],
  received: ["count", "volume", RECEIVING],
  answered: ["count", "volume", LIVE_CHANNELS],
  handled: ["count", "volume", ALL],
  abandoned: ["count", "volume", LIVE_CHANNELS],
  abandoned_short: ["count", "volume", LIVE_CHANNELS],
  answered_in_threshold: ["count", "volume", LIVE_CHANNELS, BY_THRESHOLD],
  abandoned_in_threshold: ["count", "volume", LIVE_CHANNELS, BY_THRESHOLD],
  unique_contacting_customers: ["count", "volume", ALL, PER_MONTH],
  proactive_contacts: ["count", "volume", ALL],
  wait_answered_sec: ["seconds", "time", LIVE_CHANNELS],
  talk_sec: ["seconds", "time", LIVE_CHANNELS],
  hold_sec: ["seconds", "time", LIVE_CHANNELS],
  acw_sec: ["seconds", "time", LIVE_CHANNELS],
  handle_sec: ["seconds", "time", ALL],
  first_responses: ["count", "async", ASYNC_CHANNELS],
  first_response_sec: ["seconds", "async", ASYNC_CHANNELS],
  first_response_in_sla: ["count", "async", ASYNC_CHANNELS],
  resolved_first_contact: ["count", "resolution", ALL],
  fcr_eligible: ["count", "resolution", ALL],
  transferred: ["count", "resolution", ALL],
  escalated: ["count", "resolution", ALL],
  resolved: ["count", "resolution", ALL],
  resolution_sec: ["seconds", "resolution", ALL],
  created: ["count", "resolution", ALL],
  reopened: ["count", "resolution", ALL],
  cancelled: ["count", "resolution", ALL],
  backlog_opening: ["count", "resolution", ALL, OPENING],
  backlog_closing: ["count", "resolution", ALL, CLOSING],
  csat_responses: ["count", "survey", ALL],
  csat_satisfied: ["count", "survey", ALL],
  csat_1: ["count", "survey", ALL],
  csat_2: ["count", "survey", ALL],
  csat_3: ["count", "survey", ALL],
  csat_4: ["count", "survey", ALL],
  csat_5: ["count", "survey", ALL],
  nps_promoters: ["count", "survey", ALL],
  nps_passives: ["count", "survey", ALL],
  nps_detractors: ["count", "survey", ALL],
  nps_0: ["count", "survey", ALL],
  nps_1: ["count", "survey", ALL],
  nps_2: ["count", "survey", ALL],
  nps_3: ["count", "survey", ALL],
  nps_4: ["count", "survey", ALL],
  nps_5: ["count", "survey", ALL],
  nps_6: ["count", "survey", ALL],
  nps_7: ["count", "survey", ALL],
  nps_8: ["count", "survey", ALL],
  nps_9: ["count", "survey", ALL],
  nps_10: ["count", "survey", ALL],
  ces_responses: ["count", "survey", ALL, BY_SCALE],
  ces_sum: ["count", "survey", ALL, BY_SCALE],
  ces_1: ["count", "survey", ALL, BY_SCALE],
  ces_2: ["count", "survey", ALL, BY_SCALE],
  ces_3: ["count", "survey", ALL, BY_SCALE],
  ces_4: ["count", "survey", ALL, BY_SCALE],
  ces_5: ["count", "survey", ALL, BY_SCALE],
  ces_6: ["count", "survey", ALL, BY_SCALE],
  ces_7: ["count", "survey", ALL, BY_SCALE],
  surveys_sent: ["count", "survey", ALL],
  quality_points: ["count", "quality", ALL],
  quality_max_points: ["count", "quality", ALL],
  offers: ["count", "offer", ALL],
  offers_won: ["count", "offer", ALL],
  upsell_revenue: ["yen", "offer", ALL],
  paid_sec: ["seconds", "labour", ALL],
  idle_sec: ["seconds", "labour", LIVE_CHANNELS],
  productive_sec: ["seconds", "labour", ALL],
  scheduled_sec: ["seconds", "labour", ALL],
  absent_sec: ["seconds", "labour", ALL],
  labour_cost: ["yen", "labour", ALL],
  other_cost: ["yen", "labour", ALL],
  total_cost: ["yen", "labour", ALL],
} as const satisfies Record<string, Line>;

/** Measures of the customer base: one row a month for the whole tenant. */
const BASE = {
  customers_start: ["count", "customers", [], OPENING],
  customers_new: ["count", "customers", []],
  customers_churned: ["count", "customers", []],
  customers_end: ["count", "customers", [], CLOSING],
  active_customers: ["count", "customers", [], CLOSING],
  orders: ["count", "revenue", []],
  revenue: ["yen", "revenue", []],
  gross_margin: ["yen", "revenue", []],
  mrr_start: ["yen", "revenue", [], OPENING],
  mrr_churned: ["yen", "revenue", []],
  mrr_contraction: ["yen", "revenue", []],
  mrr_expansion: ["yen", "revenue", []],
  bot_sessions: ["count", "self_service", []],
  bot_resolved: ["count", "self_service", []],
  bot_recontacts: ["count", "self_service", []],
  self_service_resolved: ["count", "self_service", []],
  help_center_users: ["count", "self_service", [], PER_MONTH],
  ticket_users: ["count", "self_service", [], PER_MONTH],
  base_nps_promoters: ["count", "relationship", []],
  base_nps_passives: ["count", "relationship", []],
  base_nps_detractors: ["count", "relationship", []],
} as const satisfies Record<string, Line>;

export type RecordMeasureId = keyof typeof RECORD;
export type BaseMeasureId = keyof typeof BASE;
export type MeasureId = RecordMeasureId | BaseMeasureId;

export type Measure = {
  readonly id: MeasureId;
  readonly source: "record" | "base";
  readonly unit: MeasureUnit;
  readonly roll: Roll;
  /** The stored definition that the number depends on; null for most. */
  readonly definition: StoredDefinition | null;
  /**
   * Of people that each period and channel counts anew, each once: those of several days or channels are not so many people,
   * and over several months they add up to 延べ, person-months.
   */
  readonly perMonth: boolean;
  readonly section: Section;
  /** Empty for customer-base measures. */
  readonly channels: readonly ChannelKind[];
  /** Largest value accepted in one record; far below 2^53, so sums of thousands of records stay exact. */
  readonly max: number;
  /** True where a loss makes a negative value possible. */
  readonly signed: boolean;
};

const MAX: Readonly<Record<MeasureUnit, number>> = { count: 1e9, seconds: 1e11, yen: 1e12 };

function lines<Id extends MeasureId>(source: Measure["source"], table: Readonly<Record<Id, Line>>): Measure[] {
  return (Object.keys(table) as Id[]).map((id) => {
    const [unit, section, channels, { roll = "flow", definition = null, perMonth = false } = {}] = table[id];
    const signed = id === "gross_margin";
    return { id, source, unit, roll, definition, perMonth, section, channels, max: MAX[unit], signed };
  });
}

export const RECORD_MEASURES: readonly Measure[] = lines("record", RECORD);
export const BASE_MEASURES: readonly Measure[] = lines("base", BASE);

/** Every measure by id. */
export const MEASURES = Object.fromEntries(
  [...RECORD_MEASURES, ...BASE_MEASURES].map((measure) => [measure.id, measure]),
) as Readonly<Record<MeasureId, Measure>>;

/** True when `value` is the id of a measure. */
export function isMeasureId(value: unknown): value is MeasureId {
  return typeof value === "string" && Object.hasOwn(MEASURES, value);
}
