import { expect, it } from "vitest";
import { namesOf } from "./trend-lanes";

const OVER = { left: 0, right: 0 };

it("puts names that have room on the first lane, right of their lines", () => {
  expect(
    namesOf(
      [
        { at: 0, label: "FAQ公開" },
        { at: 45, label: "配送遅延" },
      ],
      420,
      OVER,
    ),
  ).toEqual([
    { lane: 0, side: "right" },
    { lane: 0, side: "right" },
  ]);
});
it("turns a name to the left where the right has no room", () => {
  expect(namesOf([{ at: 95, label: "配送遅延" }], 420, OVER)).toEqual([{ lane: 0, side: "left" }]);
});
it("moves names apart, and gives up where no lane is left", () => {
  const flags = ["FAQ公開", "配送遅延", "新商品", "臨時休業"].map((label) => ({ at: 0, label }));
  expect(namesOf(flags, 420, OVER).map((name) => name?.lane ?? null)).toEqual([0, 1, 2, null]);
});
it("leaves out a name longer than the chart", () => {
  expect(namesOf([{ at: 50, label: "とても長い名前のできごと" }], 100, OVER)).toEqual([null]);
});
