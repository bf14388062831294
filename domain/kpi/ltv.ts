/**
 * Months (or years) a customer stays at a constant loss: 1 ÷ churn, the geometric lifetime [matsu].
 * @param churn loss per period, 0..1. @param cap longest lifetime the tenant accepts, in the same periods, or null.
 * @returns the cap (or null without one) at churn 0: there is no finite lifetime to show.
 */
export function expectedLifetime(churn: number, cap: number | null = null): number | null {
  const natural = churn > 0 ? 1 / churn : null;
  if (natural === null) return cap;
  return cap === null ? natural : Math.min(natural, cap);
}

/** LTV (yen) = value per customer and period × lifetime in the same periods. null without a finite lifetime. */
export function lifetimeValue(perPeriod: number, lifetime: number | null): number | null {
  return lifetime === null ? null : perPeriod * lifetime;
}

/** The seed's formula: 平均購買単価 × 購買頻度 × 継続期間; with a margin (0..1) the ltv_margin of [harmonic]. Yen. */
export function purchaseLtv(p: { orderValue: number; ordersPerYear: number; years: number; margin?: number }): number {
  return p.orderValue * (p.margin ?? 1) * p.ordersPerYear * p.years;
}

/** Subscription LTV (yen) = ARPA × gross margin ÷ monthly churn [matsu]. null at churn 0 without a cap. */
export function subscriptionLtv(p: {
  arpaMonth: number;
  margin: number;
  monthlyChurn: number;
  capYears?: number | null;
}): number | null {
  const cap = p.capYears === null || p.capYears === undefined ? null : p.capYears * 12;
  return lifetimeValue(p.arpaMonth * p.margin, expectedLifetime(p.monthlyChurn, cap));
}
