import { describe, expect, it } from "vitest";
import { businessDates, businessDays, businessMinutes, calendarMinutes, holidayOf, isBusinessDay, JAPANESE_OFFICE, type WorkCalendar } from "@/domain/calendar";
import { firstResponseTime, resolutionTimes } from "@/domain/inquiry-time";

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
    expect(isBusinessDay("2025-05-05")).toBe(false);
    expect(isBusinessDay("2025-05-05", { ...JAPANESE_OFFICE, opened: ["2025-05-05"] })).toBe(true);
    expect(isBusinessDay("2025-05-05", { ...JAPANESE_OFFICE, holidays: "none" })).toBe(true);
    expect(isBusinessDay("2025-12-29", { ...JAPANESE_OFFICE, closed: ["2025-12-29"] })).toBe(false);
    expect(businessDays({ from: "2025-12-27", until: "2026-01-06" })).toBe(5);
    expect(businessDates({ from: "2025-05-02", until: "2025-05-08" })).toEqual(["2025-05-02", "2025-05-07"]);
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
    const split = [{ open: "09:00", close: "12:00" }, { open: "13:00", close: "24:00" }];
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
    expect(firstResponseTime(0, [{ at: 0, automatic: true }, { at: 42, automatic: false }, { at: 90, automatic: false }])).toBe(42);
    expect(firstResponseTime(0, [{ at: 0, automatic: true }])).toBeNull();
    expect(firstResponseTime(50, [{ at: 42, automatic: false }])).toBeNull();
    expect(resolutionTimes(0, [100, 260])).toEqual({ first: 100, full: 260 });
    expect(resolutionTimes(0, [])).toEqual({ first: null, full: null });
  });
});
