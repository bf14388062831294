import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import "@fontsource-variable/inter";
import { currentTheme } from "@/server/locale";
import { ApiProvider } from "./_trpc/client";
import "./globals.css";

export const metadata: Metadata = { title: { default: "転換 Tenkan", template: "%s | 転換 Tenkan" } };
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const [locale, theme, { guide: _, ...messages }] = await Promise.all([getLocale(), currentTheme(), getMessages()]);
  // The guide is drawn on the server: its texts, more than all others, stay there.
  return (
    <html lang={locale} data-theme={theme ?? undefined}>
      <body>
        <NextIntlClientProvider messages={messages}>
          <ApiProvider>{children}</ApiProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
