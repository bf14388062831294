import { getLocale } from "next-intl/server";
import { api, orNotFound } from "@/app/_trpc/server";
import type { Locale } from "@/domain/format/number";
import type { SettingsView } from "@/server/tenants/settings";

/** What every part of the settings is given. */
export interface Part {
  tenant: string;
  locale: Locale;
  view: SettingsView;
}

/** The part of the company a URL names; 404 for strangers. */
export async function partOf(params: Promise<{ tenant: string }>): Promise<Part> {
  const { tenant } = await params;
  const [locale, view] = await Promise.all([getLocale(), orNotFound((await api()).settings.view({ tenant }))]);
  return { tenant, view, locale };
}
