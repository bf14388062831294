import { bandOf, standing } from "@/domain/diagnosis/checklist";
import { changeOf, targetState, type Target } from "@/domain/kpi/change";
import { pareto as paretoOf, type CategoryLoad } from "@/domain/inquiries/burden";
import { expectedLifetime, purchaseLtv, subscriptionLtv } from "@/domain/kpi/ltv";
import { levelOf, stageOf } from "@/domain/diagnosis/maturity";
import { mixAdjusted } from "@/domain/tallies/mix";
import type { Parts } from "@/domain/kpi/kpi";
import { encodeCp932, replaceForCp932 } from "@/domain/format/csv";
import { formatCompact, formatYen } from "@/domain/format/number";
import { inYenUnit } from "@/domain/format/money";
import { UnknownShape, type Adapter, type Inputs } from "@/scripts/golden/case";

/** Channel → [numerator, denominator] before and after. */
export const simpson: Adapter = (inputs) => {
  const sideOf = (side: Inputs): Record<string, Parts> =>
    Object.fromEntries(
      side.keys().map((key) => {
        const [numerator, denominator] = side.numbers(key);
        if (numerator === undefined || denominator === undefined) throw new UnknownShape([key]);
        return [key, { numerator, denominator }];
      }),
    );
  const mix = mixAdjusted(sideOf(inputs.inner("before")), sideOf(inputs.inner("after")));
  const changes = Object.fromEntries(Object.entries(mix.changes).map(([key, change]) => [`${key}_change`, change]));
  return {
    before_total: mix.beforeTotal,
    after_total: mix.afterTotal,
    mix_adjusted_after: mix.mixAdjustedAfter,
    ...changes,
  };
};

/** Target states, or the change of a rate in points and relative. */
export const target: Adapter = (inputs) => {
  if (inputs.has("before", "after")) {
    const change = changeOf("ratio", inputs.num("before"), inputs.num("after"));
    return { points: change?.difference ?? null, relative: change?.relative ?? null };
  }
  const stateOf = (c: Inputs): string => {
    const direction = c.text("direction");
    const goal: Target =
      direction === "band"
        ? { goodWhen: "band", low: c.num("low"), high: c.num("high") }
        : { goodWhen: direction === "higher" ? "up" : "down", target: c.num("target") };
    return targetState(goal, c.optional("value"));
  };
  return { results: inputs.rows("cases").map(stateOf) };
};

export const diagnosis: Adapter = (inputs) => {
  const [applies, of] = [inputs.num("applies"), inputs.num("of")];
  const { band, possible } = standing(applies, inputs.optional("answered") ?? of, of);
  return { band, possible, band_of_hits: bandOf(applies) };
};

export const maturity: Adapter = (inputs) => {
  if (inputs.has("yes_by_level")) {
    return { level: levelOf(inputs.list("yes_by_level").map((yes) => (typeof yes === "boolean" ? yes : null))) };
  }
  const levels = inputs.inner("levels");
  const { mean, weakest, stage } = stageOf({
    role: levels.num("role"),
    channel: levels.num("channel"),
    kpi: levels.num("kpi"),
    skill: levels.num("skill"),
  });
  return { mean, weakest, stage };
};

/** The seed's product of three, with or without a margin, or the subscription form. */
export const ltv: Adapter = (inputs) => {
  if (inputs.has("arpa_month", "monthly_churn")) {
    const [margin, monthlyChurn] = [inputs.num("gross_margin"), inputs.num("monthly_churn")];
    return {
      ltv_margin: subscriptionLtv({
        arpaMonth: inputs.num("arpa_month"),
        margin,
        monthlyChurn,
        capYears: inputs.optional("cap_years"),
      }),
      expected_months: expectedLifetime(monthlyChurn),
    };
  }
  const purchase = {
    orderValue: inputs.num("average_order_value"),
    ordersPerYear: inputs.num("orders_per_year"),
    years: inputs.num("years"),
  };
  const margin = inputs.optional("margin");
  return {
    ltv_revenue: purchaseLtv(purchase),
    ...(margin === null ? {} : { ltv_margin: purchaseLtv({ ...purchase, margin }) }),
  };
};

export const pareto: Adapter = (inputs) => {
  const categories = inputs
    .rows("categories")
    .map((c): CategoryLoad => ({ id: c.text("id"), count: c.num("count"), ahtSec: c.optional("aht_sec") }));
  const byCount = paretoOf(categories, "count");
  const byWork = paretoOf(categories, "workload");
  return {
    order: byCount.rows.map((row) => row.id),
    cumulative: byCount.rows.map((row) => row.cumulative),
    vital_few_80: byCount.vitalFew,
    total: byCount.total,
    order_by_workload: byWork.rows.map((row) => row.id),
    workload_share_top: byWork.rows[0]?.share ?? null,
    total_handle_sec: byWork.total,
  };
};

const codePoint = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** The first value as currency, the others short and in 万円. */
export const yen: Adapter = (inputs) => {
  const [first = 0, ...rest] = inputs.numbers("values");
  const [ja, en] = [formatYen(first, "ja"), formatYen(first, "en")];
  return {
    ja_currency: [ja],
    en_currency: [en],
    ja_compact: rest.map((value) => formatCompact(value, "ja")),
    man_yen_rounded: rest.map((value) => inYenUnit(value, "man")),
    note_sign: `ja uses full-width ${codePoint(ja)}, en uses ${codePoint(en)}`,
  };
};

/** Characters written "¥ U+00A5": our replacement and its bytes, for those that have one. */
export const csvEncoding: Adapter = (inputs) => {
  const chars = inputs.list("chars").map((item) => [...String(item)][0] ?? "");
  const replaced = chars
    .filter((char) => replaceForCp932(char) !== char)
    .map((char) => {
      const hex = [...encodeCp932(char).bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      return [char, `${replaceForCp932(char)} (${hex})`];
    });
  return { replace_before_export: Object.fromEntries(replaced), lost: encodeCp932(chars.join("")).lost };
};
