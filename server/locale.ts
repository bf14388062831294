import { cookies, headers } from "next/headers";
import type { Locale } from "@/domain/format/number";

export const LOCALE_COOKIE = "tenkan-locale";
export const THEME_COOKIE = "tenkan-theme";

/** The reader's language: their own choice (cookie), else the browser's, else Japanese. */
export async function currentLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (chosen === "ja" || chosen === "en") return chosen;
  const accepted = (await headers()).get("accept-language") ?? "";
  const first = accepted.split(",")[0]?.trim().toLowerCase() ?? "";
  return first === "" || first.startsWith("ja") ? "ja" : "en";
}

/** "light", "dark", or null where the reader leaves it to the device. */
export async function currentTheme(): Promise<"light" | "dark" | null> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return chosen === "light" || chosen === "dark" ? chosen : null;
}
