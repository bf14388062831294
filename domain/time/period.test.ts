import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { DomainError } from "@/domain/errors";
import {
  addDays,
  addMonths,
  buckets,
  bucketStart,
  daysIn,
  DEFAULT_CALENDAR,
  fiscalQuarterOf,
  fiscalYearOf,
  isLocalDate,
  isoWeekOf,
  isRunning,
  isZone,
  nextBucket,
  previousOf,
  rangeOf,
  sameLastYear,
  today,
  type Calendar,
} from "@/domain/time/period";
import { bucketLabel, dateLabel, rangeLabel } from "@/domain/time/label";
import { presetRange, PRESETS, stepRange } from "@/domain/time/preset";

const CAL = DEFAULT_CALENDAR;
const SUNDAY: Calendar = { ...CAL, weekStart: "sunday" };

describe("today", () => {
  it("is the tenant's date, whatever the server's clock zone", () => {
    expect(today(new Date("2025-03-31T14:59:59Z"), "Asia/Tokyo")).toBe("2025-03-31");
    expect(today(new Date("2025-03-31T15:00:00Z"), "Asia/Tokyo")).toBe("2025-04-01");
    expect(today(new Date("2025-03-31T15:00:00Z"), "America/New_York")).toBe("2025-03-31");
    expect(() => today(new Date(0), "Asia/Nowhere")).toThrow(DomainError);
    expect(isZone("Asia/Tokyo")).toBe(true);
  });
});

describe("buckets", () => {
  it("start where the calendar says", () => {
    expect(bucketStart("2025-04-06", "week", CAL)).toBe("2025-03-31");
    expect(bucketStart("2025-04-06", "week", SUNDAY)).toBe("2025-04-06");
    expect(bucketStart("2025-04-05", "week", SUNDAY)).toBe("2025-03-30");
    expect(bucketStart("2026-02-28", "quarter", CAL)).toBe("2026-01-01");
    expect(bucketStart("2026-03-31", "fiscal_year", CAL)).toBe("2025-04-01");
    expect(bucketStart("2026-03-31", "fiscal_year", { ...CAL, fiscalStartMonth: 1 })).toBe("2026-01-01");
    expect(bucketStart("2026-01-15", "quarter", { ...CAL, fiscalStartMonth: 2 })).toBe("2025-11-01");
    expect(nextBucket("2024-02-29", "month", CAL)).toBe("2024-03-01");
    expect(nextBucket("2025-12-31", "week", CAL)).toBe("2026-01-05");
  });

  it("cover the range without gap or overlap, clipped at its ends", () => {
    for (const grain of ["day", "week", "month", "quarter", "fiscal_year"] as const) {
      const range = { from: "2023-12-29", until: "2026-02-11" };
      const found = buckets(range, grain, CAL);
      expect(found[0]?.from).toBe(range.from);
      expect(found.at(-1)?.until).toBe(range.until);
      for (const [i, bucket] of found.entries()) {
        expect(bucket.from < bucket.until).toBe(true);
        if (i > 0) expect(bucket.from).toBe(found[i - 1]?.until);
        expect(bucket.partial).toBe(
          bucket.from !== bucket.start || bucket.until !== nextBucket(bucket.start, grain, CAL),
        );
      }
      expect(found.reduce((sum, bucket) => sum + daysIn(bucket), 0)).toBe(daysIn(range));
    }
    expect(buckets({ from: "2025-01-01", until: "2025-01-01" }, "day", CAL)).toEqual([]);
  });
});

describe("the fiscal year", () => {
  it("turns between 31 March and 1 April", () => {
    expect([fiscalYearOf("2026-03-31", CAL), fiscalQuarterOf("2026-03-31", CAL)]).toEqual([2025, 4]);
    expect([fiscalYearOf("2026-04-01", CAL), fiscalQuarterOf("2026-04-01", CAL)]).toEqual([2026, 1]);
  });

  it("is labelled by the year it starts in", () => {
    expect(bucketLabel("2025-04-01", "fiscal_year", CAL, "ja")).toBe("2025年度");
    expect(bucketLabel("2026-01-01", "quarter", CAL, "ja")).toBe("2025年度 第4四半期");
    expect(bucketLabel("2026-01-01", "quarter", CAL, "en")).toBe("FY2025 Q4");
    expect(bucketLabel("2025-04-01", "month", CAL, "ja")).toBe("2025年4月");
    expect(bucketLabel("2025-04-07", "week", CAL, "ja")).toBe("2025年4月7日の週");
    expect(dateLabel("2025-04-01", "ja")).toBe("2025年4月1日(火)");
    expect(rangeLabel({ from: "2025-04-01", until: "2025-05-01" }, "en")).toBe("Tue, 1 Apr 2025 – Wed, 30 Apr 2025");
    expect(rangeLabel({ from: "2025-04-01", until: "2025-04-02" }, "ja")).toBe("2025年4月1日(火)");
  });
});

