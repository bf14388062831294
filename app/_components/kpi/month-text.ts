import type { Locale } from "@/domain/format-number";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export type DateForm = "month" | "short" | "day";

/** A local date as a label. month: 2026年10月 / Oct 2026. short: 26/10 / Oct ’26. day: 2026年10月3日 / 3 Oct 2026. */
export function monthText(date: string, locale: Locale, form: DateForm = "month"): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const name = MONTHS[Number(month) - 1] ?? "";
  if (form === "short") return locale === "ja" ? `${year.slice(2)}/${Number(month)}` : `${name} ’${year.slice(2)}`;
  if (form === "day") return locale === "ja" ? `${year}年${Number(month)}月${Number(day)}日` : `${Number(day)} ${name} ${year}`;
  return locale === "ja" ? `${year}年${Number(month)}月` : `${name} ${year}`;
}
