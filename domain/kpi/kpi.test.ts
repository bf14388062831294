import { describe, expect, it } from "vitest";
import { confidenceOf } from "@/domain/kpi/confidence";
import { churnAnswers, compoundChurn } from "@/domain/kpi/churn";
import {
  appliesTo,
  DEFAULT_VARIANTS,
  directionOf,
  HEADLINE,
  isKpiId,
  KPI_GROUPS,
  KPI_IDS,
  KPIS,
  kpisOf,
  variantsSchema,
  type Sums,
  type Variants,
} from "@/domain/kpi/kpi";
import { expectedLifetime, lifetimeValue, purchaseLtv, subscriptionLtv } from "@/domain/kpi/ltv";
import { isDerivedId, isMeasureId, MEASURES, type NeedId } from "@/domain/measures/measure";
import { evaluateRows } from "@/domain/kpi/evaluate";

const VARIANTS: Variants[] = [
  DEFAULT_VARIANTS,
  {
    serviceLevel: "answered",
    slThresholdSec: 30,
    cesScale: "1-5",
    ltv: "revenue",
    contactBase: "customers",
    ltvCapYears: 5,
  },
  {
    serviceLevel: "ignore_abandoned",
    slThresholdSec: 60,
    cesScale: "1-7",
    ltv: "subscription",
    contactBase: "orders",
    ltvCapYears: null,
  },
  {
    serviceLevel: "abandon_positive",
    slThresholdSec: 20,
    cesScale: "1-7",
    ltv: "margin",
    contactBase: "active",
    ltvCapYears: null,
  },
];

describe("every KPI", () => {
  it.each(KPI_IDS)("%s needs only what exists, in every variant", (id) => {
    for (const v of VARIANTS) {
      const needs = KPIS[id].needs(v);
      expect(needs.length).toBeGreaterThan(0);
      expect(new Set(needs).size).toBe(needs.length);
      expect(needs.filter((need) => !isMeasureId(need) && !isDerivedId(need))).toEqual([]);
      expect(KPIS[id].formulaOf(v)).toMatch(/[a-z]/);
    }
    expect(KPIS[id].id).toBe(id);
    expect(KPIS[id].sources.length).toBeGreaterThan(0);
  });

  it.each(KPI_IDS)("%s is null, never 0, on sums of nothing", (id) => {
    for (const v of VARIANTS) {
      const zeros: Sums = Object.fromEntries(KPIS[id].needs(v).map((need) => [need, 0]));
      const value = KPIS[id].value(zeros, v);
      if (id === "backlog" || id === "upsell_revenue") expect(value).toBe(0);
      else expect(value).toBeNull();
      expect(KPIS[id].value({}, v)).toBeNull();
    }
  });

  it.each(KPI_IDS)("%s asks base measures, record measures, or says both", (id) => {
    const rawOf = (need: NeedId): boolean => !isDerivedId(need) && MEASURES[need].source === "base";
    const fromBase = KPIS[id]
      .needs(DEFAULT_VARIANTS)
      .some(
        (need) =>
          rawOf(need) || ["customer_months", "customers_kept", "active_customer_months", "mrr_months"].includes(need),
      );
    expect(fromBase).toBe(KPIS[id].source !== "record");
  });

  it("is in a group, and the headlines are in theirs", () => {
    for (const group of KPI_GROUPS) for (const id of HEADLINE[group]) expect(KPIS[id].group).toBe(group);
    expect(KPI_GROUPS.flatMap((group) => kpisOf(group)).length).toBe(KPI_IDS.length);
    expect(isKpiId("answer_rate")).toBe(true);
    expect(isKpiId("toString")).toBe(false);
  });
});

describe("where a KPI applies", () => {
  it("does not pool e-mail into the answer rate", () => {
    expect(appliesTo(KPIS.answer_rate, "phone")).toBe(true);
    expect(appliesTo(KPIS.answer_rate, "email")).toBe(false);
    expect(appliesTo(KPIS.first_response_time, "phone")).toBe(false);
    expect(appliesTo(KPIS.aht_sec, "social")).toBe(true);
    expect(appliesTo(KPIS.churn_rate, "phone")).toBe(false);
  });
});

