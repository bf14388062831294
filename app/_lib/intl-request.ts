import { getRequestConfig } from "next-intl/server";
import { currentLocale } from "@/server/locale";

const AREAS = [
  "ui",
  "record",
  "import",
  "diagnosis",
  "home",
  "discipline",
  "settings",
  "account",
  "members",
  "audit",
  "exports",
  "trends",
  "views",
  "guide-link",
  "guide",
  "guide-kpi",
  "targets",
  "failure",
] as const;

/** next-intl's view of a request: the reader's language and its texts. */
export default getRequestConfig(async () => {
  const locale = await currentLocale();
  const base = (await import(`../../messages/${locale}.json`)).default as Record<string, object>;
  const parts = await Promise.all(
    AREAS.map(
      async (area) => (await import(`../../messages/parts/${area}.${locale}.json`)).default as Record<string, object>,
    ),
  );
  const messages = parts.reduce((all, part) => merge(all, part), base);
  // No date is formatted by next-intl: which zone is right is the tenant's to say (messages/dates.test.ts). It only asks for one.
  return { locale, messages, timeZone: "UTC" };
});

function merge(a: Record<string, object>, b: Record<string, object>): Record<string, object> {
  const merged = { ...a };
  for (const [key, value] of Object.entries(b)) merged[key] = { ...merged[key], ...value };
  return merged;
}
