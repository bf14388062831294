import { CHANNEL_KINDS } from "@/domain/measures/channel";
import { DEFAULT_VARIANTS, amount, fraction, type KpiBody, type Sums, type Variants } from "@/domain/kpi/spec";
import { expectedLifetime, lifetimeValue } from "@/domain/kpi/ltv";
import type { NeedId } from "@/domain/measures/measure";

const base = { group: "outcome", source: "base", channels: "base" } as const;
const every = { group: "outcome", source: "record", channels: CHANNEL_KINDS } as const;

/** DOMAIN 1.4 and pillar 3 of section 2. Rates of the base are per customer-month: several months give the weighted monthly value. */
export const OUTCOME = {
  churn_rate: fraction({
    ...base,
    unit: "ratio",
    goodWhen: "down",
    sources: ["makitani", "synergy", "fama"],
    of: { top: { customers_churned: 1 }, bottom: { customer_months: 1 } },
  }),
  retention_rate: fraction({
    ...base,
    unit: "ratio",
    goodWhen: "up",
    sources: ["GK"],
    of: { top: { customers_kept: 1 }, bottom: { customer_months: 1 } },
  }),
  revenue_churn_rate: fraction({
    ...base,
    unit: "ratio",
    goodWhen: "down",
    sample: "none",
    sources: ["customercore"],
    of: { top: { mrr_churned: 1, mrr_contraction: 1 }, bottom: { mrr_months: 1 } },
  }),
  net_revenue_retention: fraction({
    ...base,
    unit: "ratio",
    goodWhen: "up",
    sample: "none",
    sources: ["customercore"],
    of: { top: { mrr_months: 1, mrr_churned: -1, mrr_contraction: -1, mrr_expansion: 1 }, bottom: { mrr_months: 1 } },
  }),
  ltv: ltv(),
  arpa: fraction({
    ...base,
    unit: "yen",
    goodWhen: "up",
    sources: ["matsu"],
    of: { top: { mrr_months: 1 }, bottom: { customer_months: 1 } },
  }),
  average_order_value: fraction({
    ...base,
    unit: "yen",
    goodWhen: "up",
    sources: ["kommons-seed"],
    of: { top: { revenue: 1 }, bottom: { orders: 1 } },
  }),
  offer_rate: fraction({
    ...every,
    unit: "ratio",
    goodWhen: "up",
    sources: ["OURS"],
    of: { top: { offers: 1 }, bottom: { handled: 1 } },
  }),
  upsell_conversion: fraction({
    ...every,
    unit: "ratio",
    goodWhen: "up",
    sources: ["OURS"],
    of: { top: { offers_won: 1 }, bottom: { offers: 1 } },
  }),
  upsell_revenue: amount({ ...every, unit: "yen", goodWhen: "up", sources: ["OURS"], of: "upsell_revenue" }),
  revenue_per_contact: fraction({
    ...every,
    unit: "yen",
    goodWhen: "up",
    sources: ["OURS"],
    of: { top: { upsell_revenue: 1 }, bottom: { handled: 1 } },
  }),
  average_deal: fraction({
    ...every,
    unit: "yen",
    goodWhen: "up",
    sources: ["OURS"],
    of: { top: { upsell_revenue: 1 }, bottom: { offers_won: 1 } },
  }),
} as const satisfies Record<string, KpiBody>;

const LTV_NEEDS: Readonly<Record<Variants["ltv"], readonly NeedId[]>> = {
  revenue: ["revenue", "customer_months", "customers_churned"],
  margin: ["gross_margin", "customer_months", "customers_churned"],
  subscription: ["mrr_months", "gross_margin", "revenue", "customer_months", "customers_churned"],
};

/** Yen one customer brings in a month, by variant; null without a denominator. */
function monthlyValue(s: Sums, variant: Variants["ltv"]): number | null {
  const months = s.customer_months;
  if (months === undefined || months <= 0) return null;
  if (variant === "revenue") return s.revenue === undefined ? null : s.revenue / months;
  if (variant === "margin") return s.gross_margin === undefined ? null : s.gross_margin / months;
  const { mrr_months: mrr, gross_margin: margin, revenue } = s;
  if (mrr === undefined || margin === undefined || revenue === undefined || revenue <= 0) return null;
  return (mrr / months) * (margin / revenue);
}

/**
 * 顧客生涯価値: yen per customer-month × expected months (1 ÷ weighted monthly churn, capped when the tenant says so).
 * "revenue" is the seed's formula from sums (revenue per customer-month = 単価 × 頻度), "margin" × 粗利率 [harmonic],
 * "subscription" ARPA × 粗利率 ÷ 解約率 [matsu].
 */
function ltv(): KpiBody {
  const formulaOf = (v: Variants): string => {
    const life = "customer_months / customers_churned";
    if (v.ltv === "subscription") return `mrr_months / customer_months * gross_margin / revenue * ${life}`;
    return `${v.ltv === "revenue" ? "revenue" : "gross_margin"} / customer_months * ${life}`;
  };
  return {
    ...base,
    unit: "yen",
    goodWhen: "up",
    sources: ["kommons-seed", "harmonic", "matsu"],
    // The longest lifetime counted makes it another figure.
    variantOf: (v) => (v.ltvCapYears === null ? v.ltv : `${v.ltv}:${v.ltvCapYears}`),
    needs: (v) => LTV_NEEDS[v.ltv],
    parts: () => null,
    value(s, v) {
      const monthly = monthlyValue(s, v.ltv);
      const months = s.customer_months ?? 0;
      if (monthly === null || s.customers_churned === undefined) return null;
      const cap = v.ltvCapYears === null ? null : v.ltvCapYears * 12;
      return lifetimeValue(monthly, expectedLifetime(s.customers_churned / months, cap));
    },
    n: (s) => s.customer_months ?? null,
    sizedBy: () => ["customer_months"],
    formula: formulaOf(DEFAULT_VARIANTS),
    formulaOf,
    whyNull: (s, v) => (monthlyValue(s, v.ltv) === null ? "zero_denominator" : "no_finite_value"),
  };
}
