import type { Locale } from "@/domain/format/number";
const TAG = { ja: "ja-JP", en: "en-GB" } as const;

/** 2026年11月 / November 2026. */
export function monthName(date: string, locale: Locale): string {
  return new Intl.DateTimeFormat(TAG[locale], { year: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** 11月22日 / 22 Nov. */
export function dayName(date: string, locale: Locale): string {
  return new Intl.DateTimeFormat(TAG[locale], { month: "short", day: "numeric", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** The first of the month that many months on. */
export function shiftMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`;
}
