import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { draw, readable } from "../kpi/testing-draw";
import { MixBars } from "./mix-bars";
import { Sparkline } from "./sparkline";
import { StepHistory } from "./step-history";

describe("channel mix", () => {
  const bars = [
    { label: "2025年10月", contacts: { phone: 90, email: 8, chat: 2 }, missing: [] },
    { label: "2026年10月", contacts: null, missing: [] },
  ];
  const html = draw(createElement(MixBars, { bars, caption: "お客様サポート" }));
  it("says every share, and writes only those that fit", () => {
    expect(html).toContain('aria-label="2025年10月。電話 90%、メール 8%、チャット 2%。"');
    expect([...html.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(["90%"]);
  });
  it("gives no shares while a channel is not recorded: the others have not grown", () => {
    const part = { label: "2026年11月", contacts: { phone: 90, chat: 10 }, missing: ["email" as const] };
    const drawn = draw(createElement(MixBars, { bars: [...bars.slice(0, 1), part] }));
    expect(drawn).toContain('aria-label="2026年11月。電話 90、チャット 10、メール 記録なし。"');
    expect([...drawn.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(["90%"]);
    expect(drawn).toContain("<pattern");
  });
  it("says where nothing was recorded, and names only channels that appear", () => {
    expect(readable(html)).toContain("この期間の記録がありません");
    expect(readable(html)).toContain("電話 メール チャット");
    expect(readable(html)).not.toContain("SNS");
  });
});

describe("diagnosis over time", () => {
  it("says its course in words", () => {
    const html = draw(
      createElement(StepHistory, {
        runs: [
          { date: "2025-06-10", hits: 7 },
          { date: "2026-10-05", hits: 4 },
        ],
      }),
    );
    expect(html).toContain("2025年6月10日の7項目から2026年10月5日の4項目まで、2回");
  });
  it("promises a line before there is one", () => {
    const html = draw(createElement(StepHistory, { runs: [] }));
    expect(html).not.toContain("<svg");
    expect(readable(html)).toContain("診断するたびに");
  });
});

it("a sparkline breaks where nothing was recorded and dashes the running month", () => {
  const html = draw(createElement(Sparkline, { values: [1, 2, null, 3, 4, 5], label: "応答率", runningLast: true }));
  expect(html.match(/<path/g)).toHaveLength(3);
  expect(html.match(/stroke-dasharray/g)).toHaveLength(1);
});
