import { describe, expect, test } from "vitest";
import { DEFAULT_CALENDAR } from "@/domain/time/period";
import { rangeOfText, textOfRange, viewSchema } from "@/domain/views/view";

const read = (text: string) => rangeOfText(text, "2026-11-23", DEFAULT_CALENDAR);

describe("a range in a URL", () => {
  test.each([
    ["2026-10", { from: "2026-10-01", until: "2026-11-01" }],
    ["last_month", { from: "2026-10-01", until: "2026-11-01" }],
    ["2024-02-29..2024-02-29", { from: "2024-02-29", until: "2024-03-01" }],
    ["2026-13", null],
    ["2026-02-30..2026-03-01", null],
    ["2026-03-02..2026-03-01", null],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));

  test("reads back what it writes", () => {
    for (const text of ["2026-10", "2025-12", "2026-11-02..2026-11-08"]) {
      const range = read(text);
      expect(range && textOfRange(range)).toBe(text);
    }
  });

  test("refuses what is no range and no team", () => {
    expect(viewSchema.safeParse({ range: "yesterday'; drop table" }).success).toBe(false);
    expect(viewSchema.safeParse({ team: "everyone" }).success).toBe(false);
    expect(viewSchema.parse({})).toEqual({ compare: "year" });
  });
});
