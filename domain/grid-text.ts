import { formatDecimal, type Locale, MINUS } from "@/domain/format-number";
import { MEASURES, type MeasureId, type MeasureUnit } from "@/domain/measure";
import { parseNumber, type ParseNumberCode } from "@/domain/parse-number";

export type CellCode = ParseNumberCode | "negative";
export type ReadCell = { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly code: CellCode };

/** What was typed or pasted into a cell, as its measure's number; null is "not recorded". */
export function readCell(text: string, id: MeasureId): ReadCell {
  const { unit, max, signed } = MEASURES[id];
  const read = parseNumber(text, unit);
  if (!read.ok || read.value === null) return read;
  if (read.value < 0 && !signed) return { ok: false, code: "negative" };
  return Math.abs(read.value) > max ? { ok: false, code: "too_large" } : read;
}

/** A cell at rest: 1,234 or 15:18:24. Empty where nothing is recorded. */
export function cellText(value: number | null, unit: MeasureUnit): string {
  if (value === null) return "";
  return unit === "seconds" ? clock(value) : formatDecimal(value, "en" satisfies Locale);
}

/** A cell being edited, or copied: digits that every spreadsheet reads. */
export function plainText(value: number | null, unit: MeasureUnit): string {
  if (value === null) return "";
  return unit === "seconds" ? clock(value) : String(value);
}

/** Hours always written, so that 0:05:30 is never read as hours and minutes. */
function clock(seconds: number): string {
  const size = Math.abs(seconds);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${seconds < 0 ? MINUS : ""}${Math.floor(size / 3600)}:${two(Math.floor((size % 3600) / 60))}:${two(size % 60)}`;
}
