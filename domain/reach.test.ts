import { describe, expect, test } from "vitest";
import { DEFAULT_CALENDAR } from "@/domain/time/period";
import { PRESETS, presetRange } from "@/domain/time/preset";
import { reachOn, withinReach } from "@/domain/reach";
import { mostPoints } from "@/domain/views/trend";
import { isCut, isRangeText, rangeOfText } from "@/domain/views/view";

const TODAY = "2026-11-23";

describe("the days that can be asked about", () => {
  test("begin with what can be kept and end as far ahead as a plan", () => {
    expect(reachOn(TODAY)).toEqual({ from: "2000-01-01", until: "2036-12-01" });
    expect(withinReach({ from: "1900-01-01", until: "2200-01-01" }, TODAY)).toEqual(reachOn(TODAY));
    expect(withinReach({ from: "1999-12-31", until: "2000-01-02" }, TODAY)).toEqual({
      from: "2000-01-01",
      until: "2000-01-02",
    });
    expect(withinReach({ from: "1990-01-01", until: "2000-01-01" }, TODAY)).toBeNull();
    expect(withinReach({ from: "2036-12-01", until: "2036-12-02" }, TODAY)).toBeNull();
  });

  test("cut a range in a URL, and say so; what is a range at all does not hang on the day", () => {
    expect(rangeOfText("1900-01-01..2199-12-31", TODAY, DEFAULT_CALENDAR)).toEqual(reachOn(TODAY));
    expect(rangeOfText("1950-05", TODAY, DEFAULT_CALENDAR)).toBeNull();
    expect(
      ["1900-01-01..2199-12-31", "1950-05", "2000-01", "2026-11", "last_month", "2026-02-30..2026-03-01"].map((text) =>
        isCut(text, TODAY),
      ),
    ).toEqual([true, true, false, false, false, false]);
    expect(["1950-05", "last_month", "2026-02-30..2026-03-01"].map(isRangeText)).toEqual([true, true, false]);
  });

  test("leave every named range whole", () => {
    for (const preset of PRESETS)
      expect(rangeOfText(preset, TODAY, DEFAULT_CALENDAR)).toEqual(presetRange(preset, TODAY, DEFAULT_CALENDAR));
  });
});

test("the more lines, the fewer points each: never more figures than a page can hold", () => {
  expect([0, 1, 5, 7, 25].map(mostPoints)).toEqual([1_500, 1_500, 1_500, 1_428, 400]);
});
