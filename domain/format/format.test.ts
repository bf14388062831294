import { describe, expect, it } from "vitest";
import { changeOf } from "@/domain/kpi/change";
import { CURRENCIES, minorDigits, shownUnit } from "@/domain/format/currency";
import {
  formatAxis,
  formatChange,
  formatCompact,
  formatDecimal,
  formatDuration,
  formatPercent,
  formatPoints,
  formatScorePoints,
  formatValue,
  formatYen,
  MINUS,
  NO_VALUE,
  roundHalfAway,
} from "@/domain/format/number";
import { formatMoney, inYenUnit, readableYenUnit } from "@/domain/format/money";

describe("numbers", () => {
  it("show percents with one decimal and a real minus", () => {
    expect(formatPercent(0.907328, "ja")).toBe("90.7%");
    expect(formatPercent(-0.032, "en")).toBe(`${MINUS}3.2%`);
    expect(formatPercent(-0.0001, "en")).toBe("0.0%");
    expect(formatDecimal(1234567, "ja")).toBe("1,234,567");
    expect(formatDecimal(5, "en", 1, "always")).toBe("+5.0");
  });

  it("show points, scores and durations with their unit", () => {
    expect(formatPoints(-3.2, "ja")).toBe("\u22123.2ポイント");
    expect(formatPoints(3.2, "en")).toBe("+3.2 pt");
    expect(formatScorePoints(-30.035, "ja")).toBe("\u221230.0");
    expect(formatScorePoints(0, "ja")).toBe("0.0");
    expect([
      formatDuration(372, "ja"),
      formatDuration(372, "en"),
      formatDuration(3723, "ja"),
      formatDuration(3723, "en"),
      formatDuration(45, "ja"),
      formatDuration(45, "en"),
    ]).toEqual(["6分12秒", "6:12", "1時間2分3秒", "1:02:03", "45秒", "0:45"]);
    // Rounded before it is split: never 5分60秒.
    expect(formatDuration(359.6, "ja")).toBe("6分0秒");
    expect(formatDuration(-12, "en", "always")).toBe("\u22120:12");
  });

  it("show yen without decimals in each language's sign", () => {
    expect(formatYen(1234567.5, "ja")).toBe("\uFFE51,234,568");
    expect(formatYen(-1200, "en")).toBe("\u2212\u00A51,200");
    expect(formatYen(1200, "ja", "always")).toBe("+\uFFE51,200");
    expect(formatCompact(12_345_678, "ja")).toBe("1235万");
  });

  it("show a change in the figure of its kind", () => {
    const shown = (...p: Parameters<typeof changeOf>): string => formatChange(changeOf(...p), "ja");
    expect([
      shown("ratio", 0.82, 0.788),
      shown("yen", 100, 88),
      shown("seconds", 390, 372),
      shown("score", 3.5, 3.8),
      shown("yen", 0, 5),
      shown("points", -12, 4),
    ]).toEqual(["\u22123.2ポイント", "\u221212.0%", "\u221218秒", "+0.30", "—", "+16.0ポイント"]);
  });

  it("show a dash for no value, in every unit", () => {
    expect(formatValue(null, "ratio", "ja")).toBe(NO_VALUE);
    expect([
      formatValue(0.9, "ratio", "ja"),
      formatValue(390, "seconds", "ja"),
      formatValue(500, "yen", "ja"),
      formatValue(105, "count", "ja"),
      formatValue(5, "points", "ja"),
      formatValue(10, "per_hour", "ja"),
      formatValue(40, "times", "en"),
      formatValue(3.738, "score", "en"),
      formatValue(5.83, "days", "ja"),
    ]).toEqual(["90.0%", "6分30秒", "\uFFE5500", "105件", "+5.0", "10.0件/時", "40.0×", "3.74", "5.8営業日"]);
  });
});

describe("exact halves are rounded up, in decimal", () => {
  /** Whole-number arithmetic: thousandths of a share, the half up. */
  const shareText = (x: number, n: number) => {
    const tenths = (2 * 1000 * x + n - ((2 * 1000 * x + n) % (2 * n))) / (2 * n);
    return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
  };
  it("as shares, whatever they are of", () => {
    for (const n of [8, 16, 80, 125, 400, 1_000, 1_600, 2_000, 7, 13])
      for (let x = 0; x <= n; x += 1) expect(formatPercent(x / n, "en"), `${x} of ${n}`).toBe(shareText(x, n));
  });
  it("as scores, times and yen", () => {
    expect([1.005, 2.675, 4.015].map((score) => formatDecimal(score, "en", 2))).toEqual(["1.01", "2.68", "4.02"]);
    expect(formatDuration(0.7 * 5 - 1, "en")).toBe("0:03");
    expect(roundHalfAway(1.45 * 10)).toBe(15);
    expect(roundHalfAway(-1.15 * 10)).toBe(-12);
    expect(inYenUnit(10_350, "man", 2)).toBe(1.04);
    expect(formatDecimal(9_007_199_254_740_991, "en")).toBe("9,007,199,254,740,991");
  });
});

describe("money", () => {
  it("divides and names the unit", () => {
    expect(inYenUnit(123_456_789, "man")).toBe(12346);
    expect(inYenUnit(-5000, "man")).toBe(-1);
    expect(formatMoney(123_456_789, { unit: "man", locale: "ja" })).toBe("12,346万円");
    expect(formatMoney(-540_000, { unit: "man", locale: "ja", digits: 1, negative: "triangle" })).toBe("▲54.0万円");
    expect(formatMoney(-540_000, { unit: "thousand", locale: "ja" })).toBe("\u2212540千円");
    expect(formatMoney(540_000, { unit: "man", locale: "en" })).toBe("540,000 yen");
    expect([readableYenUnit(9999), readableYenUnit(-10_000), readableYenUnit(1e8)]).toEqual(["yen", "man", "oku"]);
  });

  it("shows an amount in its own currency, from minor units", () => {
    expect([
      formatValue(123456, "USD", "en"),
      formatValue(-50, "USD", "ja"),
      formatValue(99.6, "USD", "en"),
      formatValue(123456, "EUR", "en"),
      formatValue(5, "GBP", "en"),
      formatValue(1234, "KRW", "ja"),
    ]).toEqual(["$1,234.56", `${MINUS}$0.50`, "$1.00", "€1,234.56", "£0.05", "₩1,234"]);
    expect([formatValue(1234, "yen", "ja"), formatValue(1234, "JPY", "ja"), formatValue(1234, "JPY", "en")]).toEqual([
      "\uFFE51,234",
      "\uFFE51,234",
      "\u00A51,234",
    ]);
    expect([
      formatAxis(1_200_000, "USD", "en"),
      formatAxis(12_000, "yen", "ja"),
      formatAxis(0.5, "ratio", "en"),
      formatAxis(1500, "count", "en"),
      formatAxis(390, "seconds", "ja"),
      formatAxis(7200, "seconds", "en"),
    ]).toEqual(["$12K", "1.2万", "50%", "1,500", "6:30", "2:00:00"]);
  });

  it("changes in percent whatever the currency, and is named by the company's own", () => {
    expect(changeOf("USD", 200, 150)).toMatchObject({ kind: "percent", shown: -25 });
    expect([shownUnit("yen", "USD"), shownUnit("yen", "JPY"), shownUnit("ratio", "USD")]).toEqual([
      "USD",
      "yen",
      "ratio",
    ]);
    for (const currency of CURRENCIES)
      expect(new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits).toBe(
        minorDigits(currency),
      );
  });
});
