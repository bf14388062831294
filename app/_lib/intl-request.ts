import { readdirSync } from "node:fs";
import { join } from "node:path";
import { getRequestConfig } from "next-intl/server";
import type { Locale } from "@/domain/format/number";
import { currentLocale } from "@/server/locale";

declare module "next-intl" {
  /** What useLocale() and getLocale() answer: one of ours, so that nobody narrows it again. */
  interface AppConfig {
    Locale: Locale;
  }
}

/** One namespace is one file of its name: messages/<language>/<namespace>.json. */
const NAMESPACES = readdirSync(join(process.cwd(), "messages/ja")).flatMap(
  // A system's or an editor's own file beside them is no namespace.
  (file) => /^(\w+)\.json$/.exec(file)?.[1] ?? [],
);

/** next-intl's view of a request: the reader's language and its texts. */
export default getRequestConfig(async () => {
  const locale = await currentLocale();
  const texts = await Promise.all(
    NAMESPACES.map(
      async (name) => [name, (await import(`../../messages/${locale}/${name}.json`)).default as object] as const,
    ),
  );
  const messages = Object.fromEntries(texts);
  // No date is formatted by next-intl: which zone is right is the tenant's to say (messages/dates.test.ts). It only asks for one.
  return { locale, messages, timeZone: "UTC" };
});
