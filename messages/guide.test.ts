import { describe, expect, test } from "vitest";
import { CHECKLIST_VERSION, VIEWPOINTS } from "@/domain/diagnosis/checklist";
import { guidePath } from "@/domain/guide/path";
import { FIGURE_IDS, GUIDE_PAGES, GUIDE_TOPICS } from "@/domain/guide/topics";
import { exampleOf } from "@/domain/guide/example";
import { countsInFormula, formulaTokens, variantChoices } from "@/domain/guide/formula";
import { RANGES, READ_WITH } from "@/domain/guide/ranges";
import { sourceOf } from "@/domain/guide/sources";
import { matches, TERM_IDS } from "@/domain/guide/terms";
import { pairwiseExample, sumsExample } from "@/domain/guide/figures";
import { DEFAULT_VARIANTS, KPI_GROUPS, KPI_IDS, KPIS, type Variants } from "@/domain/kpi/kpi";
import { isMeasureId } from "@/domain/measures/measure";
import { ACTIONS } from "@/domain/members/role";
import enGuide from "./en/guide.json";
import jaGuide from "./ja/guide.json";

const ALL = KPI_IDS.map((id) => KPIS[id]);
const JAPANESE = /[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]/u;
const OTHER_SCALES: Variants = {
  ...DEFAULT_VARIANTS,
  cesScale: "1-5",
  ltv: "subscription",
  contactBase: "orders",
  serviceLevel: "abandon_positive",
};

/** Every text below `node`, but not the search keys, which hold both languages. */
function texts(node: unknown, key = ""): string[] {
  if (typeof node === "string") return key === "keys" ? [] : [node];
  return Object.entries(node as object).flatMap(([name, inner]) => texts(inner, name));
}
const namesOf = (node: object) => Object.keys(node).sort();
const at = (node: unknown, path: string): unknown =>
  path.split(".").reduce((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], node);

describe.each([
  ["ja", jaGuide],
  ["en", enGuide],
])("the guide in %s", (locale, guide) => {
  test("every KPI of the registry is explained, and no other", () => {
    expect(namesOf(guide.of)).toEqual([...KPI_IDS].sort());
    for (const of of Object.values(guide.of)) expect(namesOf(of)).toEqual(["measure", "misleads", "trap", "what"]);
  });
  test("every count of a formula has a name", () => {
    const needed = ALL.flatMap((kpi) =>
      [DEFAULT_VARIANTS, OTHER_SCALES].flatMap((v) => countsInFormula(kpi, v)),
    ).filter((id) => !isMeasureId(id));
    expect(namesOf(guide.derived)).toEqual([...new Set(needed)].sort());
  });
  test("every variant, published value, term, rule, viewpoint and right has its text, and no other", () => {
    expect(namesOf(guide.variant)).toEqual(
      [...new Set(ALL.flatMap((kpi) => variantChoices(kpi).map(({ option }) => option)))].sort(),
    );
    expect(namesOf(guide.range)).toEqual(namesOf(RANGES));
    for (const [id, sources] of Object.entries(RANGES))
      expect(namesOf(at(guide.range, id) as object)).toHaveLength(sources.length);
    expect(namesOf(guide.term)).toEqual([...TERM_IDS].sort());
    expect(namesOf(guide.figures.of)).toEqual([...FIGURE_IDS].sort());
    expect(namesOf(guide.viewpoints.of)).toEqual([...VIEWPOINTS].sort());
    expect(namesOf(guide.topic)).toEqual([...GUIDE_PAGES].sort());
    expect(namesOf(guide.list.group)).toEqual([...KPI_GROUPS].sort());
    expect(namesOf(guide.page.unitOf)).toEqual(expect.arrayContaining([...new Set(ALL.map(({ unit }) => unit))]));
    for (const action of ACTIONS) expect(at(guide.may, action)).toBeTypeOf("string");
  });
  test("no text is empty, none speaks the other language", () => {
    const all = texts(guide);
    expect(all.filter((text) => text.trim() === "")).toEqual([]);
    if (locale === "en") expect(all.filter((text) => JAPANESE.test(text))).toEqual([]);
  });
});

