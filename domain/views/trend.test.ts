import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  buckets,
  DEFAULT_CALENDAR,
  daysIn,
  type Grain,
  type Range,
  sameLastYear,
  weekdayOf,
} from "@/domain/time/period";
import { heldRange } from "@/domain/time/comparison";
import {
  beforeOf,
  fittingGrain,
  readView,
  rowsViewSchema,
  trendViewSchema,
  usualGrain,
  usualRange,
} from "@/domain/views/trend";

const [A, B] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const read = (given: Record<string, string>) => readView(trendViewSchema, given);

describe("a trend's URL", () => {
  test("nothing asked: contacts, pooled, against the year before", () => {
    expect(read({})).toEqual({ view: { kpi: "contacts", by: "none", compare: "year", lines: "pool" }, ignored: [] });
  });

  test("comma lists are sets", () => {
    const { view, ignored } = read({
      teams: `${A},${B},${A}`,
      channels: B,
      kind: "phone,email",
      grain: "week",
      by: "kind",
      kpi: "answer_rate",
      align: "date",
    });
    expect(view).toMatchObject({
      teams: [A, B],
      channels: [B],
      kind: ["phone", "email"],
      grain: "week",
      by: "kind",
      kpi: "answer_rate",
      align: "date",
    });
    expect(ignored).toEqual([]);
  });

  test.each([
    ["kpi", "toString"],
    ["kpi", "hits"],
    ["grain", "hour"],
    ["by", "agent"],
    ["teams", "x,y"],
    ["teams", `${A},1`],
    ["kind", "fax"],
    ["compare", "best"],
    ["align", "1"],
    ["range", "soon"],
    ["lines", "9"],
  ])("%s=%s is left out and named", (key, value) => {
    const { view, ignored } = read({ [key]: value });
    expect(ignored).toEqual([key]);
    expect(view).toEqual(read({}).view);
  });

  test("rows: the page is a number from 1, the grain may be the range's", () => {
    expect(readView(rowsViewSchema, { page: "3", grain: "day" }).view).toMatchObject({ page: 3, grain: "day" });
    expect(readView(rowsViewSchema, { page: "0", grain: "hour" })).toEqual({
      view: { kpi: "contacts", grain: "range", page: 1 },
      ignored: ["grain", "page"],
    });
  });
});

describe("grain and range when none is asked for", () => {
  test.each<[string, string, Grain]>([
    ["2026-10-01", "2026-11-01", "day"],
    ["2026-04-01", "2027-04-01", "month"],
    ["2020-01-01", "2023-06-04", "quarter"],
  ])("%s to %s by %s", (from, until, grain) => {
    expect(usualGrain({ from, until })).toBe(grain);
  });

  test("a screen holds four years of days, not forty", () => {
    expect(fittingGrain("day", { from: "2020-01-01", until: "2023-06-05" }, DEFAULT_CALENDAR)).toBe("day");
    expect(fittingGrain("day", { from: "1990-01-01", until: "2030-01-01" }, DEFAULT_CALENDAR)).toBe("month");
    expect(fittingGrain("week", { from: "1990-01-01", until: "2030-01-01" }, DEFAULT_CALENDAR)).toBe("month");
  });

  test("a company whose records ended sees its last months, not an empty year", () => {
    expect(usualRange("month", "2026-11-23", { from: "2020-01-01", until: "2023-06-05" }, DEFAULT_CALENDAR)).toEqual({
      from: "2022-06-01",
      until: "2023-07-01",
    });
    expect(usualRange("month", "2026-11-23", null, DEFAULT_CALENDAR)).toEqual({
      from: "2025-11-01",
      until: "2026-12-01",
    });
    expect(usualRange("fiscal_year", "2026-11-23", null, DEFAULT_CALENDAR)).toEqual({
      from: "2022-04-01",
      until: "2027-04-01",
    });
  });
});

