import { bareText } from "@/domain/format/bare-text";
import type { ImportMapping } from "@/domain/imports/mapping";
import { namesAmong, saysTotal, saysTotalForDate } from "@/domain/imports/total";
import { foldHeader, type TableRow } from "@/domain/imports/table";
import { looksDated } from "@/domain/imports/dates/facts";
import { isUnitRow } from "@/domain/imports/numbers/unit";
import { parseNumber } from "@/domain/format/parse-number";

/** Why a row is left out without harm. total: a sum or mean of the others. place: left out on purpose. note: text without a figure. header: the header again, or its units. */
export const SKIP_REASONS = ["blank", "total", "place", "note", "header"] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
/** A row that was left out: where, why, and what stands in it. */
export type LeftRow = { readonly line: number; readonly reason: SkipReason; readonly text: string };

const LABELS = 3;

/** Tells the rows that are no records by what stands in them; null for what has to be read. `names`: of the teams and channels there are. */
export function rowSorter(
  mapping: Pick<ImportMapping, "columns">,
  headers: readonly string[],
  names: readonly string[],
): (row: TableRow) => SkipReason | null {
  const columnsOf = (test: (use: string) => boolean) => mapping.columns.flatMap(({ use }, i) => (test(use) ? [i] : []));
  const [dateAt = -1] = columnsOf((use) => use === "date");
  const measures = columnsOf((use) => use === "measure");
  const labels = [
    ...new Set([
      ...columnsOf((use) => use !== "measure").slice(0, LABELS),
      ...columnsOf((use) => use === "channel" || use === "team"),
    ]),
  ].filter((at) => at !== dateAt);
  const isName = namesAmong(names);
  const folded = headers.map(foldHeader);
  return ({ cells }) => {
    const text = (at: number) => bareText(cells[at] ?? "");
    const date = dateAt < 0 ? "" : text(dateAt);
    const dated = date !== "" && looksDated(date);
    if (date !== "" && !dated && saysTotalForDate(date, isName)) return "total";
    if (labels.some((at) => saysTotal(text(at), isName))) return "total";
    if (!dated && measures.some((at) => saysTotal(text(at), isName))) return "total";
    // Without a column of figures nothing can be said of any row: the mapping is unfinished.
    if (measures.length === 0) return null;
    const empty = measures.every((at) => text(at) === "");
    if (empty && date === "") return cells.some((cell) => bareText(cell) !== "") ? "note" : "blank";
    if (!dated && (isHeaderAgain(cells, folded) || isUnitRow(cells))) return "header";
    if (dated || (dateAt < 0 && !empty)) return null;
    // Without a day and without anything that begins as a figure: a footnote, or a second line of headers.
    return measures.every((at) => !isFigure(text(at))) ? "note" : null;
  };
}

/** Most of its cells say what the header says above them. */
function isHeaderAgain(cells: readonly string[], headers: readonly string[]): boolean {
  const filled = cells.flatMap((cell, i) => (bareText(cell) === "" ? [] : [foldHeader(cell) === headers[i]]));
  return filled.length > 1 && filled.filter(Boolean).length > filled.length / 2;
}

/** A number, or what a person would take for one that went wrong. */
function isFigure(text: string): boolean {
  if (text === "") return false;
  const read = parseNumber(text);
  return (read.ok && read.value !== null) || /^[-+▲△(¥\\$€£]?\d/.test(text.normalize("NFKC"));
}
