import { type Currency, minorDigits } from "@/domain/currency";
import { FACTORS, type MeasureUse } from "@/domain/import-mapping";
import { MEASURES } from "@/domain/measure";
import { parseNumber, type ParseNumberCode } from "@/domain/parse-number";

export type CellCode = ParseNumberCode | "rate_out_of_range";
export type ReadCell = { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly code: CellCode };

const BARE = /^\d{1,12}$/;
const CLOCK = /[:時分秒hms]/i;
const TIME_UNITS = ["seconds", "minutes", "hours"] as const;
const isTimeUnit = (unit: MeasureUse["unit"]): unit is (typeof TIME_UNITS)[number] => (TIME_UNITS as readonly string[]).includes(unit);

/**
 * One cell in the unit of its measure: counts whole, durations in seconds, money in minor units, rates 0..1. Totals are
 * rounded to whole ones (12.34 minutes = 740 s); averages keep their fraction, because they are yet to be multiplied.
 */
export function readCell(text: string, { measure, as, unit }: MeasureUse, currency: Currency): ReadCell {
  if (as === "rate") return readRate(text, unit);
  const kind = measure === "contacts" ? "count" : MEASURES[measure].unit;
  const minor = kind === "yen" ? 10 ** minorDigits(currency) : 1;
  // Nearly every cell of a long file is bare digits: no need to ask what else they could be.
  if (BARE.test(text)) return { ok: true, value: Number(text) * FACTORS[unit] * minor };
  if (isTimeUnit(unit)) return rounded(readTime(text, unit), as === "total");
  if (kind === "count") return parseNumber(text, "count");
  if (kind === "seconds") return rounded(parseNumber(text, "seconds"), true);
  // 3.5万円 or $1,200 name their own unit; a plain number takes the column's.
  const plain = unit === "one" ? null : parseNumber(text, "score");
  if (!plain?.ok) return parseNumber(text, currency);
  return rounded(plain.value === null ? plain : { ok: true, value: plain.value * FACTORS[unit] * minor }, true);
}

function readRate(text: string, unit: MeasureUse["unit"]): ReadCell {
  const read = parseNumber(text, "ratio");
  if (!read.ok || read.value === null) return read;
  const named = /[%％]/.test(text);
  const value = named || unit !== "percent" ? read.value : read.value / 100;
  return value < 0 || value > 1 ? { ok: false, code: "rate_out_of_range" } : { ok: true, value };
}

function readTime(text: string, unit: (typeof TIME_UNITS)[number]): ReadCell {
  const folded = text.normalize("NFKC").trim();
  // "5:30" is minutes and seconds by habit, hours and minutes only where the person said hours.
  if (CLOCK.test(folded)) return parseNumber(unit === "hours" && /^\d+:\d{2}$/.test(folded) ? `${folded}:00` : folded, "seconds");
  const read = parseNumber(text, "score");
  return read.ok && read.value !== null ? { ok: true, value: read.value * FACTORS[unit] } : read;
}

const rounded = (read: ReadCell, whole: boolean): ReadCell => (read.ok && read.value !== null && whole ? { ok: true, value: Math.round(read.value) } : read);