describe("the year before, weekdays aligned or by date", () => {
  const july: Range = { from: "2026-07-01", until: "2026-08-01" };

  test("aligned, July 2026 meets 2 July to 1 August 2025: the same weekdays", () => {
    expect(sameLastYear(july, true)).toEqual({ from: "2025-07-02", until: "2025-08-02" });
    expect(sameLastYear(july, false)).toEqual({ from: "2025-07-01", until: "2025-08-01" });
  });

  test.each([["2024-02-29"], ["2025-04-01"], ["2025-12-29"], ["2026-01-04"], ["2024-12-31"], ["2025-03-01"]])(
    "%s meets the same weekday, 364 days back",
    (day) => {
      const { from } = sameLastYear({ from: day, until: addDays(day, 1) }, true);
      expect(weekdayOf(from)).toBe(weekdayOf(day));
      expect(daysIn({ from, until: day })).toBe(364);
    },
  );

  test("by date, 29 February meets no day, and every later day its own date", () => {
    const range = { from: "2024-02-01", until: "2024-04-01" };
    const shown = buckets(range, "day", DEFAULT_CALENDAR);
    const { buckets: own, placeOf } = beforeOf(
      { shown, grain: "day", held: { range: sameLastYear(range, false), align: "date" } },
      DEFAULT_CALENDAR,
    );
    const met = (day: string) => own[placeOf[shown.findIndex(({ start }) => start === day)] ?? -1]?.start;
    expect([met("2024-02-28"), met("2024-02-29"), met("2024-03-01"), met("2024-03-31")]).toEqual([
      "2023-02-28",
      undefined,
      "2023-03-01",
      "2023-03-31",
    ]);
  });

  test("after 29 February, a day of 2025 looks for its date, not for its place", () => {
    const range = { from: "2025-02-01", until: "2025-04-01" };
    const shown = buckets(range, "day", DEFAULT_CALENDAR);
    const { buckets: own, placeOf } = beforeOf(
      { shown, grain: "day", held: { range: sameLastYear(range, false), align: "date" } },
      DEFAULT_CALENDAR,
    );
    expect(own[placeOf.at(-1) ?? -1]?.start).toBe("2024-03-31");
    expect(own).toHaveLength(60);
  });

  test.each<[Grain, string, string]>([
    ["day", "2025-12-29", "2026-01-05"],
    ["week", "2025-12-29", "2026-01-05"],
    ["month", "2026-07-01", "2026-10-01"],
    ["quarter", "2024-04-01", "2025-04-01"],
  ])(
    "aligned by %s, the compared periods follow each other and cover the range moved by 364 days",
    (grain, from, until) => {
      const range = { from, until };
      const shown = buckets(range, grain, DEFAULT_CALENDAR);
      const earlier = sameLastYear(range, true);
      const { buckets: own, placeOf } = beforeOf(
        { shown, grain, held: { range: earlier, align: "weekday" } },
        DEFAULT_CALENDAR,
      );
      expect(earlier).toEqual({ from: addDays(from, -364), until: addDays(until, -364) });
      expect([own[0]?.from, own.at(-1)?.until]).toEqual([earlier.from, earlier.until]);
      own.forEach((bucket, i) => i > 0 && expect(bucket.from).toBe(own[i - 1]?.until));
      expect(placeOf).toEqual(shown.map((_, i) => i));
    },
  );

  test("the previous month may be shorter: its missing days are nothing, not zero", () => {
    const range = { from: "2026-03-01", until: "2026-04-01" };
    const shown = buckets(range, "day", DEFAULT_CALENDAR);
    const { placeOf } = beforeOf(
      { shown, grain: "day", held: { range: { from: "2026-02-01", until: "2026-03-01" }, align: null } },
      DEFAULT_CALENDAR,
    );
    expect(placeOf.slice(27)).toEqual([27, null, null, null]);
  });

  test("each compared period is drawn once and in order, with its own day or at a place of its own, whatever the range and the way", () => {
    const asOf = { today: "2030-01-01", todayRecorded: false };
    const starts = Array.from({ length: 420 }, (_, i) => addDays("2024-01-15", i)).filter((_, i) => i % 4 === 0);
    const ranges = [
      ...starts.flatMap((from) => [1, 7, 29, 61].map((days) => ({ from, until: addDays(from, days) }))),
      ...["2024-02-01", "2025-02-01", "2025-01-01"].map((from) => ({ from, until: addMonths(from, 2) })),
      ...["2024-02-01", "2025-02-01", "2025-03-01"].map((from) => ({ from, until: addMonths(from, 1) })),
    ];
    for (const range of ranges)
      for (const asked of [
        { compare: "year", align: "date" },
        { compare: "year", align: "weekday" },
        { compare: "previous" },
      ] as const)
        for (const grain of ["day", "week", "month"] as const) {
          const held = heldRange(range, asked, asOf);
          if (!held) throw new Error("nothing to compare with");
          const shown = buckets(range, grain, DEFAULT_CALENDAR);
          const { buckets: own, placeOf, unmet } = beforeOf({ shown, grain, held }, DEFAULT_CALENDAR);
          const drawn = Array.from({ length: shown.length + 1 }, (_, i) => [
            ...unmet.filter(({ at }) => at === i).map(({ place }) => place),
            placeOf[i] ?? null,
          ]).flat();
          expect(drawn.filter((place) => place !== null)).toEqual(own.map((_, place) => place));
          expect([own[0]?.from, own.at(-1)?.until]).toEqual([held.range.from, held.range.until]);
        }
  });

  test("the leap day of the year before stands between the 28th and 1 March", () => {
    const range = { from: "2025-02-01", until: "2025-04-01" };
    const shown = buckets(range, "day", DEFAULT_CALENDAR);
    const { buckets: own, unmet } = beforeOf(
      { shown, grain: "day", held: { range: sameLastYear(range, false), align: "date" } },
      DEFAULT_CALENDAR,
    );
    expect(unmet.map(({ place, at }) => [own[place]?.start, shown[at]?.start])).toEqual([["2024-02-29", "2025-03-01"]]);
  });
});
