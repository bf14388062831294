import { bareText } from "@/domain/format/bare-text";
import { type Currency, minorDigits } from "@/domain/format/currency";
import { type DecimalSign, withPoint } from "@/domain/format/decimal-sign";
import { type ColumnUnit, FACTORS, type MeasureUse } from "@/domain/imports/mapping";
import type { Clock } from "@/domain/imports/numbers/unit";
import { MEASURES } from "@/domain/measures/measure";
import { parseNumber, type ParseNumberCode } from "@/domain/format/parse-number";

export type ImportCellFault = ParseNumberCode | "rate_out_of_range";
export type ImportCell =
  { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly code: ImportCellFault };
/** How the texts of a column are read; `unit` in place of the mapping's own, where the file was asked about. */
export type CellReading = {
  readonly currency: Currency;
  readonly decimal?: DecimalSign;
  readonly clock?: Clock;
  readonly unit?: ColumnUnit | null;
};

const BARE = /^\d{1,12}$/;
const CLOCK = /[:時分秒hms]/i;
const TIME_UNITS = ["seconds", "minutes", "hours", "days"] as const;
const isTimeUnit = (unit: MeasureUse["unit"]): unit is (typeof TIME_UNITS)[number] =>
  (TIME_UNITS as readonly string[]).includes(unit);

/**
 * One cell in the unit of its measure: counts whole, durations in seconds, money in minor units, rates 0..1. Totals are
 * rounded to whole ones (12.34 minutes = 740 s); averages keep their fraction, because they are yet to be multiplied.
 */
export function readImportCell(raw: string, { measure, as, ...use }: MeasureUse, how: CellReading): ImportCell {
  const unit = how.unit ?? use.unit;
  const kind = measure === "contacts" ? "count" : MEASURES[measure].unit;
  const minor = kind === "yen" ? 10 ** minorDigits(how.currency) : 1;
  // Nearly every cell of a long file is bare digits: no need to ask what else they could be.
  if (as !== "rate" && BARE.test(raw)) return { ok: true, value: Number(raw) * FACTORS[unit] * minor };
  const text = pointed(bareText(raw), how.decimal);
  if (as === "rate") return readRate(text, unit);
  if (isTimeUnit(unit)) return rounded(readTime(text, unit, how.clock ?? "m:ss"), as === "total");
  if (kind === "seconds") return rounded(parseNumber(text, "seconds"), true);
  return kind === "count" ? readCount(text, unit) : readAmount(text, unit, how.currency);
}

const pointed = (text: string, decimal: DecimalSign | undefined): string =>
  decimal === "comma" && !text.includes(":") ? withPoint(text) : text;

/** 2千件 names its own unit; a plain number takes the column's. */
function readCount(text: string, unit: ColumnUnit): ImportCell {
  const plain = unit === "one" ? null : parseNumber(text, "score");
  if (!plain?.ok) return parseNumber(text, "count");
  if (plain.value === null) return plain;
  const value = times(plain.value, FACTORS[unit]);
  return Number.isInteger(value) ? { ok: true, value } : { ok: false, code: "fraction" };
}

/** 3.5万円 or $1,200 name their own unit; a plain number takes the column's. */
function readAmount(text: string, unit: ColumnUnit, currency: Currency): ImportCell {
  const plain = unit === "one" ? null : parseNumber(text, "score");
  if (!plain?.ok) return parseNumber(text, currency);
  if (plain.value === null) return plain;
  return rounded({ ok: true, value: times(plain.value * FACTORS[unit], 10 ** minorDigits(currency)) }, true);
}

const times = (value: number, factor: number): number => Number((value * factor).toPrecision(15));

function readRate(text: string, unit: MeasureUse["unit"]): ImportCell {
  const read = parseNumber(text, "ratio");
  if (!read.ok || read.value === null) return read;
  const named = /[%％]/.test(text);
  const value = named || unit !== "percent" ? read.value : read.value / 100;
  return value < 0 || value > 1 ? { ok: false, code: "rate_out_of_range" } : { ok: true, value };
}

function readTime(text: string, unit: (typeof TIME_UNITS)[number], clock: Clock): ImportCell {
  const folded = text.normalize("NFKC").trim();
  // "5:30" is minutes and seconds, or hours and minutes where the file or a person says hours.
  if (CLOCK.test(folded))
    return parseNumber(
      (clock === "h:mm" || unit === "hours") && /^\d+:\d{2}$/.test(folded) ? `${folded}:00` : folded,
      "seconds",
    );
  const read = parseNumber(folded, "score");
  return read.ok && read.value !== null ? { ok: true, value: times(read.value, FACTORS[unit]) } : read;
}

const rounded = (read: ImportCell, whole: boolean): ImportCell =>
  read.ok && read.value !== null && whole ? { ok: true, value: Math.round(read.value) } : read;
