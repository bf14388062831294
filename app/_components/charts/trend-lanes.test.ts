import { expect, it } from "vitest";
import { laneOf } from "./trend-lanes";

it("keeps names that have room on the first lane", () => {
  expect(laneOf([{ at: 0, label: "FAQ公開" }, { at: 45, label: "配送遅延" }])).toEqual([0, 0]);
});
it("moves a name that would run into another one down, and gives up after three", () => {
  const flags = ["FAQ公開", "配送遅延", "新商品", "臨時休業"].map((label) => ({ at: 20, label }));
  expect(laneOf(flags)).toEqual([0, 1, 2, null]);
});
