import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const pairs = new Map(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

type Theme = "light" | "dark";

function colour(name: string, theme: Theme): string {
  const found = pairs.get(name);
  if (!found) throw new Error(`tokens.css has no colour --${name}`);
  return found[theme];
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ["paper", "surface", "sunken"];
const TEXTS = ["ink", "ink-2", "ink-3", "mamori", "seme", "turning", "better", "worse", "attention"];
const TINTED = [
  ["mamori", "mamori-soft"],
  ["seme", "seme-soft"],
  ["turning", "turning-soft"],
  ["attention", "attention-soft"],
  ["worse", "worse-soft"],
] as const;
const MARKS = [
  "ch-phone",
  "ch-email",
  "ch-web-form",
  "ch-chat",
  "ch-business-chat",
  "ch-social",
  "focus",
  "hairline-strong",
];
// Text may stand on every ground and on its own tint; channel colours are drawn on paper and surface only.
const textPairs = [...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)), ...TINTED];
const markPairs = [
  ...MARKS.flatMap((mark) => ["paper", "surface"].map((ground) => [mark, ground] as const)),
  ["focus", "sunken"] as const,
  ["hairline-strong", "sunken"] as const,
];
// The promise of LOOK.md, "Checked".
const PROMISED = { light: { text: 4.72, mark: 3.09 }, dark: { text: 6.02, mark: 4.28 } } as const;

describe.each(["light", "dark"] as const)("contrast of the %s theme", (theme) => {
  const ratio = ([front, ground]: readonly [string, string]) => contrast(colour(front, theme), colour(ground, theme));
  it.each(textPairs)("%s reads as text on %s", (...pair) =>
    expect(ratio(pair)).toBeGreaterThanOrEqual(PROMISED[theme].text),
  );
  it.each(markPairs)("%s is seen on %s", (...pair) => expect(ratio(pair)).toBeGreaterThanOrEqual(PROMISED[theme].mark));
  it.each([
    ["on-ch-deep", "ch-phone"],
    ["on-ch", "ch-email"],
    ["on-ch-deep", "ch-web-form"],
    ["on-ch", "ch-chat"],
    ["on-ch-deep", "ch-business-chat"],
    ["on-ch", "ch-social"],
  ])("%s reads on %s", (...pair) => expect(ratio(pair)).toBeGreaterThanOrEqual(4.5));
  it("an ink button's text reads on its fill, pressed or not", () => {
    expect(ratio(["paper", "ink"])).toBeGreaterThanOrEqual(PROMISED[theme].text);
    expect(ratio(["paper", "ink-2"])).toBeGreaterThanOrEqual(PROMISED[theme].text);
  });
});

it("every colour is written for both themes, once", () => {
  const names = [...css.matchAll(/--([a-z0-9-]+):[^;]*#[0-9a-f]{3,8}/g)].map(([, name]) => name);
  expect(names).toEqual([...pairs.keys()]);
  expect(new Set(names).size).toBe(names.length);
});

it("knows the textbook ratios", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
