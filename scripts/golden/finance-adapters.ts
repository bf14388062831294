import { lifetimeValue, expectedLifetime } from "@/domain/kpi/ltv";
import { planResult, roi as roiOf, roiThreeWays, simplePayback } from "@/domain/finance/roi";
import {
  deflectionSaving,
  loadedRate,
  retentionValue,
  supportCost,
  teamTime,
  upsellValue,
  type Capacity,
} from "@/domain/finance/value";
import { UnknownShape, type Adapter, type Inputs } from "@/scripts/golden/case";

const capacity = (inputs: Inputs): Capacity => ({
  ahtSec: inputs.num("aht_sec"),
  occupancy: inputs.num("occupancy"),
  availability: inputs.num("availability"),
  hourlyYen: inputs.num("loaded_hourly_yen"),
});

/** A month's cost, a loaded rate, or a team's hours on one thing. */
export const cost: Adapter = (inputs) => {
  if (inputs.has("annual_pay_yen")) {
    const rate = loadedRate({
      annualPayYen: inputs.num("annual_pay_yen"),
      employerRate: inputs.num("employer_rate"),
      annualHours: inputs.num("annual_hours"),
    });
    return { employer_cost_yen: rate.employerYen, loaded_hourly_yen: rate.hourlyYen };
  }
  if (inputs.has("people")) {
    return {
      ...teamTime({
        people: inputs.num("people"),
        hoursPerDay: inputs.num("hours_per_day"),
        workdays: inputs.num("workdays"),
        hourlyYen: inputs.num("hourly_yen"),
      }),
    };
  }
  const c = supportCost({
    ...capacity(inputs),
    volume: inputs.num("volume"),
    otherCostYen: inputs.num("other_cost_yen"),
  });
  return {
    handle_hours: c?.handleHours,
    staffed_hours: c?.staffedHours,
    paid_hours: c?.paidHours,
    labour_yen: c?.labourYen,
    total_yen: c?.totalYen,
    cost_per_contact_yen: c?.perContactYen,
    labour_per_contact_yen: c?.labourPerContactYen,
  };
};

export const deflection: Adapter = (inputs) => {
  const s = deflectionSaving({
    ...capacity(inputs),
    grossReduction: inputs.num("gross_reduction_month"),
    leak: inputs.num("leak_rate"),
    realisedShare: inputs.num("realised_share"),
  });
  return {
    net_contacts: s?.netContacts,
    handle_hours: s?.handleHours,
    paid_hours: s?.paidHours,
    capacity_value_yen: s?.capacityYen,
    cash_saving_yen: s?.cashYen,
  };
};

export const retention: Adapter = (inputs) => {
  const [arpaMonthYen, margin, months] = [
    inputs.num("arpa_month_yen"),
    inputs.num("gross_margin"),
    inputs.num("months"),
  ];
  const [churnBefore, churnAfter] = [inputs.num("monthly_churn_before"), inputs.num("monthly_churn_after")];
  const value = retentionValue({
    customers: inputs.num("customers"),
    churnBefore,
    churnAfter,
    arpaMonthYen,
    margin,
    months,
    attribution: inputs.num("attribution"),
  });
  const [before, after] = [churnBefore, churnAfter].map((churn) =>
    lifetimeValue(arpaMonthYen * margin, expectedLifetime(churn)),
  );
  return {
    saved_customers_month1: value.savedInFirstMonth,
    [`customer_months_gained_${months}`]: value.customerMonths,
    [`margin_gained_${months}m_yen`]: value.marginYen,
    attributed_yen: value.attributedYen,
    ltv_before_yen: before,
    ltv_after_yen: after,
    month1_saved_at_ltv_yen: before === null || before === undefined ? null : value.savedInFirstMonth * before,
  };
};

export const upsellSaving: Adapter = (inputs) => {
  const v = upsellValue({
    offers: inputs.num("offers_month"),
    conversion: inputs.num("conversion"),
    baseline: inputs.num("baseline_conversion"),
    dealYen: inputs.num("average_deal_yen"),
    margin: inputs.num("gross_margin"),
  });
  return {
    gross_revenue_yen: v.grossRevenueYen,
    gross_margin_yen: v.grossMarginYen,
    incremental_margin_yen: v.incrementalMarginYen,
  };
};

/** A year of benefits, a ramp, one project under three definitions, totals, or a yearly profit. */
export const roi: Adapter = (inputs) => {
  if (inputs.has("total_benefit_yen", "total_cost_yen"))
    return { roi: roiOf(inputs.num("total_benefit_yen"), inputs.num("total_cost_yen")) };
  if (inputs.has("investment_yen", "annual_profit_yen")) {
    const [investment, profit] = [inputs.num("investment_yen"), inputs.num("annual_profit_yen")];
    // The profit is already net: benefit = investment + profit. Payback in the period of the profit, here years.
    return { roi: roiOf(investment + profit, investment), payback_years: simplePayback(investment, profit) };
  }
  const [initialYen, runningMonthYen] = [inputs.num("initial_yen"), inputs.num("running_month_yen")];
  if (inputs.has("monthly_saving_yen", "months")) {
    const months = inputs.num("months");
    const ways = roiThreeWays(inputs.num("monthly_saving_yen") * months, initialYen, runningMonthYen * months);
    return {
      roi_total_cost: ways.overTotalCost,
      roi_net_of_initial: ways.overInitial,
      roi_published_sunflower: ways.grossOverInitial,
    };
  }
  const benefitsByMonth = monthlyBenefits(inputs);
  const plan = planResult({ initialYen, runningMonthYen, benefitsByMonth });
  return {
    total_benefit_yen: plan.benefitYen,
    total_cost_yen: plan.costYen,
    net_benefit_yen: plan.netYen,
    roi: plan.roi,
    payback_months_simple: plan.paybackSimple,
    payback_month_cumulative: plan.paybackMonth,
    year1_benefit_yen: plan.benefitYen,
    year1_roi: plan.roi,
  };
};

function monthlyBenefits(inputs: Inputs): number[] {
  if (inputs.has("monthly_benefit_full_yen", "ramp")) {
    const full = inputs.num("monthly_benefit_full_yen");
    return inputs.numbers("ramp").map((share) => full * share);
  }
  // Even months; ten years, so that a slow payback is found too.
  const even = (yen: number): number[] => new Array<number>(120).fill(yen);
  if (inputs.has("monthly_benefit_yen")) return even(inputs.num("monthly_benefit_yen"));
  if (!inputs.has("annual_benefits_yen")) throw new UnknownShape(inputs.keys());
  const benefits = inputs.inner("annual_benefits_yen");
  return even(benefits.keys().reduce((sum, key) => sum + benefits.num(key), 0) / 12);
}