describe("formulas", () => {
  it("are machine readable and follow the variant", () => {
    expect(KPIS.answer_rate.formula).toBe("answered / offered");
    expect(KPIS.abandon_rate_adjusted.formula).toBe("(abandoned - abandoned_short) / (offered - abandoned_short)");
    expect(KPIS.nps.formula).toBe("100 * (nps_promoters - nps_detractors) / nps_responses");
    expect(KPIS.csat_normalised.formula).toBe("(csat_sum - csat_responses) / (4 * csat_responses)");
    expect(KPIS.service_level.formulaOf({ ...DEFAULT_VARIANTS, serviceLevel: "answered" })).toBe(
      "answered_in_threshold / answered",
    );
    expect(KPIS.service_level.variantOf?.(DEFAULT_VARIANTS)).toBe("offered:20");
  });

  it("service level: four answers from the same calls", () => {
    const row = {
      offered: 1060,
      answered: 1000,
      abandoned: 60,
      answered_in_threshold: 860,
      abandoned_in_threshold: 20,
    };
    const level = (serviceLevel: Variants["serviceLevel"]): number | null =>
      evaluateRows(KPIS.service_level, [row], { ...DEFAULT_VARIANTS, serviceLevel }).value;
    expect(level("offered")).toBeCloseTo(860 / 1060, 12);
    expect(level("answered")).toBeCloseTo(0.86, 12);
    expect(level("ignore_abandoned")).toBeCloseTo(860 / 1040, 12);
    expect(level("abandon_positive")).toBeCloseTo(880 / 1060, 12);
  });

  it("CES turns round with its scale", () => {
    const five: Variants = { ...DEFAULT_VARIANTS, cesScale: "1-5" };
    expect(directionOf(KPIS.ces_mean, DEFAULT_VARIANTS)).toBe("up");
    expect(directionOf(KPIS.ces_mean, five)).toBe("down");
    const row = { ces_1: 40, ces_2: 30, ces_3: 15, ces_4: 10, ces_5: 5 };
    expect(evaluateRows(KPIS.ces_mean, [row], five).value).toBeCloseTo(2.1, 12);
    // Blank 6 and 7 are not zeros: on the seven-point scale this record is incomplete.
    expect(evaluateRows(KPIS.ces_mean, [row], DEFAULT_VARIANTS).reason).toBe("no_data");
  });

  it("contact rate names its base", () => {
    const row = { received: 800, orders: 10_000, active_customers: 4000, customers_start: 5000 };
    const rate = (contactBase: Variants["contactBase"]): number | null =>
      evaluateRows(KPIS.contact_rate, [row], { ...DEFAULT_VARIANTS, contactBase }).value;
    expect([rate("orders"), rate("active"), rate("customers")]).toEqual([0.08, 0.2, 0.16]);
  });

  it("proactive share counts our contacts among all", () => {
    expect(evaluateRows(KPIS.proactive_share, [{ offered: 90, proactive_contacts: 10 }], DEFAULT_VARIANTS).value).toBe(
      0.1,
    );
  });
});

describe("lifetime value", () => {
  const month = {
    customers_start: 1000,
    customers_churned: 15,
    revenue: 6_000_000,
    gross_margin: 4_200_000,
    mrr_start: 6_000_000,
  };
  const ltv = (over: Partial<Variants>, row = month) => evaluateRows(KPIS.ltv, [row], { ...DEFAULT_VARIANTS, ...over });

  it("has three variants from the same sums", () => {
    expect(ltv({ ltv: "revenue" }).value).toBeCloseTo(400_000, 6);
    expect(ltv({ ltv: "margin" }).value).toBeCloseTo(280_000, 6);
    expect(ltv({ ltv: "subscription" }).value).toBeCloseTo(280_000, 6);
    expect(ltv({ ltv: "margin" }).variant).toBe("margin");
  });

  it("has no finite value at churn 0, unless the tenant caps the years", () => {
    const still = { ...month, customers_churned: 0 };
    expect(ltv({}, still)).toMatchObject({ value: null, reason: "no_finite_value" });
    expect(ltv({ ltvCapYears: 5 }, still).value).toBeCloseTo(4200 * 60, 6);
    expect(ltv({ ltvCapYears: 2 }).value).toBeCloseTo(4200 * 24, 6);
    expect(ltv({}, { ...month, customers_start: 0, customers_churned: 0 }).reason).toBe("zero_denominator");
  });

  it("agrees with the formulas on single numbers", () => {
    expect(purchaseLtv({ orderValue: 5000, ordersPerYear: 4, years: 3 })).toBe(60_000);
    expect(subscriptionLtv({ arpaMonth: 6000, margin: 0.7, monthlyChurn: 0.015 })).toBeCloseTo(280_000, 6);
    expect(subscriptionLtv({ arpaMonth: 6000, margin: 0.7, monthlyChurn: 0, capYears: 1 })).toBeCloseTo(50_400, 6);
    expect(expectedLifetime(0)).toBeNull();
    expect(lifetimeValue(10, null)).toBeNull();
  });
});

describe("churn", () => {
  it("gives three labelled answers and leaves incomplete months out", () => {
    const months = [
      { customersStart: 1000, churned: 30 },
      { customersStart: null, churned: 5 },
      { customersStart: 980, churned: 20 },
      { customersStart: 970, churned: 10 },
    ];
    expect(churnAnswers(months)).toMatchObject({ used: 3, total: 4, overOpening: 0.06 });
    expect(churnAnswers(months).weightedMonthly).toBeCloseTo(60 / 2950, 12);
    expect(churnAnswers([])).toEqual({ weightedMonthly: null, overOpening: null, compound: null, used: 0, total: 0 });
    expect(compoundChurn(0.02)).toBeCloseTo(0.21528, 5);
  });
});

describe("confidenceOf", () => {
  const of = (id: "csat_top2" | "occupancy" | "nps", row: Record<string, number>) =>
    confidenceOf(KPIS[id], evaluateRows(KPIS[id], [row], DEFAULT_VARIANTS));

  it("is for shares of counted things only", () => {
    const csat = of("csat_top2", { csat_satisfied: 74, csat_responses: 107 });
    expect(csat?.low).toBeCloseTo(0.5987150913, 9);
    expect(of("occupancy", { handle_sec: 5, idle_sec: 5 })).toBeNull();
    expect(of("nps", { nps_promoters: 5, nps_passives: 1, nps_detractors: 1 })).toBeNull();
    expect(of("csat_top2", { csat_satisfied: 0, csat_responses: 0 })).toBeNull();
  });
});

describe("variantsSchema", () => {
  it("accepts the default and refuses what is not a definition", () => {
    expect(variantsSchema.parse(DEFAULT_VARIANTS)).toEqual(DEFAULT_VARIANTS);
    expect(variantsSchema.safeParse({ ...DEFAULT_VARIANTS, slThresholdSec: 0 }).success).toBe(false);
    expect(variantsSchema.safeParse({ ...DEFAULT_VARIANTS, serviceLevel: "best" }).success).toBe(false);
  });
});
