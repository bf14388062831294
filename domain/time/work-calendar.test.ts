import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  businessDates,
  businessDays,
  businessMinutes,
  calendarMinutes,
  holidayOf,
  isBusinessDay,
  JAPANESE_OFFICE,
  type WorkCalendar,
} from "@/domain/time/work-calendar";
import { addDays } from "@/domain/time/period";
import { firstResponseTime, resolutionTimes } from "@/domain/inquiries/times";

const HOURS = [{ open: "09:00", close: "18:00" }];
const minutes = (from: string, until: string, work: WorkCalendar = JAPANESE_OFFICE, hours = HOURS) =>
  businessMinutes(new Date(from), new Date(until), { hours, work, zone: "Asia/Tokyo" });

describe("Japanese holidays", () => {
  it("know substitutes, one-offs and the day between", () => {
    expect(holidayOf("2025-05-06")?.ja).toContain("振替休日");
    expect(holidayOf("2019-05-01")).not.toBeNull();
    expect(holidayOf("2026-09-22")?.ja).toContain("休日");
    expect(holidayOf("2025-05-07")).toBeNull();
    expect(holidayOf("toString")).toBeNull();
  });

  it("are not worked, unless opened; closing days are not either", () => {
    expect(isBusinessDay("2025-05-05", JAPANESE_OFFICE)).toBe(false);
    expect(isBusinessDay("2025-05-05", { ...JAPANESE_OFFICE, opened: ["2025-05-05"] })).toBe(true);
    expect(isBusinessDay("2025-05-05", { ...JAPANESE_OFFICE, holidays: "none" })).toBe(true);
    expect(isBusinessDay("2025-12-29", { ...JAPANESE_OFFICE, closed: ["2025-12-29"] })).toBe(false);
    expect(businessDays({ from: "2025-12-27", until: "2026-01-06" }, JAPANESE_OFFICE)).toBe(5);
    expect(businessDates({ from: "2025-05-02", until: "2025-05-08" }, JAPANESE_OFFICE)).toEqual([
      "2025-05-02",
      "2025-05-07",
    ]);
  });
});

describe("business minutes", () => {
  it("skip nights, weekends and holidays", () => {
    expect(minutes("2025-05-02T17:30+09:00", "2025-05-07T09:30+09:00")).toBe(60);
    expect(minutes("2025-05-07T10:00+09:00", "2025-05-07T10:45+09:00")).toBe(45);
    expect(minutes("2025-05-03T10:00+09:00", "2025-05-04T10:00+09:00")).toBe(0);
    expect(minutes("2025-05-07T20:00+09:00", "2025-05-08T08:00+09:00")).toBe(0);
  });

  it("take several blocks and a midnight end", () => {
    const split = [
      { open: "09:00", close: "12:00" },
      { open: "13:00", close: "24:00" },
    ];
    expect(minutes("2025-05-07T11:00+09:00", "2025-05-07T14:00+09:00", JAPANESE_OFFICE, split)).toBe(120);
    expect(minutes("2025-05-07T23:00+09:00", "2025-05-08T09:30+09:00", JAPANESE_OFFICE, split)).toBe(90);
  });

  it("refuse a reply before the question", () => {
    expect(minutes("2025-05-07T11:00+09:00", "2025-05-07T10:00+09:00")).toBeNull();
    expect(calendarMinutes(new Date("2023-06-01T10:00Z"), new Date("2023-06-01T09:00Z"))).toBeNull();
    expect(minutes("nonsense", "2025-05-07T10:00+09:00")).toBeNull();
  });
});

describe("times of one inquiry", () => {
  it("ignore automatic replies and keep first and full resolution apart", () => {
    expect(
      firstResponseTime(0, [
        { at: 0, automatic: true },
        { at: 42, automatic: false },
        { at: 90, automatic: false },
      ]),
    ).toBe(42);
    expect(firstResponseTime(0, [{ at: 0, automatic: true }])).toBeNull();
    expect(firstResponseTime(50, [{ at: 42, automatic: false }])).toBeNull();
    expect(resolutionTimes(0, [100, 260])).toEqual({ first: 100, full: 260 });
    expect(resolutionTimes(0, [])).toEqual({ first: null, full: null });
  });
});

describe("counting working days", () => {
  const day = fc.integer({ min: -4_000, max: 14_000 }).map((days) => addDays("2000-01-01", days));
  const days = fc.array(day, { maxLength: 30 });
  const calendars = fc.record({
    workdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
    holidays: fc.oneof(fc.constant("japan" as const), fc.constant("none" as const), days),
    closed: days,
    opened: days,
  });

  it("comes to as many as are worked one by one", () => {
    fc.assert(
      fc.property(calendars, day, fc.integer({ min: -5, max: 800 }), (work, from, length) => {
        const range = { from, until: addDays(from, length) };
        expect(businessDays(range, work)).toBe(businessDates(range, work).length);
      }),
      { numRuns: 300 },
    );
  });

  it("looks at no more days for three centuries than for a month", () => {
    const looked: number[] = [];
    for (const until of ["2026-02-01", "2200-01-01"]) {
      let reads = 0;
      const workdays = new Proxy([1, 2, 3, 4, 5], {
        get: (list, key) => ((reads += 1), Reflect.get(list, key) as unknown),
      });
      businessDays({ from: "1900-01-01", until }, { ...JAPANESE_OFFICE, holidays: "none", workdays });
      looked.push(reads);
    }
    expect(looked[1]).toBe(looked[0]);
  });
});
