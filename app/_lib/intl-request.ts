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

const loaded = new Map<Locale, Promise<Record<string, object>>>();

/** All texts of a language, put together once for the whole process: to ask for each file anew costs a request 3 ms. */
function textsOf(locale: Locale): Promise<Record<string, object>> {
  const known = loaded.get(locale);
  if (known) return known;
  const texts = NAMESPACES.map(
    async (name) => [name, (await import(`../../messages/${locale}/${name}.json`)).default as object] as const,
  );
  const whole = Promise.all(texts).then((entries) => Object.fromEntries(entries));
  loaded.set(locale, whole);
  whole.catch(() => loaded.delete(locale));
  return whole;
}

/** next-intl's view of a request: the reader's language and its texts. */
export default getRequestConfig(async () => {
  const locale = await currentLocale();
  // No date is formatted by next-intl: which zone is right is the tenant's to say (messages/dates.test.ts). It only asks for one.
  return { locale, messages: await textsOf(locale), timeZone: "UTC" };
});
