import { unexplainedOffered, type NeedId, type Row } from "@/domain/measures/measure";
import { DEFAULT_VARIANTS, KPIS, KPI_IDS, directionOf, divide, type Variants } from "@/domain/kpi/kpi";
import { evaluate, tally, withBusinessDays } from "@/domain/kpi/evaluate";
import { SERVICE_LEVEL_FRACTIONS, type ServiceLevelMode } from "@/domain/kpi/service-level";
import { churnAnswers, compoundChurn } from "@/domain/kpi/churn";
import { agentTimePerChat, botContainment } from "@/domain/finance/value";
import { rowFrom, rowsFrom } from "@/scripts/golden/rows";
import type { Inputs, Adapter, Got, ReadText } from "@/scripts/golden/case";

/** Every KPI of the registry over the rows, under its own id; null values included. */
export function allKpis(rows: readonly Row[], variants: Variants = DEFAULT_VARIANTS): Got {
  const got: Got = {};
  for (const id of KPI_IDS) got[id] = evaluate(KPIS[id], tally(rows, KPIS[id].needs(variants)), variants).value;
  return got;
}

/** How many of the periods had both sides of this KPI. */
export function counted(kpi: keyof typeof KPIS, rows: readonly Row[]): Got {
  const { used, total } = tally(rows, KPIS[kpi].needs(DEFAULT_VARIANTS));
  return { periods_used: used, periods_total: total };
}

function sums(rows: readonly Row[], ...ids: NeedId[]): Got {
  const t = tally(rows, ids);
  return Object.fromEntries(ids.map((id) => [id, t.sums[id] ?? null]));
}

/** A case that is records and KPIs and nothing else; `kpi` names whose periods are counted. */
export function plain(kpi: keyof typeof KPIS): Adapter {
  return (inputs, readText) => {
    const rows = rowsFrom(inputs, readText);
    const got = { ...allKpis(rows), ...counted(kpi, rows) };
    const seconds = thresholdOf(inputs, readText);
    if (seconds) for (const end of ["", "_offered"]) got[`service_level_${seconds}${end}`] = got.service_level;
    const gap = rows
      .map(unexplainedOffered)
      .reduce<number | null>((sum, x) => (sum === null || x === null ? null : sum + x), 0);
    return { ...got, sum_check: gap };
  };
}

