import { describe, expect, test } from "vitest";
import { DEFAULT_VARIANTS, KPI_IDS, KPIS } from "@/domain/kpi/kpi";
import { isCountedBy } from "@/domain/measures/measure";
import { definitionChanges, runsInForce, variantsOf, variantsOn, type VariantHistory } from "@/domain/kpi/definitions";

const isMixed = (...asked: Parameters<typeof definitionChanges>) => definitionChanges(...asked).length > 0;
const answered = { ...DEFAULT_VARIANTS, serviceLevel: "answered" as const };
const capped = { ...answered, ltv: "revenue" as const };
const HISTORY: VariantHistory = {
  initial: DEFAULT_VARIANTS,
  changes: [
    { start: "2026-04-01", variants: answered },
    { start: "2026-10-15", variants: capped },
  ],
};
const month = (from: string, until: string) => ({ from, until });

test("a figure depends on a definition kept with records exactly where what it needs was counted by it", () => {
  const other = { ...DEFAULT_VARIANTS, slThresholdSec: 30, cesScale: "1-5" } as const;
  for (const definition of ["slThresholdSec", "cesScale"] as const)
    for (const id of KPI_IDS) {
      const { needs, variantOf } = KPIS[id];
      const changed = { ...DEFAULT_VARIANTS, [definition]: other[definition] };
      for (const variants of [DEFAULT_VARIANTS, other])
        expect([id, definition, isCountedBy(needs(variants), definition)]).toEqual([
          id,
          definition,
          variantOf?.(changed) !== variantOf?.(DEFAULT_VARIANTS),
        ]);
    }
});

test("the longest lifetime that is counted makes another LTV", () => {
  const capped = { ...DEFAULT_VARIANTS, ltvCapYears: 5 };
  expect(KPIS.ltv.variantOf?.(capped)).not.toBe(KPIS.ltv.variantOf?.(DEFAULT_VARIANTS));
});

describe("definitions in force", () => {
  test("hold from their day on, and a range goes by its last day", () => {
    expect(variantsOn(HISTORY, "2026-03-31")).toBe(DEFAULT_VARIANTS);
    expect(variantsOn(HISTORY, "2026-04-01")).toBe(answered);
    expect(variantsOf(HISTORY, month("2026-03-01", "2026-04-01"))).toBe(DEFAULT_VARIANTS);
    expect(variantsOf(HISTORY, month("2026-03-01", "2026-04-02"))).toBe(answered);
  });

  test("a range has no common value for a KPI whose definition changed inside it, and for no other", () => {
    const [october, year] = [month("2026-10-01", "2026-11-01"), month("2026-01-01", "2027-01-01")];
    expect([isMixed(KPIS.ltv, HISTORY, october), isMixed(KPIS.service_level, HISTORY, october)]).toEqual([true, false]);
    expect([isMixed(KPIS.service_level, HISTORY, year), isMixed(KPIS.answer_rate, HISTORY, year)]).toEqual([
      true,
      false,
    ]);
    expect(isMixed(KPIS.service_level, HISTORY, month("2026-04-01", "2026-05-01"))).toBe(false);
  });

  test("there and back again within a range is mixed too", () => {
    const back: VariantHistory = {
      initial: DEFAULT_VARIANTS,
      changes: [
        { start: "2026-05-10", variants: answered },
        { start: "2026-05-20", variants: DEFAULT_VARIANTS },
      ],
    };
    expect(isMixed(KPIS.service_level, back, month("2026-05-01", "2026-06-01"))).toBe(true);
  });

  test("the days on which a KPI began to mean something else, with both meanings", () => {
    const year = month("2026-01-01", "2027-01-01");
    expect(definitionChanges(KPIS.service_level, HISTORY, year)).toEqual([
      { start: "2026-04-01", before: "offered:20", after: "answered:20" },
    ]);
    expect(definitionChanges(KPIS.ltv, HISTORY, year)).toEqual([
      { start: "2026-10-15", before: "margin", after: "revenue" },
    ]);
    expect(definitionChanges(KPIS.answer_rate, HISTORY, year)).toEqual([]);
    // On the first day of a range nothing in it was of the old meaning.
    expect(definitionChanges(KPIS.service_level, HISTORY, month("2026-04-01", "2027-01-01"))).toEqual([]);
    expect(definitionChanges(KPIS.service_level, HISTORY, month("2025-01-01", "2026-04-01"))).toEqual([]);
  });

  test("periods are cut into runs of one set of definitions", () => {
    const months = [
      month("2026-02-01", "2026-03-01"),
      month("2026-03-01", "2026-04-01"),
      month("2026-04-01", "2026-05-01"),
      month("2026-10-01", "2026-11-01"),
    ];
    expect(runsInForce(HISTORY, months).map(({ variants, buckets }) => [variants, buckets.length])).toEqual([
      [DEFAULT_VARIANTS, 2],
      [answered, 1],
      [capped, 1],
    ]);
    expect(runsInForce(HISTORY, [])).toEqual([]);
  });
});
