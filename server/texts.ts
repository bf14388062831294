import { createTranslator } from "next-intl";
import type { Locale } from "@/domain/format/number";
import en from "@/messages/en.json";
import ja from "@/messages/ja.json";
import auditEn from "@/messages/parts/audit.en.json";
import auditJa from "@/messages/parts/audit.ja.json";
import homeEn from "@/messages/parts/home.en.json";
import homeJa from "@/messages/parts/home.ja.json";
import trendsEn from "@/messages/parts/trends.en.json";
import trendsJa from "@/messages/parts/trends.ja.json";
import uiEn from "@/messages/parts/ui.en.json";
import uiJa from "@/messages/parts/ui.ja.json";

/** Asks one namespace of messages/ for a text; `has` tells whether there is one. The name of it is for scripts/check/texts.mjs. */
export type Translate<_Namespace extends string = string> = ((
  key: string,
  values?: Record<string, string | number>,
) => string) & {
  has: (key: string) => boolean;
};

/** What files are written with; letters have their own (server/mail/letter.ts). */
const TEXTS = {
  ja: { ...ja, ...homeJa, ...uiJa, ...trendsJa, ...auditJa },
  en: { ...en, ...homeEn, ...uiEn, ...trendsEn, ...auditEn },
} as const;

type Namespace = keyof typeof TEXTS.ja | "card.variant";

/** Texts of a namespace in a reader's language, where no page of theirs is being drawn. */
export const translatorOf = (locale: Locale, namespace: Namespace): Translate =>
  createTranslator({
    locale,
    messages: TEXTS[locale] as object,
    namespace: namespace as never,
    // No date is formatted here: which zone is right is the tenant's to say.
    timeZone: "UTC",
  }) as unknown as Translate;
