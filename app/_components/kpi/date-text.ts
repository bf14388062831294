import { useLocale } from "next-intl";
import { type DateForm, monthText } from "./month-text";

/** monthText in the reader's language. */
export function useDateText(): (date: string, form: DateForm) => string {
  const locale = useLocale() === "en" ? "en" : "ja";
  return (date, form) => monthText(date, locale, form);
}