test("the checklist's statements the guide shows are of the version that is asked", async () => {
  const checklist = (await import("./en/checklist.json")).default;
  expect(namesOf(checklist.texts)).toContain(CHECKLIST_VERSION);
});

describe("worked examples", () => {
  test.each([
    ["the usual definitions", DEFAULT_VARIANTS],
    ["other definitions", OTHER_SCALES],
  ])("every KPI has a value and its counts by %s", (_, variants) => {
    for (const kpi of ALL) {
      const { value, counts } = exampleOf(kpi, variants);
      expect(value.value, kpi.id).not.toBeNull();
      for (const id of countsInFormula(kpi, variants)) expect(counts[id], `${kpi.id} ${id}`).toBeTypeOf("number");
    }
  });
  test("by hand: 180 of 200, 70,200 seconds of 180 contacts, (10 − 14) of 40", () => {
    const of = (id: "answer_rate" | "aht_sec" | "nps") => exampleOf(KPIS[id], DEFAULT_VARIANTS).value.value;
    expect(of("answer_rate")).toBe(0.9);
    expect(of("aht_sec")).toBe(390);
    expect(of("nps")).toBe(-10);
  });
  test("sums first: 63.6 %, where the mean of days would be 80 %; a day without answers is left out", () => {
    const { whole, mean } = sumsExample();
    expect(whole.value).toBeCloseTo(280 / 440);
    expect(mean).toBeCloseTo(0.8);
    expect(pairwiseExample().whole).toMatchObject({ used: 2, total: 3, value: 156 / 180 });
  });
});

test("formulas are the registry's, sign by sign", () => {
  expect(formulaTokens(KPIS.answer_rate, DEFAULT_VARIANTS)).toEqual([
    { kind: "count", id: "answered" },
    { kind: "sign", sign: "÷" },
    { kind: "count", id: "offered" },
  ]);
  for (const kpi of ALL)
    expect(countsInFormula(kpi, DEFAULT_VARIANTS)).toEqual(expect.arrayContaining([...kpi.needs(DEFAULT_VARIANTS)]));
});

test("one variant is in force, and it is the tenant's", () => {
  const [first, ...others] = variantChoices(KPIS.ltv, { ...DEFAULT_VARIANTS, ltv: "revenue" });
  expect(first).toMatchObject({ option: "revenue", inForce: true });
  expect(others.map(({ inForce }) => inForce)).toEqual([false, false]);
  expect(variantChoices(KPIS.service_level, DEFAULT_VARIANTS)).toHaveLength(4);
  expect(variantChoices(KPIS.answer_rate, DEFAULT_VARIANTS)).toEqual([]);
});

test("every source that is named is written down; no KPI is read with itself", () => {
  const named = [...ALL.flatMap(({ sources }) => sources), ...Object.values(RANGES).flat()];
  expect([...new Set(named)].filter((name) => sourceOf(name) === null)).toEqual([]);
  for (const name of Object.values(RANGES).flat()) expect(sourceOf(name)?.kind).toBe("published");
  for (const id of KPI_IDS) expect(READ_WITH[id]).not.toContain(id);
});

test("every topic has an address of its own", () => {
  const paths = GUIDE_TOPICS.map(guidePath);
  expect(new Set(paths).size).toBe(paths.length);
  expect(guidePath("term:acw")).toBe("/guide/terms#term-acw");
});

test("a search folds width, kana and case", () => {
  const text = `${jaGuide.term.acw.name} ${jaGuide.term.acw.keys}`;
  for (const query of ["あとしょり", "アトショリ", "ｱﾄｼｮﾘ", "ＡＣＷ", "after call", ""])
    expect(matches(text, query), query).toBe(true);
  expect(matches(text, "放棄")).toBe(false);
});
