"use client";

import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";

/** Adds a page's own texts to those its frame was sent with; all else is the frame's. */
export function MoreTexts({ texts, children }: { texts: AbstractIntlMessages; children: React.ReactNode }) {
  return (
    <NextIntlClientProvider locale={useLocale()} messages={{ ...useMessages(), ...texts }}>
      {children}
    </NextIntlClientProvider>
  );
}
