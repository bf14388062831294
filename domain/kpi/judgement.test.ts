import { describe, expect, it, test } from "vitest";
import { changeOf } from "@/domain/kpi/change";
import { evaluate } from "@/domain/kpi/evaluate";
import { judge, mayBeChance, type Sampled } from "@/domain/kpi/judgement";
import { DEFAULT_VARIANTS, KPIS, type KpiId, type Sums } from "@/domain/kpi/kpi";

const side = (value: number | null, lowSample = false) => ({ value, lowSample });
const base = {
  direction: "up" as const,
  before: side(0.8),
  after: side(0.9),
  running: false,
  change: changeOf("ratio", 0.8, 0.9),
  chance: false as boolean | null,
};

describe("a judgement", () => {
  it("knows lower-is-better", () => {
    expect(judge(base)).toBe("better");
    expect(judge({ ...base, direction: "down" })).toBe("worse");
    expect(judge({ ...base, direction: "down", after: side(0.7) })).toBe("better");
  });

  it.each([
    ["no baseline", { before: null }],
    ["an empty baseline", { before: side(null) }],
    ["no value", { after: side(null) }],
    ["two spans of time that are not alike", { change: null }],
    ["a small sample before", { before: side(0.8, true) }],
    ["a small sample after", { after: side(0.9, true) }],
    ["a band", { direction: "band" as const }],
    ["no direction", { direction: "none" as const }],
    ["a running period", { running: true }],
  ])("is neutral with %s", (_, over) => expect(judge({ ...base, ...over })).toBe("neutral"));

  it("is flat where the change may be chance, and the same where it prints as none", () => {
    expect(judge({ ...base, chance: true })).toBe("flat");
    const tiny = { before: side(10_000), after: side(10_004), change: changeOf("yen", 10_000, 10_004) };
    expect(judge({ ...base, ...tiny, chance: null })).toBe("same");
    const more = { before: side(10_000), after: side(10_040), change: changeOf("yen", 10_000, 10_040) };
    expect(judge({ ...base, ...more, chance: false })).toBe("better");
    expect(judge({ ...base, ...more, chance: null })).toBe("neutral");
  });
});

const sampled = (id: KpiId, sums: Sums): Sampled => ({
  value: evaluate(KPIS[id], { sums, used: 1, total: 1, mixed: false }, DEFAULT_VARIANTS),
  sums,
  variants: DEFAULT_VARIANTS,
});
const rates = (answered: number, offered: number) => sampled("answer_rate", { answered, offered });
const nps = (up: number, down: number, all: number) =>
  sampled("nps", { nps_promoters: up, nps_detractors: down, nps_responses: all });

describe("chance", () => {
  test("is asked of shares by their counts, and of scores by their answers", () => {
    expect(mayBeChance(KPIS.answer_rate, rates(80, 100), rates(86, 100))).toBe(true);
    expect(mayBeChance(KPIS.answer_rate, rates(8_000, 10_000), rates(8_600, 10_000))).toBe(false);
    // Golden stat.nps_diff: +16 with [1.6, 30.4].
    expect(mayBeChance(KPIS.nps, nps(30, 30, 100), nps(31, 30, 100))).toBe(true);
    expect(mayBeChance(KPIS.nps, nps(300, 300, 1_000), nps(400, 250, 1_000))).toBe(false);
  });

  test("of events that are no part of what they are divided by the sums do not tell", () => {
    const contacts = (count: number) => sampled("contact_rate", { contacts: count, active_customer_months: 1_000 });
    expect(mayBeChance(KPIS.contact_rate, contacts(300), contacts(310))).toBeNull();
  });

  test("of times, amounts and counts the sums do not tell", () => {
    const aht = (handle_sec: number) => sampled("aht_sec", { handle_sec, handled: 100 });
    expect(mayBeChance(KPIS.aht_sec, aht(30_000), aht(31_000))).toBeNull();
    const revenue = (upsell_revenue: number) => sampled("upsell_revenue", { upsell_revenue });
    expect(mayBeChance(KPIS.upsell_revenue, revenue(100), revenue(200))).toBeNull();
  });

  /** A fixed sequence, so that the test says the same each time. */
  function sequence(seed: number): () => number {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 4_294_967_296;
    };
  }
  const drawn = (random: () => number, n: number, p: number) =>
    Array.from({ length: n }, random).filter((one) => one < p).length;

  test("of 2,000 pairs drawn without any change at most 5 in 100 are judged", () => {
    const random = sequence(20_261_130);
    const cases = [
      [0.92, 400],
      [0.5, 120],
      [0.8, 60],
      [0.05, 300],
    ] as const;
    let judged = 0;
    for (let i = 0; i < 2_000; i += 1) {
      const [p, n] = cases[i % cases.length] ?? cases[0];
      const [was, is] = [rates(drawn(random, n, p), n), rates(drawn(random, n, p), n)];
      if (mayBeChance(KPIS.answer_rate, was, is) === false) judged += 1;
    }
    expect(judged).toBeLessThanOrEqual(100);
    expect(judged).toBeGreaterThan(5);
  });

  test("the same of scores", () => {
    const random = sequence(7);
    const answers = (n: number) => {
      const all = Array.from({ length: n }, random);
      return nps(all.filter((one) => one < 0.35).length, all.filter((one) => one > 0.7).length, n);
    };
    let judged = 0;
    for (let i = 0; i < 2_000; i += 1) if (mayBeChance(KPIS.nps, answers(150), answers(150)) === false) judged += 1;
    expect(judged).toBeLessThanOrEqual(100);
    expect(judged).toBeGreaterThan(5);
  });
});
