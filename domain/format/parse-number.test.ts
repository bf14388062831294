import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCurrency } from "@/domain/format/number";
import { parseNumber, type NumberUnit } from "@/domain/format/parse-number";

const value = (text: string, unit?: NumberUnit): number | string | null => {
  const parsed = parseNumber(text, unit);
  return parsed.ok ? parsed.value : parsed.code;
};

describe("parseNumber", () => {
  it.each<[string, NumberUnit, number | null]>([
    ["１，２３４", "count", 1234],
    ["1,234件", "count", 1234],
    ["ー５", "score", -5],
    ["−5", "score", -5],
    ["  12 ", "count", 12],
    ["007", "count", 7],
    ["3万", "count", 30000],
    ["", "count", null],
    ["　", "count", null],
    ["―", "count", null],
    ["--", "count", null],
    ["￥1,234", "yen", 1234],
    ["\\1,234", "yen", 1234],
    ["-¥500", "yen", -500],
    ["¥-500", "yen", -500],
    ["▲¥500", "yen", -500],
    ["(1,234円)", "yen", -1234],
    ["1.1万円", "yen", 11000],
    ["120千円", "yen", 120000],
    ["5百万円", "yen", 5_000_000],
    ["1億2,000万円", "yen", 120_000_000],
    ["1万2千円", "yen", 12000],
    ["5:30", "seconds", 330],
    ["15:18:24", "seconds", 55104],
    ["90:00", "seconds", 5400],
    ["1時間2分3秒", "seconds", 3723],
    ["1.1分", "seconds", 66],
    ["5m30s", "seconds", 330],
    ["330", "seconds", 330],
    ["12.5％", "ratio", 0.125],
    ["１２．５ %", "ratio", 0.125],
    ["0.7%", "ratio", 0.007],
    ["4.2", "score", 4.2],
    ["+5", "score", 5],
    ["▲0", "count", 0],
  ])("%j as %s", (text, unit, expected) => expect(value(text, unit)).toBe(expected));

  it.each<[string, NumberUnit | undefined, string]>([
    ["5:30", "count", "wrong_unit"],
    ["12.5%", "count", "wrong_unit"],
    ["1,234円", "count", "wrong_unit"],
    ["5分", "yen", "wrong_unit"],
    ["3件", "seconds", "wrong_unit"],
    ["1.5", "count", "fraction"],
    ["3.55555万円", "yen", "fraction"],
    ["0.5秒", "seconds", "fraction"],
    ["1,23", undefined, "bad_grouping"],
    ["1,2345", undefined, "bad_grouping"],
    ["1 234", undefined, "not_a_number"],
    ["abc", undefined, "not_a_number"],
    ["NaN", undefined, "not_a_number"],
    ["Infinity", undefined, "not_a_number"],
    ["1e309", undefined, "not_a_number"],
    ["1e5", undefined, "not_a_number"],
    ["0x10", undefined, "not_a_number"],
    ["1.2.3", undefined, "not_a_number"],
    ["--5", undefined, "not_a_number"],
    ["(-5)", undefined, "not_a_number"],
    ["円", undefined, "not_a_number"],
    ["¥", undefined, "not_a_number"],
    ["▲", undefined, "not_a_number"],
    ["5:75", undefined, "not_a_number"],
    ["1:75:00", undefined, "not_a_number"],
    ["2万3億円", undefined, "not_a_number"],
    ["1万20000", undefined, "not_a_number"],
    ["#N/A", undefined, "not_a_number"],
    ["1\u00002", undefined, "bad_character"],
    ["\u0000", undefined, "bad_character"],
    ["1\ud800", undefined, "bad_character"],
    ["\ufffd", undefined, "bad_character"],
    ["9".repeat(30), undefined, "too_large"],
    ["9007199254740993", "count", "too_large"],
    ["1".repeat(65), undefined, "too_long"],
    ["9".repeat(63) + "億", undefined, "too_large"],
  ])("%j as %s is refused: %s", (text, unit, code) => expect(value(text, unit)).toBe(code));

  it.each<[string, NumberUnit, number | string | null]>([
    ["1,234.50", "USD", 123450],
    ["$1,234.50", "USD", 123450],
    ["1234.5", "USD", 123450],
    ["1234", "USD", 123400],
    ["0.07", "USD", 7],
    ["1.10", "USD", 110],
    ["9007199254.99", "USD", 900719925499],
    ["-$0.5", "USD", -50],
    ["$-0.5", "USD", -50],
    ["($1,234.50)", "USD", -123450],
    ["$ (1,234.50)", "USD", -123450],
    ["USD 12.30", "USD", 1230],
    ["12.30 USD", "USD", 1230],
    ["US$12", "USD", 1200],
    ["＄１，２３４．５０", "USD", 123450],
    ["1.5万ドル", "USD", 1_500_000],
    ["€9.99", "EUR", 999],
    ["9.99 €", "EUR", 999],
    ["£0.01", "GBP", 1],
    ["₩1,234", "KRW", 1234],
    ["-", "USD", null],
    ["1.234", "USD", "too_fine"],
    ["$0.001", "USD", "too_fine"],
    ["1.5", "KRW", "fraction"],
    ["1.5", "yen", "fraction"],
    ["¥1,234", "USD", "wrong_unit"],
    ["1,234円", "USD", "wrong_unit"],
    ["$5", "yen", "wrong_unit"],
    ["€5", "USD", "wrong_unit"],
    ["$5", "count", "wrong_unit"],
    ["¥5", "count", "wrong_unit"],
    ["5:30", "USD", "wrong_unit"],
    ["$$5", "USD", "not_a_number"],
    ["$5 USD", "USD", "not_a_number"],
    ["$", "USD", "not_a_number"],
    ["$5%", "USD", "not_a_number"],
    ["1.234,50", "EUR", "bad_grouping"],
  ])("money: %j as %s is %s", (text, unit, expected) => expect(value(text, unit)).toBe(expected));

  it("reads back every amount of cents it shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        expect(value(formatCurrency(cents, "USD", "en"), "USD")).toBe(cents);
        expect(value((cents / 100).toFixed(2), "USD")).toBe(cents);
      }),
    );
  });

  it("answers hostile repetition with a code", () => {
    for (const text of [
      "1".repeat(63) + "x",
      "1億".repeat(31) + "x",
      "1,".repeat(31) + "x",
      "(".repeat(63),
      "$".repeat(63),
    ])
      expect(parseNumber(text).ok).toBe(false);
  });

  it("never throws and never gives NaN or an infinity, whatever is pasted", () => {
    const unit = fc.option(fc.constantFrom<NumberUnit>("count", "seconds", "yen", "ratio", "score", "USD", "KRW"), {
      nil: undefined,
    });
    const soup = fc.string({
      unit: fc.constantFrom(..."0123456789.,:-+▲△()%％円万億千百分秒時間¥$€円ドルー　 １e\u0000"),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), soup), unit, (text, u) => {
        const parsed = parseNumber(text, u);
        if (parsed.ok && parsed.value !== null) expect(Number.isFinite(parsed.value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("reads back every whole number it may be given, grouped, full-width or negative", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (n) => {
        const grouped = new Intl.NumberFormat("ja-JP").format(n);
        const wide = grouped.replace(/[0-9,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
        const accounting = n < 0 ? `▲${grouped.slice(1)}` : grouped;
        for (const text of [String(n), grouped, wide, accounting, `${grouped}円`]) expect(value(text)).toBe(n);
      }),
    );
  });

  it("reads back every duration", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359_999 }), (s) => {
        const [h, m, r] = [Math.floor(s / 3600), Math.floor((s % 3600) / 60), s % 60];
        const two = (n: number): string => String(n).padStart(2, "0");
        expect(value(`${h}:${two(m)}:${two(r)}`, "seconds")).toBe(s);
        expect(value(`${h}時間${m}分${r}秒`, "seconds")).toBe(s);
      }),
    );
  });
});
