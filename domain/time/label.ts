import type { Locale } from "@/domain/format/number";
import { axisLabel, rangeDigits } from "@/domain/time/short-label";
import {
  addDays,
  fiscalQuarterOf,
  fiscalYearOf,
  weekdayOf,
  type Bucket,
  type Calendar,
  type Grain,
  type LocalDate,
  type Range,
} from "@/domain/time/period";

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  ja: ["月", "火", "水", "木", "金", "土", "日"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function fields(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** 2025年4月1日(火) / Tue, 1 Apr 2025. */
export function dateLabel(date: LocalDate, locale: Locale): string {
  const { year, month, day } = fields(date);
  const weekday = WEEKDAYS[locale][weekdayOf(date) - 1] ?? "";
  return locale === "ja"
    ? `${year}年${month}月${day}日(${weekday})`
    : `${weekday}, ${day} ${MONTHS[month - 1] ?? ""} ${year}`;
}

/** The same without the year, for a day everybody knows the year of: 4月1日(火) / Tue, 1 Apr. */
export const dayLabel = (date: LocalDate, locale: Locale): string =>
  dateLabel(date, locale).replace(/^\d+年| \d{4}$/, "");

/** Label of the bucket starting at `start`: 2025年4月, 2025年度 第1四半期, 2025年度, 4月7日の週 … A week is named by its first day. */
export function bucketLabel(start: LocalDate, grain: Grain, cal: Calendar, locale: Locale): string {
  const { year, month, day } = fields(start);
  const fiscal = fiscalYearOf(start, cal);
  const quarter = fiscalQuarterOf(start, cal);
  const name = MONTHS[month - 1] ?? "";
  switch (grain) {
    case "day":
      return dateLabel(start, locale);
    case "week":
      return locale === "ja" ? `${year}年${month}月${day}日の週` : `Week of ${day} ${name} ${year}`;
    case "month":
      return locale === "ja" ? `${year}年${month}月` : `${name} ${year}`;
    case "quarter":
      return locale === "ja" ? `${fiscal}年度 第${quarter}四半期` : `FY${fiscal} Q${quarter}`;
    case "fiscal_year":
      return locale === "ja" ? `${fiscal}年度` : `FY${fiscal}`;
  }
}

/** A bucket of a range: one that the range cuts says which of its days it holds: 2026年10月26日の週(2026/10/29〜11/01のみ). */
export function heldLabel(bucket: Bucket, grain: Grain, cal: Calendar, locale: Locale): string {
  const name = bucketLabel(bucket.start, grain, cal, locale);
  if (!bucket.partial) return name;
  const days = rangeDigits(bucket, locale);
  return locale === "ja" ? `${name}(${days}のみ)` : `${name} (${days} only)`;
}

/** The same on an axis, where there is room for a word: 10/26(一部). */
export function heldAxisLabel(bucket: Bucket, grain: Grain, cal: Calendar, locale: Locale, long = false): string {
  const name = axisLabel(bucket.start, grain, cal, locale, long);
  if (!bucket.partial) return name;
  return locale === "ja" ? `${name}(一部)` : `${name} (part)`;
}

/** Both ends written out, the last day included: 2025年4月1日(火)〜2025年4月30日(水). */
export function rangeLabel(range: Range, locale: Locale): string {
  const last = addDays(range.until, -1);
  const from = dateLabel(range.from, locale);
  if (last === range.from) return from;
  return `${from}${locale === "ja" ? "〜" : " – "}${dateLabel(last, locale)}`;
}
