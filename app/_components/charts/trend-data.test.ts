import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundSeries } from "./bound-series";
import {
  acrossOf,
  apart,
  eventsIn,
  heightOf,
  indexOfDate,
  lonePoints,
  rowsOf,
  scaleOf,
  spanOfEvent,
  stretchesOfBound,
} from "./trend-data";

describe("the axis", () => {
  it("starts at zero and steps roundly", () => {
    expect(scaleOf([5120, 3640])).toEqual({ min: 0, max: 6000, ticks: [0, 1500, 3000, 4500, 6000] });
    expect(scaleOf([0.91, 0.88]).ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(scaleOf([0.87, 0.933], { near: true })).toEqual({
      min: 0.86,
      max: 0.94,
      ticks: [0.86, 0.88, 0.9, 0.92, 0.94],
    });
    expect(scaleOf([], { near: true })).toEqual(scaleOf([]));
    expect(scaleOf([-12, 30]).ticks).toEqual([-15, 0, 15, 30, 45]);
    expect(scaleOf([1, 2], { whole: true }).ticks).toEqual([0, 1, 2, 3, 4]);
    expect(scaleOf([-30, -5]).ticks).toEqual([-32, -24, -16, -8, 0]);
  });
  it("has a height even for nothing and for zeros", () => {
    for (const values of [[], [null], [0, 0]]) {
      const { min, max } = scaleOf(values);
      expect(max).toBeGreaterThan(min);
    }
  });
  it("holds every value, from zero, in four steps", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 20 }), (raw) => {
        const values = raw.map((value) => (Math.abs(value) < 1e-6 ? 0 : value));
        const scale = scaleOf(values);
        expect(scale.min).toBeLessThanOrEqual(0);
        expect(scale.max).toBeGreaterThanOrEqual(0);
        expect(scale.ticks).toHaveLength(5);
        expect(scale.ticks).toContain(0);
        for (const value of values) {
          expect(heightOf(value, scale)).toBeGreaterThanOrEqual(-1e-6);
          expect(heightOf(value, scale)).toBeLessThanOrEqual(100 + 1e-6);
        }
      }),
    );
  });
});

describe("places", () => {
  const keys = ["2026-03-01", "2026-04-01", "2026-05-01"];
  it("puts a date between the periods around it", () => {
    expect(indexOfDate("2026-04-01", keys)).toBe(1);
    expect(indexOfDate("2026-04-16", keys)).toBe(1.5);
    expect(indexOfDate("2026-05-20", keys)).toBe(2);
  });
  it("leaves out what lies before the first or after the last", () => {
    expect(indexOfDate("2026-02-28", keys)).toBeNull();
    expect(indexOfDate("2026-06-20", keys)).toBeNull();
    expect(indexOfDate("2026-06-20", [])).toBeNull();
  });
  it("spreads periods from edge to edge", () => {
    expect([0, 1, 2].map((i) => acrossOf(i, 3))).toEqual([0, 50, 100]);
    expect(acrossOf(0, 1)).toBe(50);
  });
});

describe("rows for the chart library", () => {
  const point = (label: string, value: number | null, running = false) => ({ key: label, label, value, running });
  it("draws the running period as a line of its own, from the last finished point", () => {
    const rows = rowsOf([{ label: "今年", points: [point("9", 10), point("10", 12), point("11", 5, true)] }], {
      label: "前年",
      points: [point("9", 8), point("10", null), point("11", 9)],
    });
    expect(rows.map(({ s0 }) => s0)).toEqual([10, 12, null]);
    expect(rows.map(({ r0 }) => r0)).toEqual([null, 12, 5]);
    expect(rows.map(({ before }) => before)).toEqual([8, null, 9]);
  });
  it("never bridges a gap and never writes a zero for it", () => {
    const rows = rowsOf([{ label: "今年", points: [point("9", 10), point("10", null), point("11", 5, true)] }]);
    expect(rows.map(({ s0, r0 }) => [s0, r0])).toEqual([
      [10, null],
      [null, null],
      [null, 5],
    ]);
  });
  it("finds the points no line reaches", () =>
    expect(lonePoints([1, null, 2, 3, null, 4].map((value) => ({ value })))).toEqual([0, 5]));
  it("joins nothing across a change of definition, and dashes no way to the running period over it", () => {
    const of = (definition: string, value: number | null, running = false) => ({
      ...point(definition, value, running),
      of: definition,
    });
    expect(
      rowsOf([{ label: "SL", points: [of("a", 1), of("a", 2), of("b", 3), of("b", 4), of("a", 5, true)] }]).map(
        ({ s0, o0, r0 }) => [s0, o0 ?? null, r0],
      ),
    ).toEqual([
      [1, null, null],
      [2, null, null],
      [null, 3, null],
      [null, 4, null],
      [null, null, 5],
    ]);
    // The period of the change has no value: the line breaks there by itself, and on its other side stays apart.
    expect(
      rowsOf([{ label: "SL", points: [of("a", 1), of("b", null), of("b", 3)] }]).map(({ s0, o0 }) => [s0, o0 ?? null]),
    ).toEqual([
      [1, null],
      [null, null],
      [null, 3],
    ]);
    expect(lonePoints([of("a", 1), of("b", 2), of("b", 3)])).toEqual([0]);
  });
});

