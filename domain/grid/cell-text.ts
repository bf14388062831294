import { type Currency, isCurrency, minorDigits, shownUnit } from "@/domain/format/currency";
import { formatDecimal, type Locale, MINUS } from "@/domain/format/number";
import { MEASURES, type MeasureId, type MeasureUnit } from "@/domain/measures/measure";
import { parseNumber, type ParseNumberCode } from "@/domain/format/parse-number";

export type CellCode = ParseNumberCode | "negative";
export type ReadCell =
  { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly code: CellCode };

/** What a cell holds: of a tenant that keeps dollars, amounts are typed and shown in dollars and cents. */
export type CellUnit = MeasureUnit | Currency;

/** The unit of a measure's cells in a tenant of this currency. */
export function cellUnit(id: MeasureId, currency: Currency): CellUnit {
  return shownUnit(MEASURES[id].unit, currency);
}

/** What was typed or pasted into a cell, as its measure's number (money in minor units); null is "not recorded". */
export function readCell(text: string, id: MeasureId, currency: Currency): ReadCell {
  const { max, signed } = MEASURES[id];
  const read = parseNumber(text, cellUnit(id, currency));
  if (!read.ok || read.value === null) return read;
  if (read.value < 0 && !signed) return { ok: false, code: "negative" };
  return Math.abs(read.value) > max ? { ok: false, code: "too_large" } : read;
}

/** A cell at rest: 1,234, 1,234.50 or 15:18:24. Empty where nothing is recorded. */
export function cellText(value: number | null, unit: CellUnit): string {
  if (value === null) return "";
  if (unit === "seconds") return clock(value);
  const digits = isCurrency(unit) ? minorDigits(unit) : 0;
  return formatDecimal(value / 10 ** digits, "en" satisfies Locale, digits);
}

/** A cell being edited, or copied: digits that every spreadsheet reads. */
export function plainText(value: number | null, unit: CellUnit): string {
  if (value === null) return "";
  if (unit === "seconds") return clock(value);
  const digits = isCurrency(unit) ? minorDigits(unit) : 0;
  return (value / 10 ** digits).toFixed(digits);
}

/** Hours always written, so that 0:05:30 is never read as hours and minutes. */
function clock(seconds: number): string {
  const size = Math.abs(seconds);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${seconds < 0 ? MINUS : ""}${Math.floor(size / 3600)}:${two(Math.floor((size % 3600) / 60))}:${two(size % 60)}`;
}
