import { wilson, type Interval } from "@/domain/statistics/interval";
import type { Kpi } from "@/domain/kpi/kpi";
import type { KpiValue } from "@/domain/kpi/evaluate";

/**
 * Wilson interval (0..1, 95 %) of a KPI that is a share of counted things: CSAT, FCR, answer rate …
 * @returns null for everything else: seconds over seconds, amounts, scores, NPS (see survey.npsEstimate), no value.
 */
export function confidenceOf(kpi: Kpi, v: KpiValue): Interval | null {
  if (kpi.unit !== "ratio" || !v.parts || v.value === null || v.n !== v.parts.denominator) return null;
  const { numerator, denominator } = v.parts;
  if (numerator < 0 || numerator > denominator) return null;
  const found = wilson(numerator, denominator);
  return found ? { low: found.low, high: found.high } : null;
}
