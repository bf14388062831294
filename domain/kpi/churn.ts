export type ChurnMonth = { readonly customersStart: number | null; readonly churned: number | null };

/** Three honest answers to "how many did we lose"; a card must say which one it shows (DOMAIN 1.4, `rollup.churn`). */
export type ChurnAnswers = {
  /** Σ churned ÷ Σ monthly openings: an average month. The default of a card over several months. */
  readonly weightedMonthly: number | null;
  /** Σ churned ÷ the first opening: the loss as a share of those who were there at the start. */
  readonly overOpening: number | null;
  /** 1 − Π(1 − monthly churn): the chance that a customer leaves within the range. */
  readonly compound: number | null;
  readonly used: number;
  readonly total: number;
};

/** @param months in time order; a month lacking either number is left out of all three. Ratios 0..1. */
export function churnAnswers(months: readonly ChurnMonth[]): ChurnAnswers {
  const full = months.filter(
    (m): m is { customersStart: number; churned: number } => m.customersStart !== null && m.churned !== null,
  );
  const churned = full.reduce((sum, m) => sum + m.churned, 0);
  const exposure = full.reduce((sum, m) => sum + m.customersStart, 0);
  const opening = full[0]?.customersStart ?? 0;
  const kept = full.reduce(
    (product, m) => (m.customersStart > 0 ? product * (1 - m.churned / m.customersStart) : product),
    1,
  );
  return {
    weightedMonthly: exposure > 0 ? churned / exposure : null,
    overOpening: opening > 0 ? churned / opening : null,
    compound: exposure > 0 ? 1 - kept : null,
    used: full.length,
    total: months.length,
  };
}

/** Loss over `months` at a constant monthly churn: 1 − (1 − m)^n. Twelve times the monthly figure overstates it. */
export function compoundChurn(monthly: number, months = 12): number {
  return 1 - (1 - monthly) ** months;
}
