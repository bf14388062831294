import { describe, expect, test } from "vitest";
import { comparablePart, elapsedOf } from "@/domain/time/elapsed";
import { previousOf, type Range, sameLastYear } from "@/domain/time/period";

const november = { from: "2026-11-01", until: "2026-12-01" };
const asOf = (today: string, todayRecorded = false) => ({ today, todayRecorded });

describe("the days of a range that are over", () => {
  test("up to yesterday; with today once it is recorded", () => {
    expect(elapsedOf(november, asOf("2026-11-23"))).toEqual({ from: "2026-11-01", until: "2026-11-23" });
    expect(elapsedOf(november, asOf("2026-11-23", true))).toEqual({ from: "2026-11-01", until: "2026-11-24" });
  });
  test("none on the first morning; none of a range that does not run", () => {
    expect(elapsedOf(november, asOf("2026-11-01"))).toBeNull();
    expect(elapsedOf(november, asOf("2026-11-01", true))).toEqual({ from: "2026-11-01", until: "2026-11-02" });
    expect(elapsedOf(november, asOf("2026-12-01"))).toBeNull();
    expect(elapsedOf(november, asOf("2026-10-31"))).toBeNull();
  });
});

describe("what a range may be held against", () => {
  const part = (range: typeof november, earlier: typeof november, today: string, recorded = false) =>
    comparablePart(range, earlier, asOf(today, recorded));

  test("a range that is over, or to come: the earlier one whole", () => {
    expect(part(november, previousOf(november), "2026-12-01")).toEqual({ from: "2026-10-01", until: "2026-11-01" });
    expect(part(november, previousOf(november), "2026-10-15")).toEqual({ from: "2026-10-01", until: "2026-11-01" });
  });
  test.each<[string, [Range, Range], string, boolean, Range]>([
    [
      "10 days of November, with 10 of October",
      [november, previousOf(november)],
      "2026-11-11",
      false,
      { from: "2026-10-01", until: "2026-10-11" },
    ],
    [
      "11 with today's record",
      [november, previousOf(november)],
      "2026-11-11",
      true,
      { from: "2026-10-01", until: "2026-10-12" },
    ],
    [
      "the same dates of the year before",
      [november, sameLastYear(november, false)],
      "2026-11-11",
      false,
      { from: "2025-11-01", until: "2025-11-11" },
    ],
    [
      "weekdays aligned: moved by 364 days, and cut",
      [november, sameLastYear(november, true)],
      "2026-11-11",
      false,
      { from: "2025-11-02", until: "2025-11-12" },
    ],
    [
      "53 days of a quarter",
      [
        { from: "2026-10-01", until: "2027-01-01" },
        { from: "2026-07-01", until: "2026-10-01" },
      ],
      "2026-11-23",
      false,
      { from: "2026-07-01", until: "2026-08-23" },
    ],
    [
      "three days of a week",
      [
        { from: "2026-11-16", until: "2026-11-23" },
        { from: "2026-11-09", until: "2026-11-16" },
      ],
      "2026-11-19",
      false,
      { from: "2026-11-09", until: "2026-11-12" },
    ],
    [
      "29 days of March: February has no more than 28",
      [
        { from: "2026-03-01", until: "2026-04-01" },
        { from: "2026-02-01", until: "2026-03-01" },
      ],
      "2026-03-30",
      false,
      { from: "2026-02-01", until: "2026-03-01" },
    ],
  ])("%s", (_, [range, earlier], today, recorded, expected) =>
    expect(part(range, earlier, today, recorded)).toEqual(expected),
  );

  test("nothing before a day is over", () => {
    expect(part(november, previousOf(november), "2026-11-01")).toBeNull();
    expect(
      part({ from: "2026-11-23", until: "2026-11-24" }, { from: "2026-11-22", until: "2026-11-23" }, "2026-11-23"),
    ).toBeNull();
  });
});
