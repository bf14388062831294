/** ROI = (total benefit − total cost) ÷ total cost, same horizon, initial and running cost both in (4.6). null without a cost. */
export function roi(totalBenefitYen: number, totalCostYen: number): number | null {
  return totalCostYen > 0 ? (totalBenefitYen - totalCostYen) / totalCostYen : null;
}

/** Initial cost ÷ monthly net benefit, in months; null when it never pays back. */
export function simplePayback(initialYen: number, monthlyNetYen: number): number | null {
  return monthlyNetYen > 0 ? initialYen / monthlyNetYen : null;
}

/** First month (1 = the first) whose cumulative net is not below zero; null when none within the given months. */
export function paybackMonth(
  initialYen: number,
  runningMonthYen: number,
  benefitsByMonth: readonly number[],
): number | null {
  let net = -initialYen;
  for (const [index, benefit] of benefitsByMonth.entries()) {
    net += benefit - runningMonthYen;
    if (net >= 0) return index + 1;
  }
  return null;
}

export type Plan = {
  readonly initialYen: number;
  readonly runningMonthYen: number;
  /** Benefit of each month; a ramp is `full × share` per month. */
  readonly benefitsByMonth: readonly number[];
};
export type PlanResult = {
  readonly benefitYen: number;
  readonly costYen: number;
  readonly netYen: number;
  readonly roi: number | null;
  /** From the average month; see paybackMonth for the real shape. */
  readonly paybackSimple: number | null;
  readonly paybackMonth: number | null;
};

/**
 * The first `horizon` months of a plan. Payback looks at all months given; when they end sooner than the plan pays back,
 * give more months. Cash-flow basis, depreciation out [nsfellows].
 */
export function planResult(plan: Plan, horizon = 12): PlanResult {
  const benefitYen = plan.benefitsByMonth.slice(0, horizon).reduce((sum, yen) => sum + yen, 0);
  const costYen = plan.initialYen + plan.runningMonthYen * horizon;
  return {
    benefitYen,
    costYen,
    netYen: benefitYen - costYen,
    roi: roi(benefitYen, costYen),
    paybackSimple: simplePayback(plan.initialYen, benefitYen / horizon - plan.runningMonthYen),
    paybackMonth: paybackMonth(plan.initialYen, plan.runningMonthYen, plan.benefitsByMonth),
  };
}

/** One project under three published definitions: a number without its formula says nothing (`roi.three_definitions`). */
export function roiThreeWays(
  benefitYen: number,
  initialYen: number,
  runningYen: number,
): {
  /** Ours. */
  overTotalCost: number | null;
  overInitial: number | null;
  /** [sunflower]: the initial cost is not even subtracted. */
  grossOverInitial: number | null;
} {
  const overInitial = (yen: number): number | null => (initialYen > 0 ? yen / initialYen : null);
  return {
    overTotalCost: roi(benefitYen, initialYen + runningYen),
    overInitial: overInitial(benefitYen - runningYen - initialYen),
    grossOverInitial: overInitial(benefitYen - runningYen),
  };
}
