import { isCurrency, minorDigits, type ShownUnit } from "@/domain/format/currency";
import { formatDecimal, formatDuration, formatValue, type Locale } from "@/domain/format/number";
import { type ParsedNumber, parseNumber } from "@/domain/format/parse-number";

/** The smallest difference that is printed in a unit. */
function stepOf(unit: ShownUnit): number {
  switch (unit) {
    case "ratio":
      return 0.001;
    case "score":
      return 0.01;
    case "points":
    case "per_hour":
    case "times":
    case "days":
      return 0.1;
    default:
      return 1;
  }
}

/** A bound as it is read: a time without its empty parts (2時間, 6分20秒). */
export function boundText(value: number | null, unit: ShownUnit, locale: Locale): string {
  const text = formatValue(value, unit, locale);
  return unit === "seconds" ? text.replace(/(?<=[分間])0秒$/, "").replace(/(?<=間)0分$/, "") : text;
}

/** A distance to a target, unsigned: 1.2ポイント, 18秒, ￥1,200. `under`: it is smaller than what is printed, which is the smallest. */
export function gapText(gap: number, unit: ShownUnit, locale: Locale): { text: string; under: boolean } {
  const step = stepOf(unit);
  const under = gap > 0 && gap < step / 2;
  const shown = under ? step : gap;
  if (unit === "ratio" || unit === "points")
    return {
      text: `${formatDecimal(unit === "ratio" ? shown * 100 : shown, locale, 1)}${locale === "ja" ? "ポイント" : " pt"}`,
      under,
    };
  return { text: unit === "seconds" ? formatDuration(shown, locale) : formatValue(shown, unit, locale), under };
}

/** What is typed as a target: 92 and 92% are the same rate, 5:30 and 5分30秒 the same time, 1,200 an amount in the company's currency. */
export function parseTarget(text: string, unit: ShownUnit): ParsedNumber {
  if (isCurrency(unit)) return parseNumber(text, unit);
  switch (unit) {
    case "ratio":
      return text.trim() === ""
        ? { ok: true, value: null }
        : parseNumber(/[%％]\s*$/.test(text) ? text : `${text}%`, "ratio");
    case "count":
    case "seconds":
    case "yen":
      return parseNumber(text, unit);
    default:
      return parseNumber(text, "score");
  }
}

/** A bound as it is typed, so that it can be changed. */
export function typedText(value: number, unit: ShownUnit, locale: Locale): string {
  if (unit === "ratio") return String(Number((value * 100).toPrecision(12)));
  if (unit === "seconds") return formatDuration(value, locale);
  return String(isCurrency(unit) ? value / 10 ** minorDigits(unit) : Number(value.toPrecision(12)));
}

/** The same, rounded to what is printed of such a value: what a person would have typed. */
export function nearText(value: number, unit: ShownUnit, locale: Locale): string {
  const step = stepOf(unit);
  return typedText(Number((Math.round(value / step) * step).toPrecision(12)), unit, locale);
}
