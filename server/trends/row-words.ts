import { variantText } from "@/domain/kpi/variant-text";
import { isCurrency, minorDigits, type ShownUnit } from "@/domain/format/currency";
import { type Locale, NO_VALUE } from "@/domain/format/number";
import { namesText } from "@/domain/format/list";
import { isPerMonth, type NeedId } from "@/domain/measures/measure";
import type { RowState } from "@/domain/kpi/row";
import { clockFormat } from "@/domain/time/clock";
import type { Translate } from "@/domain/format/translate";

/** A measure's name; what is worked out from several has its own. */
export const needName = (id: NeedId | "business_days", measure: Translate, need: Translate<"need">): string =>
  need.has(id) ? need(id) : measure(id);

/** The same as a part of a sum over `months`: 延べ where each month counts it anew. */
export const nameOverMonths =
  (name: (id: NeedId | "business_days") => string, months: number, card: Translate) =>
  (id: NeedId | "business_days"): string =>
    months > 1 && isPerMonth(id) ? card("nameOverMonths", { name: name(id), months }) : name(id);

/** "answered / offered" in words: 応答 ÷ 着信・受付. */
export const formulaText = (formula: string, name: (id: NeedId | "business_days") => string): string =>
  formula
    .replace(/[a-z][a-z0-9_]*/g, (id) => name(id as NeedId))
    .replaceAll(" / ", " ÷ ")
    .replaceAll(" * ", " × ")
    .replaceAll(" - ", " − ");

/** What the foot of the rows is: their sum, of any definition, or of what each month counts anew. */
export function sumKey({ reason, months }: { reason: string | null; months: number }): "sum" | "sumAll" | "sumOver" {
  if (reason === "mixed_variant") return "sumAll";
  return months > 1 ? "sumOver" : "sum";
}

/** How a row counts: used, or left out and why. */
export function stateText(
  row: { state: RowState; missing: readonly NeedId[]; definition: string | null },
  t: Translate,
  name: (id: NeedId) => string,
  variants: (key: string, values?: Record<string, string>) => string,
  locale: Locale,
): string {
  if (row.state === "missing") return t("state.missing", { measures: namesText(row.missing.map(name), locale) });
  return row.state === "other"
    ? t("state.other", { definition: row.definition === null ? NO_VALUE : variantText(row.definition, variants) })
    : t(`state.${row.state}`);
}

/** When a row was written, on the tenant's clock. */
export const timeText = (at: Date | string, zone: string, locale: Locale): string =>
  clockFormat(locale === "ja" ? "ja-JP" : "en-GB", zone, {
    year: "numeric",
    month: locale === "ja" ? "2-digit" : "short",
    day: locale === "ja" ? "2-digit" : "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(at));

/** A sum as a spreadsheet takes it: seconds, pieces, and money in its major unit. */
export const plainNumber = (value: number | null, unit: ShownUnit): number | null =>
  value !== null && isCurrency(unit) ? value / 10 ** minorDigits(unit) : value;
