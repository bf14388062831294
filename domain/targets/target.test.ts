import { describe, expect, test } from "vitest";
import { attainedOf, attainmentOf, progressOf, standingOf } from "@/domain/targets/attainment";
import { KPIS } from "@/domain/kpi/kpi";
import {
  boundsFault,
  fits,
  neighboursOf,
  reachOf,
  type TargetFacts,
  targetOf,
  targetOn,
} from "@/domain/targets/target";
import { boundText, gapText, nearText, parseTarget, typedText } from "@/domain/targets/text";

const set = (more: Partial<TargetFacts>): TargetFacts => ({
  teamId: "a",
  kpi: "answer_rate",
  low: 0.9,
  high: null,
  start: "2026-04-01",
  until: null,
  ...more,
});

describe("which target is in force", () => {
  const targets = [
    set({ until: "2026-10-01" }),
    set({ low: 0.92, start: "2026-10-01" }),
    set({ teamId: null, low: 0.85, start: "2026-01-01" }),
  ];
  test("the team's own from its start until the day before its end; else the company's; else none", () => {
    expect(targetOn(targets, "answer_rate", "a", "2026-09-30")?.low).toBe(0.9);
    expect(targetOn(targets, "answer_rate", "a", "2026-10-01")?.low).toBe(0.92);
    expect(targetOn(targets, "answer_rate", "a", "2026-03-31")?.low).toBe(0.85);
    expect(targetOn(targets, "answer_rate", "b", "2026-10-01")?.low).toBe(0.85);
    expect(targetOn(targets, "answer_rate", null, "2026-10-01")?.low).toBe(0.85);
    expect(targetOn(targets, "answer_rate", "a", "2025-12-31")).toBeNull();
    expect(targetOn(targets, "abandon_rate", "a", "2026-10-01")).toBeNull();
  });
  test("a range that spans two is judged by the one of its last day", () => {
    expect(targetOf(targets, "answer_rate", "a", { from: "2026-09-15", until: "2026-10-15" })?.low).toBe(0.92);
    expect(targetOf(targets, "answer_rate", "a", { from: "2026-09-01", until: "2026-10-01" })?.low).toBe(0.9);
  });
  test("the company's sum is no team's target; its customers' figures have but one", () => {
    const company = [
      set({ teamId: null, kpi: "upsell_revenue", low: 1e6 }),
      set({ teamId: null, kpi: "contact_rate", low: null, high: 0.1 }),
      set({ teamId: null, kpi: "churn_rate", low: null, high: 0.02 }),
    ];
    expect(targetOn(company, "upsell_revenue", "a", "2026-05-01")).toBeNull();
    expect(targetOn(company, "contact_rate", "a", "2026-05-01")).toBeNull();
    expect(targetOn(company, "upsell_revenue", null, "2026-05-01")?.low).toBe(1e6);
    expect(targetOn(company, "churn_rate", "a", "2026-05-01")?.high).toBe(0.02);
  });
});

describe("how a value stands to it", () => {
  test("at the bound is met, in either direction and at both ends of a band", () => {
    expect(reachOf({ low: 0.92, high: null }, 0.92)).toEqual({ side: "met", gap: 0 });
    expect(reachOf({ low: 200, high: null }, 188)).toEqual({ side: "below", gap: 12 });
    expect(reachOf({ low: null, high: 300 }, 300)).toEqual({ side: "met", gap: 0 });
    expect(reachOf({ low: null, high: 300 }, 318)).toEqual({ side: "above", gap: 18 });
    expect([299, 300, 360, 361].map((value) => reachOf({ low: 300, high: 360 }, value).side)).toEqual([
      "below",
      "met",
      "met",
      "above",
    ]);
  });
  test("not judged: while it runs, under 30, without a record, without a target", () => {
    const bounds = { low: 0.9, high: null };
    expect(standingOf(bounds, { value: 0.95, lowSample: false }, false)).toBe("met");
    expect(standingOf(bounds, { value: 0.89, lowSample: false }, false)).toBe("missed");
    expect(standingOf(bounds, { value: 0.95, lowSample: false }, true)).toBe("running");
    expect(standingOf(bounds, { value: 0.95, lowSample: true }, false)).toBe("low_sample");
    expect(standingOf(bounds, { value: null, lowSample: false }, false)).toBe("no_data");
    expect(standingOf(null, { value: 0.95, lowSample: false }, false)).toBe("no_target");
    expect(progressOf(null, { value: 0.95, lowSample: false }, false)).toBeNull();
    expect(progressOf({ ...bounds, teamId: null }, { value: 1, lowSample: false }, true)).toEqual({
      ...bounds,
      ofCompany: true,
      standing: "running",
      reach: { side: "met", gap: 0 },
    });
  });
  test("attainment: each month by its own target, counted only where judged", () => {
    const month = (from: string, until: string, value: number | null, lowSample = false) => ({
      from,
      until,
      value,
      lowSample,
    });
    const months = [
      month("2026-03-01", "2026-04-01", 0.99),
      month("2026-08-01", "2026-09-01", 0.91),
      month("2026-09-01", "2026-10-01", null),
      month("2026-10-01", "2026-11-01", 0.91),
      month("2026-11-01", "2026-12-01", 0.99),
    ];
    const targets = [set({ until: "2026-10-01" }), set({ low: 0.92, start: "2026-10-01" })];
    const found = attainmentOf(months, (range) => targetOf(targets, "answer_rate", "a", range), "2026-11-23");
    expect(found.map(({ standing }) => standing)).toEqual(["no_target", "met", "no_data", "missed", "running"]);
    expect(found.map(({ target }) => target?.low ?? null)).toEqual([null, 0.9, 0.9, 0.92, 0.92]);
    expect(attainedOf(found)).toEqual({ met: 1, judged: 2 });
  });
});

