import { getRequestConfig } from "next-intl/server";
import { currentLocale } from "@/server/locale";

/** next-intl's view of a request: the reader's language and its texts. */
export default getRequestConfig(async () => {
  const locale = await currentLocale();
  const messages = (await import(`../../messages/${locale}.json`)).default;
  return { locale, messages, timeZone: "Asia/Tokyo" };
});
