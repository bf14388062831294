import { createElement } from "react";
import { describe, expect, it } from "vitest";
import type { Card } from "@/domain/dashboard/ledger";
import { KpiCard } from "./kpi-card";
import { KpiLedger } from "./kpi-ledger";
import { draw, readable } from "./testing-draw";

const NOW: Card["now"] = {
  id: "answer_rate",
  value: 0.918,
  reason: null,
  parts: null,
  n: 3760,
  used: 6,
  total: 6,
  variant: null,
  lowSample: false,
};
const CARD: Card = {
  id: "answer_rate",
  unit: "ratio",
  source: "record",
  formula: "answered / offered",
  now: NOW,
  before: { ...NOW, value: 0.892 },
  change: { kind: "points", difference: 0.026, relative: 0.029, shown: 2.6 },
  judgement: "better",
  basis: null,
  target: null,
  spark: [0.88, null, 0.918],
};
const card = (change: Partial<Card>, now: Partial<Card["now"]> = {}) =>
  draw(createElement(KpiCard, { card: { ...CARD, ...change, now: { ...NOW, ...now } }, group: "efficiency" }));

describe("a KPI card", () => {
  it("says value, change with arrow, judgement in word and colour, and n", () => {
    const html = card({});
    expect(readable(html)).toContain("応答率 91.8 % ▲ +2.6ポイント 改善 n=3,760");
    expect(html).toContain("text-better");
  });
  it("stands beside its target: reached in word and colour, what is lacking in points, and no judgement where none may be made", () => {
    const target = {
      low: 0.9,
      high: null,
      ofCompany: false,
      standing: "met" as const,
      reach: { side: "met" as const, gap: 0 },
    };
    expect(readable(card({ target }))).toMatch(/91\.8 % 目標 90\.0% ● ?達成/);
    const missed = { ...target, low: 0.93, standing: "missed" as const, reach: { side: "below" as const, gap: 0.012 } };
    expect(readable(card({ target: missed }))).toMatch(/目標 93\.0% ○ ?あと1\.2ポイント/);
    expect(readable(card({ target: { ...missed, reach: { side: "below", gap: 0.0002 } } }))).toContain(
      "あと0.1ポイント未満",
    );
    const band = { ...missed, low: 0.8, high: 0.85, reach: { side: "above" as const, gap: 0.068 } };
    expect(readable(card({ target: band }))).toMatch(/目標 80\.0%〜85\.0% ○ ?6\.8ポイント超過/);
    const running = card({ judgement: "neutral", target: { ...target, standing: "running" } });
    expect(readable(running)).toContain("いまのところ達成");
    expect(running).not.toMatch(/text-better|●/);
    expect(
      readable(card({ judgement: "neutral", target: { ...missed, standing: "low_sample" } }, { lowSample: true })),
    ).not.toMatch(/あと|達成/);
  });
  it("keeps quiet about good and bad where the domain does", () => {
    const html = card({ judgement: "neutral" }, { n: 24, lowSample: true });
    expect(readable(html)).toContain("▲ +2.6ポイント 参考値 n=24");
    expect(html).not.toMatch(/text-(better|worse)/);
  });
  it("shows no arrow where nothing moved, and no change without a base", () => {
    expect(
      readable(card({ change: { kind: "points", difference: 0, relative: 0, shown: 0 }, judgement: "neutral" })),
    ).toContain("– 0.0ポイント");
    expect(readable(card({ change: null, before: { ...NOW, value: null }, judgement: "neutral" }))).toContain(
      "比較対象なし",
    );
    expect(readable(card({ change: null, before: null, judgement: "neutral" }))).not.toMatch(/ポイント|比べる/);
  });
  it("says 記録なし for no records, never 0", () => {
    const text = readable(
      card({ change: null, judgement: "neutral", spark: [null, null] }, { value: null, reason: "no_data", n: null }),
    );
    expect(text).toContain("記録なし");
    expect(text).not.toMatch(/\d/);
  });
  it("says how many of the periods it rests on, and which definition", () => {
    expect(readable(card({}, { used: 5 }))).toContain("6件の記録のうち5件");
    expect(readable(card({ id: "service_level" }, { id: "service_level", variant: "offered:20" }))).toContain(
      "20秒以内 着信比",
    );
  });
  it("marks a running range", () => {
    expect(readable(draw(createElement(KpiCard, { card: CARD, group: "efficiency", running: true })))).toContain(
      "途中",
    );
  });
});

describe("the ledger", () => {
  const groups = [
    {
      group: "efficiency" as const,
      cards: [CARD, { ...CARD, id: "aht_sec" as const }, { ...CARD, id: "abandon_rate" as const }],
      more: [{ ...CARD, id: "service_level" as const }],
    },
  ];
  it("keeps every card, those behind ほかn件 too, and links the names", () => {
    const html = draw(createElement(KpiLedger, { groups, hrefOf: (id) => `/midori/kpi/${id}` }));
    expect([...html.matchAll(/href="\/midori\/kpi\/(\w+)"/g)].map(([, id]) => id)).toEqual([
      "answer_rate",
      "aht_sec",
      "abandon_rate",
      "service_level",
    ]);
    expect(readable(html)).toContain("ほか1件");
    expect(readable(html)).toContain("ほか2件");
  });
});
