import { expect, test } from "vitest";
import { DEFAULT_CALENDAR, type Grain } from "@/domain/time/period";
import { axisLabel, periodDigits, rangeDigits } from "@/domain/time/short-label";

test.each([
  ["2026-07-01", "2026-08-01", "2026/07/01〜07/31", "1 Jul – 31 Jul 2026"],
  ["2025-07-02", "2025-08-02", "2025/07/02〜08/01", "2 Jul – 1 Aug 2025"],
  ["2025-12-29", "2026-01-05", "2025/12/29〜2026/01/04", "29 Dec 2025 – 4 Jan 2026"],
  ["2024-02-29", "2024-03-01", "2024/02/29", "29 Feb 2024"],
])("%s until %s", (from, until, ja, en) =>
  expect([rangeDigits({ from, until }, "ja"), rangeDigits({ from, until }, "en")]).toEqual([ja, en]),
);

test("a day carries its weekday", () => {
  expect([
    periodDigits({ from: "2026-07-01", until: "2026-07-02" }, "ja"),
    periodDigits({ from: "2026-07-01", until: "2026-07-02" }, "en"),
  ]).toEqual(["2026/07/01(水)", "Wed, 1 Jul 2026"]);
  expect(periodDigits({ from: "2026-07-01", until: "2026-08-01" }, "ja")).toBe("2026/07/01〜07/31");
});

test.each<[Grain, string, string]>([
  ["day", "3/31", "31 Mar"],
  ["month", "26/3", "Mar ’26"],
  ["quarter", "25年度Q4", "FY25 Q4"],
  ["fiscal_year", "2025年度", "FY2025"],
])("axis by %s", (grain, ja, en) =>
  expect([
    axisLabel("2026-03-31", grain, DEFAULT_CALENDAR, "ja"),
    axisLabel("2026-03-31", grain, DEFAULT_CALENDAR, "en"),
  ]).toEqual([ja, en]),
);

test("over more than a year, a day says which", () =>
  expect([
    axisLabel("2026-03-31", "week", DEFAULT_CALENDAR, "ja", true),
    axisLabel("2026-03-31", "day", DEFAULT_CALENDAR, "en", true),
  ]).toEqual(["26/3/31", "31 Mar ’26"]));
