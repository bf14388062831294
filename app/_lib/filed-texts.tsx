"use client";

import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { use, useMemo } from "react";
import { keptTexts } from "./kept-texts";
import { textsAt } from "./text-arrival";

interface Props {
  address: string;
  children: React.ReactNode;
}

/** The texts of a file, beside those around it. What the server drew stands until they come; it has them at hand. */
export function FiledTexts({ address, children }: Props) {
  // No hook beside this one: what is waited for once may be at hand when React takes this up again.
  const own = keptTexts.get(address) ?? use(textsAt(address));
  return <Beside own={own}>{children}</Beside>;
}

function Beside({ own, children }: { own: AbstractIntlMessages; children: React.ReactNode }) {
  const [around, locale] = [useMessages(), useLocale()];
  const messages = useMemo(() => ({ ...around, ...own }), [around, own]);
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
