import type { Locale } from "@/domain/format/number";
import {
  addDays,
  type Calendar,
  fiscalQuarterOf,
  fiscalYearOf,
  type Grain,
  type LocalDate,
  type Range,
  weekdayOf,
} from "@/domain/time/period";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = {
  ja: ["月", "火", "水", "木", "金", "土", "日"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
} as const;

const partsOf = (date: LocalDate) => ({
  year: date.slice(0, 4),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
  name: MONTHS[Number(date.slice(5, 7)) - 1] ?? "",
});

/** Both ends in figures, the last day included, the year once where it is the same: 2026/07/01〜07/31, 1 Jul – 31 Jul 2026. */
export function rangeDigits(range: Range, locale: Locale): string {
  const last = addDays(range.until, -1);
  const [a, b] = [partsOf(range.from), partsOf(last)];
  const sameYear = a.year === b.year;
  if (locale === "ja") {
    const [from, to] = [range.from.replaceAll("-", "/"), last.replaceAll("-", "/")];
    return last === range.from ? from : `${from}〜${sameYear ? to.slice(5) : to}`;
  }
  const to = `${b.day} ${b.name} ${b.year}`;
  return last === range.from ? to : `${a.day} ${a.name}${sameYear ? "" : ` ${a.year}`} – ${to}`;
}

/** The shortest name of a period, for an axis: 7/1, 26/7, 26年度Q1, 2026年度. Days and weeks name the year where the range is longer than one. */
export function axisLabel(start: LocalDate, grain: Grain, cal: Calendar, locale: Locale, long = false): string {
  const { year, month, day, name } = partsOf(start);
  const short = year.slice(2);
  const japanese = locale === "ja";
  switch (grain) {
    case "day":
    case "week":
      return japanese ? `${long ? `${short}/` : ""}${month}/${day}` : `${day} ${name}${long ? ` ’${short}` : ""}`;
    case "month":
      return japanese ? `${short}/${month}` : `${name} ’${short}`;
    case "quarter":
    case "fiscal_year":
      return fiscalLabel(start, grain, cal, japanese);
  }
}

function fiscalLabel(start: LocalDate, grain: "quarter" | "fiscal_year", cal: Calendar, japanese: boolean): string {
  const year = String(fiscalYearOf(start, cal));
  if (grain === "fiscal_year") return japanese ? `${year}年度` : `FY${year}`;
  const quarter = fiscalQuarterOf(start, cal);
  return japanese ? `${year.slice(2)}年度Q${quarter}` : `FY${year.slice(2)} Q${quarter}`;
}

/** The period of a row: a day with its weekday, longer ones by both ends: 2026/07/01(水), 2026/07/01〜07/31. */
export function periodDigits(range: Range, locale: Locale): string {
  if (addDays(range.from, 1) !== range.until) return rangeDigits(range, locale);
  const weekday = WEEKDAYS[locale][weekdayOf(range.from) - 1] ?? "";
  return locale === "ja" ? `${rangeDigits(range, locale)}(${weekday})` : `${weekday}, ${rangeDigits(range, locale)}`;
}
