import { getRequestConfig } from "next-intl/server";
import type { Locale } from "@/domain/format/number";
import { currentLocale } from "@/server/locale";
import { allTexts } from "./all-texts";

declare module "next-intl" {
  /** What useLocale() and getLocale() answer: one of ours, so that nobody narrows it again. */
  interface AppConfig {
    Locale: Locale;
  }
}

/** next-intl's view of a request: the reader's language and its texts. */
export default getRequestConfig(async () => {
  const locale = await currentLocale();
  // No date is formatted by next-intl: which zone is right is the tenant's to say (messages/dates.test.ts). It only asks for one.
  return { locale, messages: await allTexts(locale), timeZone: "UTC" };
});
