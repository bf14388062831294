import { expect, it } from "vitest";
import { placeOf } from "../kpi/scale-geometry";
import { levelOf, stepsOf } from "./step-line";

it("stands on the same places as the turning scale", () => {
  for (const hits of [0, 1, 4, 5, 8]) expect(levelOf(hits)).toBe(placeOf(hits));
});
it("spaces runs by their dates", () => {
  const [a, b, c] = stepsOf(
    [
      { date: "2026-01-01", hits: 7 },
      { date: "2026-01-11", hits: 6 },
      { date: "2026-02-10", hits: 4 },
    ],
    10,
  );
  expect(a?.x).toBe(4);
  expect(b?.x).toBeCloseTo(27);
  expect(c?.x).toBe(96);
});
it("writes the last date always, and no two into each other", () => {
  const runs = ["2026-01-01", "2026-01-02", "2026-01-20", "2026-01-30", "2026-01-31"].map((date) => ({
    date,
    hits: 5,
  }));
  expect(stepsOf(runs, 15).map(({ labelled }) => labelled)).toEqual([true, false, true, false, true]);
});
it("puts a single run in the middle and takes none", () => {
  expect(stepsOf([{ date: "2026-01-01", hits: 5 }], 10)[0]?.x).toBe(50);
  expect(stepsOf([], 10)).toEqual([]);
});
