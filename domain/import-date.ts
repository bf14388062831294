import type { DateOrder } from "@/domain/import-mapping";
import type { Cadence } from "@/domain/import-target";
import { parseDate, parseMonth, type ParsedDate } from "@/domain/parse-date";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;

/** Three numbers of which none is a four-digit year in front: 03/04/2025, 4.3.25. */
function threeNumbers(text: string): readonly [string, string, string] | null {
  const folded = text.normalize("NFKC").trim().replace(/[ t]\d{1,2}:\d{2}.*$/i, "");
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(folded);
  return match ? [match[1] ?? "", match[2] ?? "", match[3] ?? ""] : null;
}

/** The orders in which every three-number date of a column makes sense; year first where the column has none. */
export function possibleOrders(texts: readonly string[]): readonly DateOrder[] {
  const triples = texts.map(threeNumbers).filter((triple) => triple !== null);
  if (triples.length === 0) return ["ymd"];
  return (["mdy", "dmy", "ymd"] as const).filter((order) => triples.every((triple) => isPossible(triple, order)));
}

function isPossible([a, b, c]: readonly [string, string, string], order: DateOrder): boolean {
  if (order === "ymd") return c.length === 2 && Number(b) <= 12 && Number(c) <= 31 && a.length === 2;
  return order === "mdy" ? Number(a) <= 12 && Number(b) <= 31 : Number(b) <= 12 && Number(a) <= 31;
}

/**
 * A date cell: every form of parseDate (a month where the channel is recorded by month), English month names, and three
 * numbers read in `order`. Without an order three numbers are not a date: 03/04 is never guessed. Blank is null.
 */
export function readDate(text: string, order: DateOrder | null, cadence: Cadence): ParsedDate {
  const numbers = threeNumbers(text);
  if (numbers && order) return parseDate(isoOf(numbers, order));
  const named = namedMonth(text);
  if (named) return parseDate(named);
  return cadence === "month" ? parseMonth(text) : parseDate(text);
}

function isoOf([a, b, c]: readonly [string, string, string], order: DateOrder): string {
  const [year, month, day] = order === "ymd" ? [a, b, c] : order === "mdy" ? [c, a, b] : [c, b, a];
  return `${year.length === 2 ? `20${year}` : year}-${month}-${day}`;
}

/** 3 Apr 2025, April 3, 2025, 03-Apr-25, Apr 2025 (its first day). */
function namedMonth(text: string): string | null {
  const folded = text.normalize("NFKC").trim().toLowerCase().replace(/[,.\-/]/g, " ").replace(/\s+/g, " ");
  const match = /^(?:(\d{1,2}) )?([a-z]{3,9}) (?:(\d{1,2}) )?(\d{4}|\d{2})$/.exec(folded);
  const word = match?.[2] ?? "";
  const month = MONTHS.findIndex((name) => word.startsWith(name));
  if (!match || month < 0 || (match[1] && match[3])) return null;
  const year = match[4]?.length === 2 ? `20${match[4]}` : (match[4] ?? "");
  return `${year}-${month + 1}-${match[1] ?? match[3] ?? "1"}`;
}
