import { formatDecimal, MINUS, roundHalfAway, type Locale } from "@/domain/format/number";

/** Units a Japanese page divides by, always named beside the number. */
export const YEN_UNITS = { yen: 1, thousand: 1e3, man: 1e4, million: 1e6, oku: 1e8 } as const;
export type YenUnit = keyof typeof YEN_UNITS;

const NAME: Readonly<Record<Locale, Readonly<Record<YenUnit, string>>>> = {
  ja: { yen: "円", thousand: "千円", man: "万円", million: "百万円", oku: "億円" },
  en: { yen: " yen", thousand: " thousand yen", man: " yen", million: " million yen", oku: " yen" },
};

/** `yen` in `unit`, rounded half away from zero to `digits` decimals: 123,456,789 in man = 12,346. */
export function inYenUnit(yen: number, unit: YenUnit, digits = 0): number {
  const factor = 10 ** digits;
  return roundHalfAway((yen / YEN_UNITS[unit]) * factor) / factor;
}

/**
 * 12,346万円 / ▲54.0万円. `negative` "triangle" is the accounting sign. English has no 万: use yen, thousand or million there.
 */
export function formatMoney(
  yen: number,
  p: { unit: YenUnit; locale: Locale; digits?: number; negative?: "minus" | "triangle" },
): string {
  const digits = p.digits ?? 0;
  const unit = p.locale === "en" && (p.unit === "man" || p.unit === "oku") ? "yen" : p.unit;
  const text = formatDecimal(inYenUnit(yen, unit, digits), p.locale, digits);
  const signed = p.negative === "triangle" ? text.replace(MINUS, "▲") : text;
  return `${signed}${NAME[p.locale][unit]}`;
}

/** The unit in which an amount stays readable: below 1万 yen, below 1億 万円, else 億円. */
export function readableYenUnit(yen: number): YenUnit {
  const size = Math.abs(yen);
  if (size >= 1e8) return "oku";
  return size >= 1e4 ? "man" : "yen";
}
