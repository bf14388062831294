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
  const isTotalDate = (date: string): boolean => date !== "" && saysTotalForDate(date, isName);
  return ({ cells }) => {
    const text = (at: number) => bareText(cells[at] ?? "");
    const date = dateAt < 0 ? "" : text(dateAt);
    const dated = date !== "" && looksDated(date);
    const total = !dated && isTotalDate(date);
    const spoken = dated ? labels : [...labels, ...measures];
    if (total || spoken.some((at) => saysTotal(text(at), isName))) return "total";
    // Without a column of figures nothing can be said of any row: the mapping is unfinished.
    if (dated || measures.length === 0) return null;
    const figures = measures.map(text);
    if (date === "" && figures.every((figure) => figure === "")) return isEmpty(cells) ? "blank" : "note";
    return undatedReason(cells, folded, figures, dateAt < 0);
  };
}

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => bareText(cell) === "");

/** Why a row without a day is none: it names columns or units, or nothing in it begins as a figure (a footnote, a second line of headers). */
function undatedReason(
  cells: readonly string[],
  headers: readonly string[],
  figures: readonly string[],
  withoutDates: boolean,
): SkipReason | null {
  if (isHeaderAgain(cells, headers) || isUnitRow(cells)) return "header";
  if (withoutDates && figures.some((figure) => figure !== "")) return null;
  return figures.some(isFigure) ? null : "note";
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
