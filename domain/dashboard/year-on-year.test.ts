import { describe, expect, test } from "vitest";
import { DEFAULT_CALENDAR } from "@/domain/time/period";
import { trendStart, yearOnYear } from "@/domain/dashboard/year-on-year";

const at = (month: string, contacts: number, kind: "phone" | "email" = "phone") => ({ month, kind, contacts });

describe("a year of contacts beside the year before", () => {
  test("asks for 24 months", () => expect(trendStart("2026-11-01")).toBe("2024-12-01"));

  test("follows calls where they carry the work, and leaves gaps as gaps", () => {
    const { subject, months } = yearOnYear(
      [at("2026-10-01", 90), at("2026-10-01", 40, "email"), at("2025-10-01", 120), at("2026-11-01", 30)],
      "2026-11-01",
      "2026-11-23",
      DEFAULT_CALENDAR,
    );
    expect(subject).toBe("voice");
    expect(months).toHaveLength(12);
    expect(months[10]).toEqual({ month: "2026-10-01", value: 90, before: 120, running: false });
    expect(months[11]).toEqual({ month: "2026-11-01", value: 30, before: null, running: true });
    expect(months[0]).toEqual({ month: "2025-12-01", value: null, before: null, running: false });
  });

  test.each([
    ["a third", 20, 40, "voice", 20],
    ["a little less", 19, 40, "all", 59],
    ["next to nothing", 3, 97, "all", 100],
  ])("voice is %s of the contacts", (_, phone, email, subject, value) => {
    const trend = yearOnYear(
      [at("2026-10-01", phone), at("2026-10-01", email, "email")],
      "2026-10-01",
      "2026-11-23",
      DEFAULT_CALENDAR,
    );
    expect([trend.subject, trend.months[11]?.value]).toEqual([subject, value]);
  });

  test("the share is that of the twelve months shown, whatever the year before was", () => {
    const rows = [
      at("2025-10-01", 900),
      at("2025-10-01", 100, "email"),
      at("2026-10-01", 10),
      at("2026-10-01", 90, "email"),
    ];
    const { subject, months } = yearOnYear(rows, "2026-10-01", "2026-11-23", DEFAULT_CALENDAR);
    expect([subject, months[11]]).toEqual(["all", { month: "2026-10-01", value: 100, before: 1000, running: false }]);
  });

  test("follows every contact where nobody calls", () => {
    const { subject, months } = yearOnYear(
      [at("2026-10-01", 40, "email")],
      "2026-10-01",
      "2026-11-23",
      DEFAULT_CALENDAR,
    );
    expect([subject, months[11]?.value]).toEqual(["all", 40]);
  });
});
