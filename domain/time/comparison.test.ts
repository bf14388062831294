import { describe, expect, test } from "vitest";
import { ALIGNS } from "@/domain/time/comparison-kind";
import { heldRange, usualAlign } from "@/domain/time/comparison";
import { addDays, addMonths, daysIn, type LocalDate, type Range, weekdayOf } from "@/domain/time/period";

const OVER = { today: "2027-12-31", todayRecorded: false };
const span = (from: LocalDate, days: number): Range => ({ from, until: addDays(from, days) });
const months = (from: LocalDate, many: number): Range => ({ from, until: addMonths(from, many) });

/** Ranges of days over two leap days, and of whole months. */
const DAYS = Array.from({ length: 760 }, (_, i) => addDays("2023-12-20", i)).flatMap((from, i) =>
  [1, 2, 7, 28, 45, 59, 61].filter((_, at) => (i + at) % 3 === 0).map((days) => span(from, days)),
);
const MONTHS = Array.from({ length: 40 }, (_, i) => addMonths("2023-01-01", i)).flatMap((from) =>
  [1, 3, 12].map((many) => months(from, many)),
);
const RANGES = [...DAYS, ...MONTHS];

const wholeMonths = ({ from, until }: Range): LocalDate[] => {
  const found: LocalDate[] = [];
  const first = from.endsWith("-01") ? from : addMonths(`${from.slice(0, 7)}-01`, 1);
  for (let month = first; addMonths(month, 1) <= until; month = addMonths(month, 1)) found.push(month);
  return found;
};

describe("the year before, decided by the range", () => {
  test("months, quarters and years keep their dates; any other range its weekdays", () => {
    expect(MONTHS.filter((range) => usualAlign(range) !== "date")).toEqual([]);
    expect(usualAlign(span("2026-07-01", 31))).toBe("date");
    expect([span("2026-07-01", 30), span("2026-07-02", 31), span("2026-07-06", 7)].map(usualAlign)).toEqual([
      "weekday",
      "weekday",
      "weekday",
    ]);
  });

  test("unasked is as asked for in the usual way; asked for, the other way is had, and both are told", () => {
    for (const range of RANGES) {
      const usual = heldRange(range, { compare: "year" }, OVER);
      expect(usual).toEqual(heldRange(range, { compare: "year", align: usualAlign(range) }, OVER));
      for (const align of ALIGNS) {
        const held = heldRange(range, { compare: "year", align }, OVER);
        expect([held?.align, held?.before, held?.range]).toEqual([align, usual?.ways?.[align], usual?.ways?.[align]]);
      }
    }
  });

  test("aligned, every day meets its weekday 364 days back, and there are as many", () => {
    for (const range of RANGES) {
      const before = heldRange(range, { compare: "year", align: "weekday" }, OVER)?.before;
      expect(before && [daysIn(before), weekdayOf(before.from), addDays(before.from, 364)]).toEqual([
        daysIn(range),
        weekdayOf(range.from),
        range.from,
      ]);
    }
  });

  test("by date months meet months, and first and last day their own dates", () => {
    for (const range of MONTHS)
      expect(heldRange(range, { compare: "year" }, OVER)).toMatchObject({
        align: "date",
        before: { from: addMonths(range.from, -12), until: addMonths(range.until, -12) },
      });
    for (const range of DAYS) {
      const before = heldRange(range, { compare: "year", align: "date" }, OVER)?.before;
      expect(before && [before.from, addDays(before.until, -1)]).toEqual([
        addMonths(range.from, -12),
        addMonths(addDays(range.until, -1), -12),
      ]);
    }
  });

  test("what is counted by the month meets the same months a year before, or nothing", () => {
    for (const range of RANGES)
      for (const align of ALIGNS) {
        const held = heldRange(range, { compare: "year", align }, OVER);
        if (!held?.before) throw new Error("nothing is over");
        const met = held.months === undefined ? held.before : held.months;
        expect(met ? wholeMonths(met) : []).toEqual(wholeMonths(range).map((month) => addMonths(month, -12)));
      }
  });

  test("July of one Wednesday on: of a KPI of the customer base dates meet dates, whatever is asked", () => {
    const july = months("2026-07-01", 1);
    const held = heldRange(july, { compare: "year", align: "weekday" }, OVER);
    expect(held).toMatchObject({
      before: { from: "2025-07-02", until: "2025-08-02" },
      months: months("2025-07-01", 1),
    });
    expect(heldRange(july, { compare: "year", align: "weekday" }, OVER, true)).toMatchObject({
      align: "date",
      before: months("2025-07-01", 1),
      ways: null,
    });
  });
});

describe("while a range runs", () => {
  const running = (range: Range, today: LocalDate, asked: object = {}) =>
    heldRange(range, { compare: "year", ...asked }, { today, todayRecorded: false });

  test("what is over meets its dates, or its weekdays; the range itself keeps both ends", () => {
    expect(running(months("2026-11-01", 1), "2026-11-23")).toMatchObject({
      range: months("2025-11-01", 1),
      before: { from: "2025-11-01", until: "2025-11-23" },
      ways: { weekday: { from: "2025-11-02", until: "2025-11-24" } },
      elapsed: { from: "2026-11-01", until: "2026-11-23" },
    });
    expect(running(span("2026-11-16", 7), "2026-11-19")).toMatchObject({
      align: "weekday",
      before: { from: "2025-11-17", until: "2025-11-20" },
    });
  });
  test("by date a leap day that is over makes it a day longer than what it meets", () => {
    expect(running(months("2024-01-01", 3), "2024-03-11")?.before).toEqual({ from: "2023-01-01", until: "2023-03-11" });
    expect(running(months("2025-01-01", 3), "2025-03-11")?.before).toEqual({ from: "2024-01-01", until: "2024-03-11" });
  });
  test("nothing is met before a day is over", () => {
    expect(running(months("2026-11-01", 1), "2026-11-01")).toMatchObject({ before: null, elapsed: null });
  });
  test("the months that are over meet theirs", () => {
    expect(running(months("2026-04-01", 12), "2026-11-23", { align: "weekday" })?.months).toEqual(
      months("2025-04-01", 7),
    );
  });
});

test("just before, and none: there is no way to choose", () => {
  const october = months("2026-10-01", 1);
  expect(heldRange(october, { compare: "previous" }, OVER)).toMatchObject({
    range: months("2026-09-01", 1),
    before: months("2026-09-01", 1),
    align: null,
    ways: null,
  });
  expect(heldRange(october, { compare: "year" }, OVER)?.before).toEqual(months("2025-10-01", 1));
  expect(heldRange(october, { compare: "none" }, OVER)).toBeNull();
});
