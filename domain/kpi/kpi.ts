import type { ChannelKind } from "@/domain/measures/channel";
import { EFFICIENCY } from "@/domain/kpi/efficiency";
import { OUTCOME } from "@/domain/kpi/outcome";
import { QUALITY } from "@/domain/kpi/quality";
import { type Adding, addingOf, type GoodWhen, type KpiBody, type KpiGroup, type Variants } from "@/domain/kpi/spec";

// The door to everything about KPIs: others import from here.
export * from "@/domain/kpi/spec";

const BODIES = { ...EFFICIENCY, ...QUALITY, ...OUTCOME };

export type KpiId = keyof typeof BODIES;
/** A number derived from summed measures. Registered once; SQL sums, this divides. */
export type Kpi = KpiBody & { readonly id: KpiId; readonly adding: Adding };

export const KPI_IDS = Object.keys(BODIES) as readonly KpiId[];

/** Every KPI by id: DOMAIN sections 1.1 to 1.4. */
export const KPIS = Object.fromEntries(
  KPI_IDS.map((id) => [id, { ...BODIES[id], id, adding: addingOf(BODIES[id]) }]),
) as unknown as Readonly<Record<KpiId, Kpi>>;

/** The three shown first in each group. */
export const HEADLINE: Readonly<Record<KpiGroup, readonly KpiId[]>> = {
  efficiency: ["answer_rate", "aht_sec", "abandon_rate"],
  quality: ["csat_top2", "nps", "fcr"],
  outcome: ["churn_rate", "ltv", "upsell_conversion"],
};

/** True when `value` is the id of a KPI. */
export function isKpiId(value: unknown): value is KpiId {
  return typeof value === "string" && Object.hasOwn(BODIES, value);
}

/** KPIs of one pillar, in catalogue order. */
export function kpisOf(group: KpiGroup): Kpi[] {
  return KPI_IDS.map((id) => KPIS[id]).filter((kpi) => kpi.group === group);
}

/** DOMAIN 1.5: voice KPIs must not silently pool channels they do not apply to. Base KPIs apply to no single channel. */
export function appliesTo(kpi: Kpi, kind: ChannelKind): boolean {
  return kpi.channels !== "base" && kpi.channels.includes(kind);
}

/** Which direction is good under the tenant's variants (a 1-5 effort CES is better when low). */
export function directionOf(kpi: Kpi, v: Variants): GoodWhen {
  return kpi.goodWhenOf?.(v) ?? kpi.goodWhen;
}
