import { describe, expect, test } from "vitest";
import type { Card } from "@/domain/dashboard/ledger";
import { moneyText, summaryOf } from "./summary";

const card = (id: string, value: number | null, more: object = {}) =>
  ({
    id,
    unit: "yen",
    now: { value, parts: null, used: 1, total: 1 },
    before: null,
    judgement: "neutral",
    ...more,
  }) as unknown as Card;
const of = (efficiency: Card[], outcome: Card[] = []) =>
  summaryOf({
    groups: [
      { group: "efficiency", cards: efficiency, more: [] },
      { group: "outcome", cards: [], more: outcome },
    ],
  });
const COST = card("cost_per_contact", 500, {
  now: { value: 500, parts: { numerator: 50_000, denominator: 100 }, used: 3, total: 4 },
  before: { value: 560 },
});

describe("what a director asks first", () => {
  test("cost, and what was sold against it", () => {
    expect(of([COST], [card("upsell_revenue", 20_000)])).toEqual({
      cost: { total: 50_000, each: 500, eachBefore: 560, unit: "yen", used: 3, periods: 4 },
      won: { revenue: 20_000, share: 0.4, unit: "yen" },
      against: undefined,
    });
  });

  test("nothing is said of what was not recorded, and no share of no cost", () => {
    expect(of([card("cost_per_contact", null)])).toEqual({ cost: null, won: null, against: undefined });
    expect(of([], [card("upsell_revenue", 0)]).won).toEqual({ revenue: 0, share: null, unit: "yen" });
  });

  test("what got worse, results before efficiency; where all that could be judged got better there is none", () => {
    const worse = (id: string) => card(id, 1, { judgement: "worse" });
    expect(of([worse("aht_sec")], [worse("churn_rate")]).against?.id).toBe("churn_rate");
    expect(of([worse("aht_sec")], [card("churn_rate", 1, { judgement: "better" })]).against?.id).toBe("aht_sec");
    expect(of([card("aht_sec", 1, { judgement: "better" })]).against).toBeNull();
  });

  test("amounts as one says them; other currencies in full", () => {
    expect([
      moneyText(4_660_000, "yen", "ja"),
      moneyText(123_456_789, "yen", "ja"),
      moneyText(9_999, "yen", "ja"),
    ]).toEqual(["466万円", "1.2億円", "9,999円"]);
    expect([moneyText(2_690_966, "USD", "en"), moneyText(4_660_000, "yen", "en")]).toEqual([
      "$26,909.66",
      "¥4,660,000",
    ]);
  });
});