describe("what may be set", () => {
  test("the bound the direction asks for, within what the unit can be", () => {
    expect(fits("up", { low: 1, high: null })).toBe(true);
    expect(fits("up", { low: 1, high: 2 })).toBe(false);
    expect(fits("down", { low: 1, high: null })).toBe(false);
    expect(fits("band", { low: null, high: 2 })).toBe(true);
    expect(fits("none", { low: 1, high: 2 })).toBe(false);
    expect(boundsFault(KPIS.answer_rate, "up", { low: 0.92, high: null })).toBeNull();
    expect(boundsFault(KPIS.answer_rate, "up", { low: null, high: null })).toBe("missing");
    expect(boundsFault(KPIS.answer_rate, "up", { low: 1.01, high: null })).toBe("out_of_range");
    expect(boundsFault(KPIS.net_revenue_retention, "up", { low: 1.05, high: null })).toBeNull();
    expect(boundsFault(KPIS.nps, "up", { low: -5, high: null })).toBeNull();
    expect(boundsFault(KPIS.nps, "up", { low: -101, high: null })).toBe("out_of_range");
    expect(boundsFault(KPIS.aht_sec, "band", { low: 400, high: 300 })).toBe("turned");
    expect(boundsFault(KPIS.aht_sec, "band", { low: 300, high: 400 })).toBeNull();
  });
  test("a new one takes over from the one before it, and runs into the one after", () => {
    const others = [set({}), set({ start: "2027-04-01" })];
    const first = set({ until: "2027-04-01" });
    expect(neighboursOf(others, { ...first, start: "2026-10-01", until: null })).toEqual({
      before: others[0],
      after: others[1],
    });
    expect(neighboursOf([first], { ...first, start: "2027-04-01", until: null })).toEqual({
      before: null,
      after: null,
    });
    expect(neighboursOf([first], { ...first, start: "2026-04-01", until: null }).after).toBe(first);
    expect(neighboursOf(others, { ...first, teamId: "b" })).toEqual({ before: null, after: null });
  });
});

describe("in words and figures", () => {
  test("a distance in the KPI's own unit; what would print as nothing says less than the smallest", () => {
    expect(gapText(0.012, "ratio", "ja")).toEqual({ text: "1.2ポイント", under: false });
    expect(gapText(0.012, "ratio", "en")).toEqual({ text: "1.2 pt", under: false });
    expect(gapText(0.0004, "ratio", "ja")).toEqual({ text: "0.1ポイント", under: true });
    expect(gapText(18, "seconds", "ja").text).toBe("18秒");
    expect(gapText(120_050, "USD", "en").text).toBe("$1,200.50");
    expect(gapText(1200, "yen", "ja").text).toBe("￥1,200");
    expect(gapText(3, "points", "ja").text).toBe("3.0ポイント");
    expect(gapText(12, "count", "ja").text).toBe("12件");
  });
  test("a bound leaves out the empty parts of a time; a value to start from is rounded as it is printed", () => {
    expect([7200, 380, 360, 7380, 3605, 0].map((seconds) => boundText(seconds, "seconds", "ja"))).toEqual([
      "2時間",
      "6分20秒",
      "6分",
      "2時間3分",
      "1時間0分5秒",
      "0秒",
    ]);
    expect([boundText(7200, "seconds", "en"), boundText(0.92, "ratio", "ja"), boundText(null, "ratio", "ja")]).toEqual([
      "2:00:00",
      "92.0%",
      "—",
    ]);
    expect([
      nearText(0.91764, "ratio", "ja"),
      nearText(372.4, "seconds", "ja"),
      nearText(4.256, "score", "en"),
      nearText(12_345.6, "yen", "ja"),
    ]).toEqual(["91.8", "6分12秒", "4.26", "12346"]);
  });
  test("typed: a rate with or without its sign, times, money; what is typed again is the same", () => {
    expect(parseTarget("92", "ratio")).toEqual({ ok: true, value: 0.92 });
    expect(parseTarget("９２．５％", "ratio")).toEqual({ ok: true, value: 0.925 });
    expect(parseTarget("", "ratio")).toEqual({ ok: true, value: null });
    expect(parseTarget("5:30", "seconds")).toEqual({ ok: true, value: 330 });
    expect(parseTarget("1,234.50", "USD")).toEqual({ ok: true, value: 123_450 });
    expect(parseTarget("−5", "points")).toEqual({ ok: true, value: -5 });
    expect(parseTarget("たくさん", "ratio").ok).toBe(false);
    for (const [value, unit] of [
      [0.921, "ratio"],
      [372, "seconds"],
      [123_450, "USD"],
      [48_300, "yen"],
      [4.25, "score"],
      [-5, "points"],
    ] as const) {
      expect(parseTarget(typedText(value, unit, "ja"), unit)).toEqual({ ok: true, value });
      expect(parseTarget(typedText(value, unit, "en"), unit)).toEqual({ ok: true, value });
    }
  });
});
