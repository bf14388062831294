"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { use, useMemo } from "react";
import { keptTexts } from "./kept-texts";
import { textsAt } from "./text-arrival";

/** The texts of a file, beside those around it. What the server drew stands until they come; it has them at hand. */
export function FiledTexts({ address, children }: { address: string; children: React.ReactNode }) {
  const [around, locale] = [useMessages(), useLocale()];
  const own = keptTexts.get(address) ?? use(textsAt(address));
  const messages = useMemo(() => ({ ...around, ...own }), [around, own]);
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
