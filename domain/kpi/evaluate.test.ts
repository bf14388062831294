import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_VARIANTS, KPI_IDS, KPIS } from "@/domain/kpi/kpi";
import { isPerMonth, type Row } from "@/domain/measures/measure";
import { mixAdjusted } from "@/domain/tallies/mix";
import { evaluate, evaluateRows, joinByPeriod, tally, tallyPlaced, withBusinessDays } from "@/domain/kpi/evaluate";

const V = DEFAULT_VARIANTS;

describe("tally", () => {
  it("drops a period lacking either side from both, and says so", () => {
    const t = tally(
      [
        { handled: 900, handle_sec: 270_000 },
        { handled: 300, handle_sec: null },
      ],
      ["handle_sec", "handled"],
    );
    expect(t).toEqual({ sums: { handle_sec: 270_000, handled: 900 }, used: 1, total: 2, mixed: false });
  });

  it("keeps a recorded zero", () => {
    expect(
      tally(
        [
          { offered: 0, answered: 0 },
          { offered: null, answered: null },
        ],
        ["answered", "offered"],
      ),
    ).toMatchObject({ used: 1, total: 2 });
  });

  it("takes stocks per team and channel, then adds them", () => {
    const placed = [
      { group: "b", from: "2025-05-01", row: { backlog_opening: 7, backlog_closing: 9 } },
      { group: "a", from: "2025-04-01", row: { backlog_opening: 100, backlog_closing: 120 } },
      { group: "a", from: "2025-05-01", row: { backlog_opening: 120, backlog_closing: 100 } },
      { group: "b", from: "2025-04-01", row: { backlog_opening: 5, backlog_closing: 7 } },
    ];
    expect(tallyPlaced(placed, ["backlog_opening", "backlog_closing"]).sums).toEqual({
      backlog_opening: 105,
      backlog_closing: 109,
    });
  });

  it("sees different variants among the used rows only", () => {
    const rows: Row[] = [
      { offered: 1, answered_in_threshold: 1 },
      { offered: 1, answered_in_threshold: 1 },
      { offered: null },
    ];
    expect(tally(rows, ["offered", "answered_in_threshold"], ["20", "20", "30"]).mixed).toBe(false);
    expect(tally(rows, ["offered", "answered_in_threshold"], ["20", "30", "30"]).mixed).toBe(true);
  });
});

describe("evaluate", () => {
  const sums = { answered_in_threshold: 80, offered: 100 };

  it("says why there is no value", () => {
    expect(evaluate(KPIS.answer_rate, { sums: {}, used: 0, total: 3, mixed: false }, V)).toMatchObject({
      value: null,
      reason: "no_data",
      parts: null,
      n: null,
      total: 3,
    });
    expect(evaluateRows(KPIS.answer_rate, [{ offered: 0, answered: 0 }], V)).toMatchObject({
      value: null,
      reason: "zero_denominator",
      parts: { numerator: 0, denominator: 0 },
      lowSample: false,
    });
    expect(evaluate(KPIS.service_level, { sums, used: 2, total: 2, mixed: true }, V).reason).toBe("mixed_variant");
    expect(
      evaluate(KPIS.answer_rate, { sums: { answered: 8, offered: 10 }, used: 2, total: 2, mixed: true }, V).value,
    ).toBe(0.8);
  });

  it("carries parts, n, variant and the low-sample flag", () => {
    expect(evaluate(KPIS.service_level, { sums, used: 1, total: 1, mixed: false }, V)).toEqual({
      id: "service_level",
      value: 0.8,
      reason: null,
      parts: { numerator: 80, denominator: 100 },
      n: 100,
      used: 1,
      total: 1,
      variant: "offered:20",
      lowSample: false,
    });
    expect(evaluateRows(KPIS.csat_top2, [{ csat_responses: 29, csat_satisfied: 20 }], V).lowSample).toBe(true);
    expect(evaluateRows(KPIS.csat_top2, [{ csat_responses: 30, csat_satisfied: 20 }], V).lowSample).toBe(false);
    expect(evaluateRows(KPIS.occupancy, [{ handle_sec: 3, idle_sec: 1 }], V)).toMatchObject({
      n: null,
      lowSample: false,
    });
  });

  it("backlog_days needs the calendar", () => {
    const t = tally([{ backlog_closing: 105, resolved: 360 }], KPIS.backlog_days.needs(V));
    expect(evaluate(KPIS.backlog_days, t, V)).toMatchObject({ value: null, reason: "no_data" });
    expect(evaluate(KPIS.backlog_days, withBusinessDays(t, 20), V).value).toBeCloseTo(105 / 18, 12);
    expect(evaluate(KPIS.backlog_days, withBusinessDays(t, 0), V).reason).toBe("zero_denominator");
  });
});

