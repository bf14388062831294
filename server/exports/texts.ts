import { createTranslator } from "next-intl";
import type { Locale } from "@/domain/format/number";
import type { Translate } from "@/domain/format/translate";
import auditEn from "@/messages/en/audit.json";
import auditJa from "@/messages/ja/audit.json";
import cardEn from "@/messages/en/card.json";
import cardJa from "@/messages/ja/card.json";
import channelKindEn from "@/messages/en/channelKind.json";
import channelKindJa from "@/messages/ja/channelKind.json";
import kpiEn from "@/messages/en/kpi.json";
import kpiJa from "@/messages/ja/kpi.json";
import measureEn from "@/messages/en/measure.json";
import measureJa from "@/messages/ja/measure.json";
import needEn from "@/messages/en/need.json";
import needJa from "@/messages/ja/need.json";
import roleEn from "@/messages/en/role.json";
import roleJa from "@/messages/ja/role.json";
import rowsEn from "@/messages/en/rows.json";
import rowsJa from "@/messages/ja/rows.json";
import trendsEn from "@/messages/en/trends.json";
import trendsJa from "@/messages/ja/trends.json";

/** What files are written with; letters have their own (server/mail/letter.ts). */
const TEXTS = {
  ja: {
    audit: auditJa,
    card: cardJa,
    channelKind: channelKindJa,
    kpi: kpiJa,
    measure: measureJa,
    need: needJa,
    role: roleJa,
    rows: rowsJa,
    trends: trendsJa,
  },
  en: {
    audit: auditEn,
    card: cardEn,
    channelKind: channelKindEn,
    kpi: kpiEn,
    measure: measureEn,
    need: needEn,
    role: roleEn,
    rows: rowsEn,
    trends: trendsEn,
  },
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
