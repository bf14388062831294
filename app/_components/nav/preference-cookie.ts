import type { LOCALE_COOKIE, THEME_COOKIE } from "@/server/locale";

// The server's names, held equal by type: a client file takes no values from server/.
export const LOCALE: typeof LOCALE_COOKIE = "tenkan-locale";
export const THEME: typeof THEME_COOKIE = "tenkan-theme";

const YEAR = 31_536_000;

/** Keeps a reader's choice for a year on this device; null forgets it. */
export function rememberChoice(name: typeof LOCALE | typeof THEME, value: string | null): void {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${value ?? ""}; path=/; max-age=${value === null ? 0 : YEAR}; samesite=lax${secure}`;
}