describe("roll-up", () => {
  const row = fc.record({ offered: fc.integer({ min: 0, max: 1e6 }), answered: fc.integer({ min: 0, max: 1e6 }) });

  it("is the same however the rows are split: Σ numerator ÷ Σ denominator", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), fc.array(row, { maxLength: 20 }), (a, b) => {
        const [ta, tb, tab] = [a, b, [...a, ...b]].map((rows) => tally(rows, ["answered", "offered"]).sums);
        const added = {
          answered: (ta?.answered ?? 0) + (tb?.answered ?? 0),
          offered: (ta?.offered ?? 0) + (tb?.offered ?? 0),
        };
        expect(KPIS.answer_rate.value(tab ?? {}, V)).toBe(KPIS.answer_rate.value(added, V));
      }),
    );
  });

  it("does not care about blank rows", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        expect(evaluateRows(KPIS.answer_rate, [...rows, { offered: 5 }, {}], V).value).toBe(
          evaluateRows(KPIS.answer_rate, rows, V).value,
        );
      }),
    );
  });
});

describe("joinByPeriod", () => {
  it("lays all channels of a month beside its customer base, and lets months without a base count as missing", () => {
    const rows = joinByPeriod(
      [
        { period: "2025-04", row: { offered: 500, unique_contacting_customers: 300 } },
        { period: "2025-04", row: { received: 300 } },
        { period: "2025-05", row: { offered: 400 } },
      ],
      [
        { period: "2025-04", row: { active_customers: 10_000 } },
        { period: "2025-06", row: { active_customers: 10_000 } },
      ],
    );
    expect(rows).toHaveLength(3);
    expect(evaluateRows(KPIS.contact_rate, rows, V)).toMatchObject({ value: 0.08, used: 1, total: 3 });
    expect(evaluateRows(KPIS.unique_contact_rate, rows, V).value).toBe(0.03);
  });
});

describe("mixAdjusted", () => {
  const parts = (numerator: number, denominator: number) => ({ numerator, denominator });

  it("names the paradox", () => {
    const mix = mixAdjusted(
      { phone: parts(720, 800), email: parts(120, 200) },
      { phone: parts(276, 300), email: parts(448, 700) },
    );
    expect(mix.paradox).toBe(true);
    expect(mix.afterTotal).toBeLessThan(mix.beforeTotal ?? 0);
    expect(mix.mixAdjustedAfter).toBeCloseTo(0.864, 12);
  });

  it("compares only what is on both sides", () => {
    const mix = mixAdjusted(
      { phone: parts(8, 10), chat: parts(0, 0) },
      { phone: parts(9, 10), chat: parts(1, 2), email: parts(1, 1) },
    );
    expect(Object.keys(mix.changes)).toEqual(["phone"]);
    expect(mix.paradox).toBe(false);
    expect(mixAdjusted({}, {})).toMatchObject({ beforeTotal: null, mixAdjustedAfter: null, paradox: false });
  });
});

describe("what each month counts anew adds up to 延べ", () => {
  const months = (count: number) =>
    Array.from({ length: count }, () => ({ customers_start: 100, customers_churned: 2 }));

  it("n says over how many months; of one month it is so many customers", () => {
    expect(evaluateRows(KPIS.churn_rate, months(3), V)).toMatchObject({ n: 300, nMonths: 3 });
    expect(
      evaluateRows(
        KPIS.ltv,
        months(2).map((row) => ({ ...row, gross_margin: 5 })),
        V,
      ),
    ).toMatchObject({ nMonths: 2 });
    expect(evaluateRows(KPIS.churn_rate, months(1), V)).not.toHaveProperty("nMonths");
  });

  it("orders, answers and calls are counted once: their sum is so many", () => {
    const orders = { orders: 10, revenue: 100 };
    expect(evaluateRows(KPIS.average_order_value, [orders, orders], V)).not.toHaveProperty("nMonths");
    const calls = { offered: 10, answered: 9 };
    expect(evaluateRows(KPIS.answer_rate, [calls, calls], V)).not.toHaveProperty("nMonths");
  });

  it("the registry alone says which they are: customers, and what is paid by them, of a month", () => {
    const all = [...new Set(KPI_IDS.flatMap((id) => KPIS[id].needs(V)))].filter(isPerMonth).sort();
    expect(all).toEqual([
      "active_customer_months",
      "customer_months",
      "customers_kept",
      "help_center_users",
      "mrr_months",
      "ticket_users",
      "unique_contacting_customers",
    ]);
  });
});
