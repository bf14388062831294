import { describe, expect, test } from "vitest";
import { DEFAULT_CALENDAR } from "@/domain/period";
import { trendStart, yearOnYear } from "@/domain/trend";

const at = (month: string, contacts: number, kind: "phone" | "email" = "phone") => ({ month, kind, contacts });

describe("a year of contacts beside the year before", () => {
  test("asks for 24 months", () => expect(trendStart("2026-11-01")).toBe("2024-12-01"));

  test("follows calls where there are any, and leaves gaps as gaps", () => {
    const { subject, months } = yearOnYear([at("2026-10-01", 90), at("2026-10-01", 40, "email"), at("2025-10-01", 120), at("2026-11-01", 30)], "2026-11-01", "2026-11-23", DEFAULT_CALENDAR);
    expect(subject).toBe("voice");
    expect(months).toHaveLength(12);
    expect(months[10]).toEqual({ month: "2026-10-01", value: 90, before: 120, running: false });
    expect(months[11]).toEqual({ month: "2026-11-01", value: 30, before: null, running: true });
    expect(months[0]).toEqual({ month: "2025-12-01", value: null, before: null, running: false });
  });

  test("follows every contact where nobody calls", () => {
    const { subject, months } = yearOnYear([at("2026-10-01", 40, "email")], "2026-10-01", "2026-11-23", DEFAULT_CALENDAR);
    expect([subject, months[11]?.value]).toEqual(["all", 40]);
  });
});
