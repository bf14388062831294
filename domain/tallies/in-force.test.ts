import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { VariantHistory } from "@/domain/kpi/definitions";
import { EMPTY_TALLY, valueIn } from "@/domain/kpi/evaluate";
import { DEFAULT_VARIANTS, KPIS, type KpiId } from "@/domain/kpi/kpi";
import { cubeOf, type CubeRow } from "@/domain/tallies/cube";
import { tableInForce } from "@/domain/tallies/in-force";
import type { TallyQuery } from "@/domain/tallies/query";
import { daily, PLACES, record } from "@/domain/tallies/testing-rows";
import { addDays, DEFAULT_CALENDAR } from "@/domain/time/period";
import { JAPANESE_OFFICE } from "@/domain/time/work-calendar";

/** From 15 November on the service level is counted of answered calls, and the contact rate of orders. */
const HISTORY: VariantHistory = {
  initial: DEFAULT_VARIANTS,
  changes: [
    {
      start: "2026-11-15",
      variants: { ...DEFAULT_VARIANTS, serviceLevel: "answered" as const, contactBase: "orders" as const },
    },
  ],
};
const NOVEMBER = { from: "2026-11-01", until: "2026-12-01" };
const CALLS = { offered: 10, answered: 8, answered_in_threshold: 4 };

function figures(id: KpiId, rows: readonly CubeRow[], asked: Partial<TallyQuery> = {}) {
  const query: TallyQuery = {
    range: NOVEMBER,
    grain: "range",
    calendar: DEFAULT_CALENDAR,
    work: JAPANESE_OFFICE,
    kpis: [id],
    ...asked,
  };
  const base = [{ start: "2026-11-01", values: { active_customers: 100, orders: 50 } }];
  return tableInForce(cubeOf({ rows, base, places: PLACES }), query, HISTORY).cells.map((cell) => {
    const { value, reason, variant, used } = valueIn(
      { ...cell, tallies: { [id]: cell.tallies[id] ?? EMPTY_TALLY } },
      KPIS[id],
    );
    return { value, reason, variant, used };
  });
}
const days = (channel: "phone" | "other", from: string, count: number) => daily(channel, from, count, () => CALLS);

describe("a definition that changes inside a range", () => {
  test("concerns nobody who recorded on one side of it only", () => {
    expect(figures("service_level", days("phone", "2026-11-01", 10))).toEqual([
      { value: 0.4, reason: null, variant: "offered:20", used: 10 },
    ]);
    expect(figures("service_level", days("phone", "2026-11-16", 10))).toEqual([
      { value: 0.5, reason: null, variant: "answered:20", used: 10 },
    ]);
  });

  test("leaves no value where records were made under both", () => {
    expect(figures("service_level", days("phone", "2026-11-10", 10))).toMatchObject([
      { value: null, reason: "mixed_variant" },
    ]);
  });

  test("is judged for each channel by itself, and for each month", () => {
    const rows = [...days("phone", "2026-10-20", 20), ...days("other", "2026-10-20", 40)];
    const range = { from: "2026-10-01", until: "2026-12-01" };
    const held = { value: 0.4, reason: null, variant: "offered:20" };
    expect(figures("service_level", rows, { range, grain: "month", groupBy: "channel" })).toMatchObject([
      held,
      held,
      { value: null, reason: "mixed_variant" },
      held,
    ]);
  });

  test("holds for a longer record on its first day", () => {
    expect(figures("service_level", [record("phone", "2026-11-01", CALLS, "month")])).toMatchObject([
      { value: 0.4, variant: "offered:20" },
    ]);
    const row = record("phone", "2026-11-01", { offered: 10 }, "month");
    expect(figures("contact_rate", [row])).toMatchObject([{ value: 0.1, variant: "active" }]);
  });

  test("is nobody's whose records do not have what it needs", () => {
    const lacking = (day: string, values: typeof CALLS | Omit<typeof CALLS, "answered">) =>
      daily("phone", day, 10, () => values);
    const { answered: _, ...offered } = CALLS;
    // Complete only by the definition of before, which did not hold any more.
    const rows = [...days("phone", "2026-11-01", 10), ...lacking("2026-11-16", offered)];
    expect(figures("service_level", rows)).toMatchObject([{ value: null, reason: "mixed_variant" }]);
    const blank = [...days("phone", "2026-11-01", 10), ...daily("phone", "2026-11-16", 10, () => ({ offered: 10 }))];
    expect(figures("service_level", blank)).toMatchObject([{ value: 0.4, variant: "offered:20", used: 10 }]);
    expect(figures("service_level", lacking("2026-11-16", offered))).toMatchObject([{ value: null }]);
  });

  test("whatever days are recorded: mixed where some are on both sides, else by the one definition", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 6 }), (found) => {
        const rows = found.map((day) => record("phone", addDays("2026-11-01", day), CALLS));
        const before = found.some((day) => day < 14);
        const after = found.some((day) => day >= 14);
        const [figure] = figures("service_level", rows);
        const single = before ? 0.4 : 0.5;
        expect(figure?.value).toBe(before && after ? null : single);
      }),
    );
  });
});
