import type { Locale } from "@/domain/format/number";

/** 8:42 where the tenant is. */
export function timeText(at: Date | string, zone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", {
    timeZone: zone,
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(at));
}

/** 11月22日 8:42 / 22 Nov, 8:42. */
export function dayTimeText(at: Date | string, zone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", {
    timeZone: zone,
    month: locale === "ja" ? "long" : "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(at));
}

/** The local date of an instant, to tell today's from an older one. */
export const dateIn = (at: Date | string, zone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(at));