describe("labels at the line's end", () => {
  it("are moved apart, keep their order and stay on the chart", () => {
    expect(apart([50, 52], 30, 200)).toEqual([50, 80]);
    expect(apart([198, 196], 30, 200)).toEqual([200, 170]);
    expect(apart([10, 100], 30, 200)).toEqual([10, 100]);
  });
});

describe("events of many days", () => {
  const keys = ["2026-03-01", "2026-04-01", "2026-05-01"];
  const event = (date: string, until?: string) => ({
    date,
    until: until ?? null,
    day: date,
    label: "Sale",
    kind: "campaign" as const,
  });

  it("reach from their start to their end, cut to the periods drawn", () => {
    expect(spanOfEvent(event("2026-03-01", "2026-04-16"), keys)).toEqual({ from: 0, until: 1.5 });
    expect(spanOfEvent(event("2026-01-10", "2026-04-01"), keys)).toEqual({ from: 0, until: 1 });
    expect(spanOfEvent(event("2026-04-01", "2027-01-01"), keys)).toEqual({ from: 1, until: 2 });
    expect(spanOfEvent(event("2026-04-16"), keys)).toEqual({ from: 1.5, until: 1.5 });
    expect([
      spanOfEvent(event("2026-01-10"), keys),
      spanOfEvent(event("2026-01-10", "2026-03-01"), keys),
      spanOfEvent(event("2026-07-01", "2026-08-01"), keys),
      spanOfEvent(event("2026-04-01"), []),
    ]).toEqual([null, null, null, null]);
  });

  it("are named in every period they touch", () => {
    const named = (one: ReturnType<typeof event>) => keys.map((_, i) => eventsIn([one], keys, i).length);
    expect(named(event("2026-03-20", "2026-04-02"))).toEqual([1, 1, 0]);
    expect(named(event("2026-03-20", "2026-04-01"))).toEqual([1, 0, 0]);
    expect(named(event("2026-01-01", "2026-12-01"))).toEqual([1, 1, 1]);
    expect(named(event("2026-03-20"))).toEqual([1, 0, 0]);
    expect(named(event("2026-05-30"))).toEqual([0, 0, 1]);
  });
});

describe("targets", () => {
  const stretches = (...values: (number | null)[]) =>
    stretchesOfBound(values.map((value) => ({ value }))).map(({ from, until, value }) => [from, until, value]);
  it("hold in steps around their periods, begin anew where they change, and leave out where there is none", () => {
    expect(stretches(5, 5, 7)).toEqual([
      [0, 1.5, 5],
      [1.5, 2, 7],
    ]);
    expect(stretches(null, 5, null, 5)).toEqual([
      [0.5, 1.5, 5],
      [2.5, 3, 5],
    ]);
    expect([stretches(5), stretches(null), stretches()]).toEqual([[[0, 1, 5]], [], []]);
  });

  it("are one line of one bound, two of a band, none where nothing was asked", () => {
    const words = { one: "目標", high: "上限", low: "下限", none: "なし" };
    const drawn = (...targets: ({ low: number | null; high: number | null } | null)[]) =>
      boundSeries(
        words,
        targets.map((target, i) => ({ key: `${i}`, label: `${i}`, target })),
      ).map(({ label, points }) => [label, ...points.map(({ value }) => value)]);
    expect(drawn({ low: 0.9, high: null }, null, { low: null, high: 30 })).toEqual([["目標", 0.9, null, 30]]);
    expect(drawn({ low: 0.7, high: 0.85 }, null, { low: 0.75, high: null })).toEqual([
      ["上限", 0.85, null, null],
      ["下限", 0.7, null, 0.75],
    ]);
    expect(drawn(null, null)).toEqual([]);
  });
});
