import { KPIS, type KpiId } from "@/domain/kpi/kpi";

export type JourneyIndicator = {
  /** 攻めの指標カバー率: quality and outcome KPIs with data ÷ all tracked KPIs (0..1); null when nothing is tracked. */
  readonly coverage: number | null;
  /** 成果まで測れている: at least one outcome KPI has data. */
  readonly outcomeMeasured: boolean;
};

/** What is measured, not how well it goes (DOMAIN 2, OURS; say so on the screen). `withData`: in the last three periods. */
export function journeyIndicator(tracked: readonly KpiId[], withData: readonly KpiId[]): JourneyIndicator {
  const measured = tracked.filter((id) => withData.includes(id));
  const forward = measured.filter((id) => KPIS[id].group !== "efficiency");
  return {
    coverage: tracked.length > 0 ? forward.length / tracked.length : null,
    outcomeMeasured: measured.some((id) => KPIS[id].group === "outcome"),
  };
}

/** Direction of the number itself, not whether that is good. */
export type Movement = "up" | "down";
export type Tension = { readonly gain: KpiId; readonly cost: KpiId };

/** Pairs to show side by side: the first looks like success, the second may be its price (DOMAIN 2). */
const TENSIONS: readonly (Tension & { readonly gainMoves: Movement; readonly costMoves: Movement })[] = [
  { gain: "aht_sec", gainMoves: "down", cost: "fcr", costMoves: "down" },
  { gain: "aht_sec", gainMoves: "down", cost: "reopen_rate", costMoves: "up" },
  { gain: "occupancy", gainMoves: "up", cost: "abandon_rate", costMoves: "up" },
  { gain: "self_service_rate", gainMoves: "up", cost: "ces_top3", costMoves: "down" },
  { gain: "upsell_conversion", gainMoves: "up", cost: "csat_top2", costMoves: "down" },
];

/** Occupancy above this is the load under which abandonment is its price [cch-85]. */
const OCCUPANCY_LIMIT = 0.85;

/** The tensions in a set of movements; KPIs that did not move, or have no baseline, are absent from `moves`. */
export function tensions(moves: Partial<Record<KpiId, Movement>>, occupancy: number | null): Tension[] {
  return TENSIONS.filter(({ gain, gainMoves, cost, costMoves }) => {
    if (moves[cost] !== costMoves) return false;
    return gain === "occupancy" ? occupancy !== null && occupancy > OCCUPANCY_LIMIT : moves[gain] === gainMoves;
  }).map(({ gain, cost }) => ({ gain, cost }));
}
