import type { Locale } from "@/domain/format/number";

/** month: 2026年10月, Oct 2026. short: 26/10, Oct ’26. day: 2026年10月3日, 3 Oct 2026. */
export type DateForm = "month" | "short" | "day";

const JAPANESE = {
  month: new Intl.DateTimeFormat("ja-JP", { year: "numeric", month: "long", timeZone: "UTC" }),
  day: new Intl.DateTimeFormat("ja-JP", { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }),
};
const NAME = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });

/** A local date (YYYY-MM-DD) as a label. */
export function monthText(date: string, locale: Locale, form: DateForm = "month"): string {
  const at = new Date(`${date}T00:00:00Z`);
  const [year, short] = [date.slice(0, 4), date.slice(2, 4)];
  if (locale === "ja") return form === "short" ? `${short}/${at.getUTCMonth() + 1}` : JAPANESE[form].format(at);
  const name = NAME.format(at);
  if (form === "short") return `${name} ’${short}`;
  return form === "day" ? `${at.getUTCDate()} ${name} ${year}` : `${name} ${year}`;
}
