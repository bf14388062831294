import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import "@fontsource-variable/inter";
import { currentTheme } from "@/server/locale";
import { textsOf } from "./_lib/client-texts";
import "./globals.css";

export const metadata: Metadata = { title: { default: "転換 Tenkan", template: "%s | 転換 Tenkan" } };
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const [locale, theme, messages] = await Promise.all([getLocale(), currentTheme(), getMessages()]);
  return (
    <html lang={locale} data-theme={theme ?? undefined}>
      <body>
        <NextIntlClientProvider messages={textsOf("root", messages)}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
