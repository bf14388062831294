import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDate, parseMonth, type ParsedDate } from "@/domain/time/parse-date";
import { addDays } from "@/domain/time/period";

const show = (parsed: ParsedDate): string | null => (parsed.ok ? parsed.value : parsed.code);

describe("parseDate", () => {
  it.each([
    ["2025/4/1", "2025-04-01"],
    ["2025.04.01", "2025-04-01"],
    ["２０２５／４／１", "2025-04-01"],
    ["2025年4月1日(火)", "2025-04-01"],
    ["2025年4月1日火曜日", "2025-04-01"],
    ["2025-04-01 10:30", "2025-04-01"],
    ["2025-04-01T10:30:00", "2025-04-01"],
    ["2025/4/1 0:00:00", "2025-04-01"],
    ["2025年 4月 1日", "2025-04-01"],
    ["令和元年5月1日", "2019-05-01"],
    ["㋿7年4月1日", "2025-04-01"],
    ["R7.4.1", "2025-04-01"],
    ["H31.4.30", "2019-04-30"],
    ["平成31年4月30日", "2019-04-30"],
    ["S64.1.7", "1989-01-07"],
    ["20250401", "2025-04-01"],
    ["45748", "2025-04-01"],
    ["45716", "2025-02-28"],
    ["", null],
    [" ", null],
    ["-", null],
  ])("%j", (text, expected) => expect(show(parseDate(text))).toBe(expected));

  it.each([
    ["2025/13/1", "no_such_day"],
    ["2025年2月29日", "no_such_day"],
    ["20250230", "no_such_day"],
    ["R1.4.30", "not_in_era"],
    ["H31.5.1", "not_in_era"],
    ["R0.4.1", "not_a_date"],
    ["1/4/2025", "not_a_date"],
    ["tomorrow", "not_a_date"],
    ["2025/4", "not_a_date"],
    ["1899-12-31", "out_of_range"],
    ["9999-12-31", "out_of_range"],
    ["00001", "out_of_range"],
    ["2".repeat(70), "too_long"],
    ["2025-04-01\u0000", "not_a_date"],
  ])("%j is refused: %s", (text, code) => expect(show(parseDate(text))).toBe(code));

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.string({ unit: fc.constantFrom(..."0123456789/-.年月日令和平成RHS元 :"), maxLength: 16 }),
        ),
        (text) => {
          expect(typeof parseDate(text).ok).toBe("boolean");
          expect(typeof parseMonth(text).ok).toBe("boolean");
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("reads back every day of a century in every spelling, and its Excel serial", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (n) => {
        const iso = addDays("1955-01-01", n);
        const [y, m, d] = iso.split("-").map(Number);
        for (const text of [iso, `${y}/${m}/${d}`, `${y}年${m}月${d}日`, iso.replaceAll("-", ""), String(20090 + n)])
          expect(show(parseDate(text)), text).toBe(iso);
      }),
      { numRuns: 300 },
    );
  });
});

describe("parseMonth", () => {
  it.each([
    ["2025年4月", "2025-04-01"],
    ["2025/04", "2025-04-01"],
    ["令和7年4月", "2025-04-01"],
    ["R7.4", "2025-04-01"],
    ["202504", "2025-04-01"],
    ["2025-04-15", "2025-04-01"],
    ["", null],
    ["2025/13", "no_such_day"],
    ["202513", "no_such_day"],
    ["平成元年1月", "1989-01-01"],
  ])("%j", (text, expected) => expect(show(parseMonth(text))).toBe(expected));
});