/** Seconds of the service level, from the name of a column or an input ("answered_in_20"). */
function thresholdOf(inputs: Inputs, readText: ReadText): string | null {
  return /(?:answered_in_|Service Level \()(\d+)/.exec(namesIn(inputs, readText).join(","))?.[1] ?? null;
}

function namesIn(inputs: Inputs, readText: ReadText): readonly string[] {
  if (inputs.has("months") && !Array.isArray(inputs.raw.months)) {
    const months = inputs.inner("months");
    return months.keys().flatMap((month) => months.inner(month).keys());
  }
  return inputs.has("file") ? [(readText(inputs.text("file")) ?? "").split("\n")[0] ?? ""] : inputs.keys();
}

const MODE_NAMES: Readonly<Record<string, ServiceLevelMode>> = {
  f1_abandon_positive: "abandon_positive",
  f2_answered_only: "answered",
  f3_abandon_negative: "offered",
  f4_abandon_ignored_within_threshold: "ignore_abandoned",
  f5_short_abandon_credited: "short_credited",
};

/** Where only the ends of calls are given, offered is their sum. Short abandons alone mean the Genesys formula. */
export const serviceLevel: Adapter = (inputs) => {
  const row = rowFrom(inputs);
  const after = inputs.optional("answered_after_threshold");
  if (after !== null) row.answered = (row.answered_in_threshold ?? 0) + after;
  const late = inputs.optional("abandoned_after_threshold");
  if (late !== null && row.abandoned === undefined) row.abandoned = (row.abandoned_in_threshold ?? 0) + late;
  const genesys = row.offered === undefined && inputs.has("abandoned_short") && !inputs.has("abandoned_in_threshold");
  if (row.offered === undefined) row.offered = (row.answered ?? 0) + (row.abandoned ?? 0);
  const level = (mode: ServiceLevelMode): number | null => {
    const { top, bottom } = SERVICE_LEVEL_FRACTIONS[mode];
    return divide(SERVICE_LEVEL_FRACTIONS[mode], tally([row], Object.keys({ ...top, ...bottom }) as NeedId[]).sums);
  };
  const modes = Object.fromEntries(Object.entries(MODE_NAMES).map(([name, mode]) => [name, level(mode)]));
  const all = allKpis([row]);
  return { ...all, ...modes, service_level: genesys ? level("ignore_short") : all.service_level };
};

/** Means per part in minutes, chats held at once, or plain records. */
export const aht: Adapter = (inputs, readText) => {
  if (inputs.has("att_min", "acw_min")) {
    const got = allKpis([
      { talk_sec: inputs.num("att_min") * 60, hold_sec: 0, acw_sec: inputs.num("acw_min") * 60, handled: 1 },
    ]);
    return { ...got, aht_min: typeof got.aht_sec === "number" ? got.aht_sec / 60 : null };
  }
  const got = plain("aht_sec")(inputs, readText);
  if (!inputs.has("chat_active_sec", "avg_concurrency")) return got;
  return {
    ...got,
    agent_time_per_chat_sec: agentTimePerChat(
      inputs.num("chat_active_sec"),
      inputs.num("handled"),
      inputs.num("avg_concurrency"),
    ),
  };
};

/** Staffing of one hour (volume, AHT, agents), or recorded times. */
export const occupancy: Adapter = (inputs, readText) => {
  if (!inputs.has("volume", "aht_sec", "agents")) return plain("occupancy")(inputs, readText);
  const work = inputs.num("volume") * inputs.num("aht_sec");
  return allKpis([{ handle_sec: work, idle_sec: inputs.num("agents") * 3600 - work }]);
};

/** The sum of contact and idle time may come as one number: how it splits does not matter to utilisation. */
export const utilisation: Adapter = (inputs, readText) => {
  if (!inputs.has("contact_plus_idle_min", "paid_min")) return plain("utilisation")(inputs, readText);
  return allKpis([
    { handle_sec: inputs.num("contact_plus_idle_min") * 60, idle_sec: 0, paid_sec: inputs.num("paid_min") * 60 },
  ]);
};

export const backlog: Adapter = (inputs, readText) => {
  const rows = rowsFrom(inputs, readText);
  const needs = KPIS.backlog_days.needs(DEFAULT_VARIANTS);
  const days = withBusinessDays(tally(rows, needs), inputs.optional("business_days") ?? 0);
  const stock = sums(rows, "backlog_opening", "created", "resolved", "backlog_closing");
  const all = allKpis(rows);
  return {
    ...all,
    ...counted("backlog", rows),
    opening: stock.backlog_opening,
    created: stock.created,
    resolved: stock.resolved,
    closing: all.backlog,
    backlog_days: evaluate(KPIS.backlog_days, days, DEFAULT_VARIANTS).value,
  };
};

/** Gross: of all contacts. Net: without those nobody could solve at first contact. */
export const fcr =
  (simpson: Adapter): Adapter =>
  (inputs, readText) => {
    if (inputs.has("before", "after")) return simpson(inputs, readText);
    if (!inputs.has("contacts", "not_resolvable_first")) return plain("fcr")(inputs, readText);
    const row = { resolved_first_contact: inputs.num("resolved_first_contact"), handled: inputs.num("contacts") };
    const net = { ...row, fcr_eligible: row.handled - inputs.num("not_resolvable_first") };
    return { fcr_gross: allKpis([row]).fcr, fcr_net: allKpis([net]).fcr };
  };

export const bot: Adapter = (inputs) => ({
  ...allKpis([rowFrom(inputs)]),
  containment_naive: botContainment(inputs.num("bot_sessions"), inputs.num("handed_to_agent")),
});

/** The scale decides variant and direction: "1-7 agree …" is CES 2.0, "1-5 effort …" CES 1.0. */
export const ces: Adapter = (inputs, readText) => {
  const cesScale = inputs.has("scale") && inputs.text("scale").startsWith("1-5") ? "1-5" : "1-7";
  const variants: Variants = { ...DEFAULT_VARIANTS, cesScale };
  const rows = rowsFrom(inputs, readText);
  const got = { ...allKpis(rows, variants), ...counted("ces_mean", rows) };
  const direction = directionOf(KPIS.ces_mean, variants) === "down" ? "lower_better" : "higher_better";
  return { ...got, direction, ...(cesScale === "1-5" ? { low_effort_share: got.ces_top3 } : {}) };
};

export const churn: Adapter = (inputs, readText) => {
  if (inputs.has("monthly_churn")) return { annual_churn: compoundChurn(inputs.num("monthly_churn")) };
  const rows = rowsFrom(inputs, readText);
  const got = allKpis(rows);
  const answers = churnAnswers(
    rows.map((row) => ({ customersStart: row.customers_start ?? null, churned: row.customers_churned ?? null })),
  );
  return {
    ...got,
    ...counted("churn_rate", rows),
    gross_revenue_churn: got.revenue_churn_rate,
    monthly_churn_weighted: got.churn_rate,
    quarter_loss_over_opening: answers.overOpening,
    compound_of_months: answers.compound,
  };
};

export const upsell: Adapter = (inputs, readText) => {
  const rows = rowsFrom(inputs, readText);
  const got = allKpis(rows);
  return { ...got, ...counted("upsell_conversion", rows), conversion_rate: got.upsell_conversion };
};
