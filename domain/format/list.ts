import type { Locale } from "@/domain/format/number";

// British, as the English texts: "a, b and c" without a comma before "and".
const TAG = { ja: "ja", en: "en-GB" } as const;

/** Parts in a row within a sentence: 電話、メール / Phone and Email; a disjunction: 守りか攻め / one or the other. */
export const listText = (
  parts: readonly string[],
  locale: Locale,
  type: "conjunction" | "disjunction" = "conjunction",
): string => new Intl.ListFormat(TAG[locale], { type }).format(parts);

/** Names that stand together as one label: 電話・メール / Phone and Email. */
export const namesText = (names: readonly string[], locale: Locale): string =>
  locale === "ja" ? names.join("・") : listText(names, locale);
