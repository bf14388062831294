import { expect, test } from "vitest";
import { heldAxisLabel, heldLabel } from "@/domain/time/label";
import { buckets, DEFAULT_CALENDAR, type Grain } from "@/domain/time/period";
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

test.each<[Grain, string, string, string, string]>([
  [
    "week",
    "2025年10月27日の週(2025/10/29〜11/02のみ)",
    "Week of 27 Oct 2025 (29 Oct – 2 Nov 2025 only)",
    "10/27(一部)",
    "27 Oct (part)",
  ],
  [
    "month",
    "2025年10月(2025/10/29〜10/31のみ)",
    "Oct 2025 (29 Oct – 31 Oct 2025 only)",
    "25/10(一部)",
    "Oct ’25 (part)",
  ],
  [
    "quarter",
    "2025年度 第3四半期(2025/10/29〜11/09のみ)",
    "FY2025 Q3 (29 Oct – 9 Nov 2025 only)",
    "25年度Q3(一部)",
    "FY25 Q3 (part)",
  ],
  [
    "fiscal_year",
    "2025年度(2025/10/29〜11/09のみ)",
    "FY2025 (29 Oct – 9 Nov 2025 only)",
    "2025年度(一部)",
    "FY2025 (part)",
  ],
])("a %s that the range cuts says which days it holds", (grain, ja, en, jaAxis, enAxis) => {
  const [first] = buckets({ from: "2025-10-29", until: "2025-11-10" }, grain, DEFAULT_CALENDAR);
  const bucket = first ?? expect.unreachable();
  expect([
    heldLabel(bucket, grain, DEFAULT_CALENDAR, "ja"),
    heldLabel(bucket, grain, DEFAULT_CALENDAR, "en"),
    heldAxisLabel(bucket, grain, DEFAULT_CALENDAR, "ja"),
    heldAxisLabel(bucket, grain, DEFAULT_CALENDAR, "en"),
  ]).toEqual([ja, en, jaAxis, enAxis]);
});

test("a whole period is named alone", () => {
  const [, second] = buckets({ from: "2025-10-29", until: "2025-11-10" }, "week", DEFAULT_CALENDAR);
  const bucket = second ?? expect.unreachable();
  expect(heldLabel(bucket, "week", DEFAULT_CALENDAR, "ja")).toBe("2025年11月3日の週");
  expect(heldAxisLabel(bucket, "week", DEFAULT_CALENDAR, "ja")).toBe("11/3");
});

test("over more than a year, a day says which", () =>
  expect([
    axisLabel("2026-03-31", "week", DEFAULT_CALENDAR, "ja", true),
    axisLabel("2026-03-31", "day", DEFAULT_CALENDAR, "en", true),
  ]).toEqual(["26/3/31", "31 Mar ’26"]));