describe("ISO weeks", () => {
  it.each([
    ["2021-01-01", 2020, 53],
    ["2020-12-31", 2020, 53],
    ["2021-01-04", 2021, 1],
    ["2024-12-30", 2025, 1],
    ["2026-12-31", 2026, 53],
    ["2027-01-03", 2026, 53],
  ])("%s is week %d-%d", (date, year, week) => expect(isoWeekOf(date)).toEqual({ year, week }));
});

describe("comparison ranges", () => {
  it("step whole months by months and others by days", () => {
    expect(previousOf({ from: "2025-03-01", until: "2025-04-01" })).toEqual({
      from: "2025-02-01",
      until: "2025-03-01",
    });
    expect(previousOf({ from: "2025-04-01", until: "2025-07-01" })).toEqual({
      from: "2025-01-01",
      until: "2025-04-01",
    });
    expect(previousOf({ from: "2025-03-03", until: "2025-03-10" })).toEqual({
      from: "2025-02-24",
      until: "2025-03-03",
    });
  });

  it("align weekdays, or keep the date, a year back", () => {
    expect(sameLastYear({ from: "2025-04-07", until: "2025-04-14" }, true)).toEqual({
      from: "2024-04-08",
      until: "2024-04-15",
    });
    expect(sameLastYear({ from: "2025-04-01", until: "2025-05-01" }, false)).toEqual({
      from: "2024-04-01",
      until: "2024-05-01",
    });
    expect(sameLastYear({ from: "2024-02-28", until: "2024-02-29" }, false)).toEqual({
      from: "2023-02-28",
      until: "2023-03-01",
    });
    expect(sameLastYear({ from: "2024-02-29", until: "2024-03-01" }, false)).toEqual({
      from: "2023-02-28",
      until: "2023-03-01",
    });
    expect(sameLastYear({ from: "2024-02-01", until: "2024-03-01" }, false)).toEqual({
      from: "2023-02-01",
      until: "2023-03-01",
    });
  });

  it("know a running bucket", () => {
    const april = { from: "2025-04-01", until: "2025-05-01" };
    expect([
      isRunning(april, "2025-03-31"),
      isRunning(april, "2025-04-01"),
      isRunning(april, "2025-04-30"),
      isRunning(april, "2025-05-01"),
    ]).toEqual([false, true, true, false]);
  });

  it("refuse nonsense", () => {
    expect(() => rangeOf("2025-02-29", "2025-03-01")).toThrow("invalid_range");
    expect(() => rangeOf("2025-03-02", "2025-03-01")).toThrow(DomainError);
    expect(() => bucketStart("yesterday", "day", CAL)).toThrow("invalid_date");
    expect([
      isLocalDate("2025-02-29"),
      isLocalDate("2025-2-9"),
      isLocalDate("2024-02-29"),
      isLocalDate(20250101),
    ]).toEqual([false, false, true, false]);
    expect(["0000-01-01", "0001-01-01", "1899-12-31", "2200-01-01", "275760-09-13"].filter(isLocalDate)).toEqual([]);
  });
});

describe("presets", () => {
  it.each([
    ["today", "2026-04-01", "2026-04-02"],
    ["yesterday", "2026-03-31", "2026-04-01"],
    ["this_week", "2026-03-30", "2026-04-06"],
    ["last_week", "2026-03-23", "2026-03-30"],
    ["this_month", "2026-04-01", "2026-05-01"],
    ["last_month", "2026-03-01", "2026-04-01"],
    ["this_quarter", "2026-04-01", "2026-07-01"],
    ["last_quarter", "2026-01-01", "2026-04-01"],
    ["this_fiscal_year", "2026-04-01", "2027-04-01"],
    ["last_fiscal_year", "2025-04-01", "2026-04-01"],
    ["last_13_months", "2025-04-01", "2026-05-01"],
  ] as const)("%s", (preset, from, until) => expect(presetRange(preset, "2026-04-01", CAL)).toEqual({ from, until }));

  it("are all covered, and step to their neighbours and back", () => {
    for (const preset of PRESETS) {
      const range = presetRange(preset, "2026-04-15", CAL);
      expect(stepRange(stepRange(range, 1, CAL), -1, CAL), preset).toEqual(range);
    }
    expect(stepRange({ from: "2025-02-01", until: "2025-03-01" }, 1, CAL)).toEqual({
      from: "2025-03-01",
      until: "2025-04-01",
    });
  });
});

it("days and months are counted as Temporal counts them", () => {
  const dates = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(dates, dates, fc.integer({ min: -500, max: 500 }), (one, two, steps) => {
      const day = Temporal.PlainDate.from(one);
      expect(addMonths(one, steps)).toBe(day.add({ months: steps }).toString());
      expect(addDays(one, steps)).toBe(day.add({ days: steps }).toString());
      expect(daysIn({ from: one, until: two })).toBe(
        day.until(Temporal.PlainDate.from(two), { largestUnit: "day" }).days,
      );
    }),
  );
  expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
  for (const broken of ["2025-02-30", "2025-1-1", ""])
    expect(() => [
      addMonths(broken, 1),
      bucketStart(broken, "month", CAL),
      daysIn({ from: broken, until: broken }),
    ]).toThrow(DomainError);
});
