import { describe, expect, it } from "vitest";
import { anchorOf, BANDS, placeOf, TICKS } from "./scale-geometry";

describe("the turning scale", () => {
  it("runs from eight hits at the left to none at the right", () => {
    const places = [8, 7, 6, 5, 4, 3, 2, 1, 0].map(placeOf);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(placeOf(8)).toBeCloseTo(100 / 18);
    expect(placeOf(4)).toBe(50);
    expect(placeOf(0)).toBeCloseTo(100 - 100 / 18);
  });
  it("has eight ticks, and the borders of the bands are ticks", () => {
    expect(TICKS).toHaveLength(8);
    expect(BANDS.map(({ band }) => band)).toEqual(["call_center", "transition", "customer_support"]);
    for (const { until } of BANDS.slice(0, -1)) expect(TICKS).toContain(until);
    expect(BANDS[0]?.from).toBe(0);
    expect(BANDS.at(-1)?.until).toBe(100);
  });
  it("puts five hits left and four hits right of the first border", () => {
    const border = BANDS[0]?.until ?? 0;
    expect(placeOf(5)).toBeLessThan(border);
    expect(placeOf(4)).toBeGreaterThan(border);
  });
  it("keeps a label inside the bar", () => {
    expect(anchorOf(placeOf(8), 12)).toBe("start");
    expect(anchorOf(placeOf(4), 12)).toBe("middle");
    expect(anchorOf(placeOf(0), 12)).toBe("end");
  });
});
