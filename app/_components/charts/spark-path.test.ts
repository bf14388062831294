import { expect, it } from "vitest";
import { dots, linePaths } from "./spark-path";

const BOX = { width: 96, height: 36, pad: 4 };

it("spans the box from the oldest at the left to the newest at the right, the highest on top", () => {
  expect(dots([1, 3, 2], BOX)).toEqual([
    { x: 4, y: 32 },
    { x: 48, y: 4 },
    { x: 92, y: 18 },
  ]);
});
it("leaves a gap where nothing was recorded, and never draws it as zero", () => {
  const points = dots([10, 12, null, 11, 13], BOX);
  expect(points[2]).toBeNull();
  expect(linePaths(points)).toHaveLength(2);
  expect(Math.max(...points.map((point) => point?.y ?? 0))).toBe(32);
});
it("draws a flat history in the middle and nothing at all for no history", () => {
  expect(dots([5, 5], BOX).map((point) => point?.y)).toEqual([18, 18]);
  expect(linePaths(dots([null, null], BOX))).toEqual([]);
  expect(dots([7], BOX)).toEqual([{ x: 92, y: 18 }]);
});
