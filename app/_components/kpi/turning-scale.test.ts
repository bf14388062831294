import type { Locale } from "@/domain/format/number";
import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { draw as drawn, readable } from "./testing-draw";
import { TurningScale } from "./turning-scale";

type Props = Parameters<typeof TurningScale>[0];
const draw = (props: Props, locale: Locale = "ja"): string => drawn(createElement(TurningScale, props), locale);
const spoken = (html: string): string => /aria-label="([^"]*)"/.exec(html)?.[1] ?? "";

const first = { date: "2025-06-10", hits: 7 };
const latest = { date: "2026-10-05", hits: 4 };

describe("the turning scale says in words what it draws", () => {
  it("latest and first", () => {
    expect(spoken(draw({ first, latest }))).toBe(
      "守りから攻めまでのうち、いまの位置。最新の2026年10月5日は8項目中4項目が該当し、移行期です。最初の2025年6月10日は7項目の該当で、コールセンター型でした。",
    );
    expect(spoken(draw({ first, latest }, "en"))).toContain(
      "Latest, 5 Oct 2026: 4 of 8 statements apply, In transition.",
    );
  });
  it("one diagnosis is not told twice", () => expect(spoken(draw({ first: latest, latest }))).not.toContain("最初"));
  it("a diagnosis under way, and none", () => {
    expect(spoken(draw({ range: { low: 4, high: 5 } }))).toContain("該当は4項目から5項目までのどこかです");
    expect(spoken(draw({ range: { low: 4, high: 4 } }))).toContain("該当は4項目で、移行期です");
    expect(spoken(draw({}))).toContain("まだ診断していません");
  });
});

it("names the first diagnosis beside a range as well", () => {
  const far = draw({ first: { date: "2025-06-10", hits: 8 }, range: { low: 1, high: 2 }, compact: true });
  expect(readable(far)).toContain("25/6 8項目 1〜2項目");
  const near = draw({ first: { date: "2025-06-10", hits: 4 }, range: { low: 2, high: 3 }, compact: true });
  expect(readable(near)).toContain("25/6 4項目 → 2〜3項目");
});

it("joins the words of two marks that stand close", () => {
  const html = draw({ first: { date: "2026-09-01", hits: 5 }, latest, compact: true });
  expect(html).toContain("26/9 5項目 → ");
  expect(html.match(/<text/g)?.length).toBe(4);
});
