import type { Change } from "@/domain/kpi/change";
import { type Currency, isCurrency, minorDigits, type ShownUnit } from "@/domain/format/currency";
import type { KpiUnit } from "@/domain/kpi/spec";

export const LOCALES = ["ja", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** A language as it was stored or chosen; Japanese where it is none of ours. */
export const localeOf = (text: string): Locale => LOCALES.find((locale) => locale === text) ?? "ja";

/** U+2212. A hyphen is too short beside digits and breaks lines. */
export const MINUS = "\u2212";
/** What a card shows when there is no number: never 0. */
export const NO_VALUE = "—";

const TAG: Readonly<Record<Locale, string>> = { ja: "ja-JP", en: "en-US" };

type Sign = "auto" | "always";

const formats = new Map<string, Intl.NumberFormat>();

/** A page writes hundreds of numbers in a handful of forms, and making a form takes longer than using it. */
function formatOf(locale: Locale, digits: number): Intl.NumberFormat {
  const key = `${locale}${digits}`;
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(TAG[locale], { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, known);
  return known;
}

/** `value` with a fixed number of decimals and a real minus; what rounds to zero carries no sign. */
export function formatDecimal(value: number, locale: Locale, digits = 0, sign: Sign = "auto"): string {
  const size = formatOf(locale, digits).format(asDecimal(Math.abs(value)));
  const isZero = !/[1-9]/.test(size);
  return isZero ? size : `${markOf(value, sign)}${size}`;
}

/** Beyond this a number has no digits to spare for decimals. */
const SPARE = 1e11;

/**
 * A number as the decimal it stands for: 0.1225 × 100 is 12.249999999999998 in binary and an exact half in decimal, and is
 * rounded up as one. Fifteen digits are what a double holds of any decimal.
 */
const asDecimal = (value: number): number | Intl.StringNumericLiteral =>
  Number.isInteger(value) || value >= SPARE ? value : (value.toPrecision(15) as Intl.StringNumericLiteral);

/** What stands before the size of a value that is not zero. */
function markOf(value: number, sign: Sign): string {
  if (value < 0) return MINUS;
  return sign === "always" ? "+" : "";
}

/** 0.9 → 90.0%. */
export function formatPercent(ratio: number, locale: Locale, digits = 1, sign: Sign = "auto"): string {
  return `${formatDecimal(ratio * 100, locale, digits, sign)}%`;
}

/** Difference of two percentages or scores, in points: −3.2ポイント / −3.2 pt. */
export function formatPoints(points: number, locale: Locale): string {
  return `${formatDecimal(points, locale, 1, "always")}${locale === "ja" ? "ポイント" : " pt"}`;
}

/** Seconds: 372 → 6分12秒 / 6:12, 3723 → 1時間2分3秒 / 1:02:03. Rounded to the second first. */
export function formatDuration(seconds: number, locale: Locale, sign: Sign = "auto"): string {
  const total = roundHalfAway(Math.abs(seconds));
  const mark = total === 0 ? "" : markOf(seconds, sign);
  const [h, m, s] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  if (locale === "ja") {
    const words = [h > 0 ? `${h}時間` : "", h > 0 || m > 0 ? `${m}分` : "", `${s}秒`];
    return mark + words.join("");
  }
  const two = (value: number): string => String(value).padStart(2, "0");
  return mark + (h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`);
}

/** Minor units as an amount of their currency: 123450 cents → $1,234.50, −¥500. The sign stands before the symbol. */
export function formatCurrency(minor: number, currency: Currency, locale: Locale, sign: Sign = "auto"): string {
  const digits = minorDigits(currency);
  const text = formatDecimal(roundHalfAway(minor) / 10 ** digits, locale, digits, sign);
  const symbol = symbolOf(currency, locale);
  return /^[+\u2212]/.test(text) ? `${text[0] ?? ""}${symbol}${text.slice(1)}` : symbol + text;
}

/** ja ￥ is full width (U+FFE5), en ¥ is not (U+00A5), whatever a browser's own tables say. */
export function symbolOf(currency: Currency, locale: Locale): string {
  if (currency === "JPY") return locale === "ja" ? "\uFFE5" : "\u00A5";
  const parts = new Intl.NumberFormat(TAG[locale], {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}

/** Yen as currency: ja ￥1,234,568, en ¥1,234,568. No decimals. */
export function formatYen(yen: number, locale: Locale, sign: Sign = "auto"): string {
  return formatCurrency(yen, "JPY", locale, sign);
}

/** Short form for axis ticks only: 1235万, 1.2億. Digits are lost; a card uses money.ts and names the unit. */
export function formatCompact(value: number, locale: Locale): string {
  return new Intl.NumberFormat(TAG[locale], { notation: "compact" }).format(value).replace(/^-/, MINUS);
}

/** NPS and other −100..100 scores: one decimal, always signed (0.0 is bare). */
export function formatScorePoints(points: number, locale: Locale): string {
  return formatDecimal(points, locale, 1, "always");
}

/** A tick of an axis: short; a currency in its major unit, a time as 6:30 in any language. The value itself is never shortened. */
export function formatAxis(value: number, unit: ShownUnit, locale: Locale): string {
  if (unit === "ratio") return formatPercent(value, locale).replace(/\.0(?=%)/, "");
  if (isCurrency(unit)) return `${symbolOf(unit, locale)}${formatCompact(value / 10 ** minorDigits(unit), locale)}`;
  if (unit === "seconds") return formatDuration(value, "en");
  if (unit === "yen" || Math.abs(value) >= 1_000_000) return formatCompact(value, locale);
  return new Intl.NumberFormat(TAG[locale]).format(value);
}

/** Half away from zero, so −0.5 and 0.5 round to the same size; an exact half of decimals is one. */
export function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Number(asDecimal(Math.abs(value))));
}

const SUFFIX: Readonly<Record<Locale, Readonly<Partial<Record<KpiUnit, string>>>>> = {
  ja: { count: "件", per_hour: "件/時", times: "倍", days: "営業日" },
  en: { per_hour: "/h", times: "×", days: " business days" },
};

const DIGITS: Readonly<Record<KpiUnit, number>> = {
  ratio: 1,
  seconds: 0,
  yen: 0,
  count: 0,
  points: 1,
  per_hour: 1,
  times: 1,
  score: 2,
  days: 1,
};

/** A value in the unit it is shown in; "—" for null. Money is in minor units. Rounding happens here and nowhere earlier. */
export function formatValue(value: number | null, unit: ShownUnit, locale: Locale): string {
  if (value === null) return NO_VALUE;
  if (isCurrency(unit)) return formatCurrency(value, unit, locale);
  switch (unit) {
    case "ratio":
      return formatPercent(value, locale);
    case "seconds":
      return formatDuration(value, locale);
    case "yen":
      return formatYen(value, locale);
    case "points":
      return formatScorePoints(value, locale);
    default:
      return `${formatDecimal(value, locale, DIGITS[unit])}${SUFFIX[locale][unit] ?? ""}`;
  }
}

/** A change in the figure its kind asks for, always signed: −3.2ポイント, −12.0%, −18秒, +0.30. "—" without a baseline. */
export function formatChange(change: Change | null, locale: Locale): string {
  if (change === null) return NO_VALUE;
  switch (change.kind) {
    case "points":
      return formatPoints(change.shown, locale);
    case "percent":
      return formatPercent(change.shown / 100, locale, 1, "always");
    case "seconds":
      return formatDuration(change.shown, locale, "always");
    case "score":
      return formatDecimal(change.shown, locale, 2, "always");
  }
}
