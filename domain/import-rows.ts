import type { Currency } from "@/domain/currency";
import { type CellCode, readCell } from "@/domain/import-cells";
import { readDate } from "@/domain/import-date";
import { type ImportMapping, type ImportMeasure, type MeasureUse, type Place } from "@/domain/import-mapping";
import { CEILINGS } from "@/domain/import-synonyms";
import type { TableRow } from "@/domain/import-table";
import { type ImportTarget, measureOn } from "@/domain/import-target";
import { MEASURES, type RecordMeasureId } from "@/domain/measure";
import { addDays, bucketOf, type Calendar, type LocalDate, type Range } from "@/domain/period";
import type { ParseDateCode } from "@/domain/parse-date";
import { EARLIEST_DAY } from "@/domain/reach";

export type RowCode = CellCode | ParseDateCode | "date_missing" | "in_the_future" | "too_early" | "duplicate_period" | "unknown_place" | "not_of_this_channel" | "estimate_capped" | "overlaps_record";

/** What is wrong with a cell: where a person finds it in the file, what stands there, and why it cannot be. */
export type ImportIssue = {
  readonly line: number;
  /** Index among the file's columns; null where no single column is to blame. */
  readonly column: number | null;
  readonly value: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly severity: "error" | "warning";
};

/** One row that can be a record. `columns` says which column a measure came from. */
export type ImportRow = {
  readonly line: number;
  readonly target: ImportTarget;
  readonly period: Range;
  readonly values: Readonly<Partial<Record<RecordMeasureId, number>>>;
  readonly columns: Readonly<Partial<Record<RecordMeasureId, number>>>;
  readonly estimated: readonly RecordMeasureId[];
};
export type ReadRows = { readonly rows: readonly ImportRow[]; readonly issues: readonly ImportIssue[]; readonly skipped: Skipped };
/** Rows left out without harm. blank: no figure. total: a sum of the others. place: left out on purpose. */
export type Skipped = { blank: number; total: number; place: number };

const TOTAL_ROW = /^(合計|総計|小計|計|累計|平均|(grand )?total|sum|average)/i;
/** A sum or mean of the other rows, by the word in one of its first cells. */
export const isTotalRow = ({ cells }: TableRow): boolean => cells.slice(0, 3).some((cell) => TOTAL_ROW.test(cell.normalize("NFKC").trim()));

type Setting = { readonly mapping: ImportMapping; readonly targets: readonly ImportTarget[]; readonly calendar: Calendar; readonly today: LocalDate; readonly currency: Currency };

/** The rows of a file as records to be, with everything that is wrong with any of them. Never throws, writes nothing. */
export function readRows(table: readonly TableRow[], setting: Setting): ReadRows {
  const skipped: Skipped = { blank: 0, total: 0, place: 0 };
  const issues: ImportIssue[] = [];
  const rows: ImportRow[] = [];
  const seen = new Map<string, number>();
  const reader = rowReader(setting, issues, skipped);
  for (const row of table.slice(setting.mapping.headerRow + 1)) {
    const read = reader(row);
    if (!read) continue;
    const key = `${read.target.id}:${read.period.from}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row.line);
      rows.push(read);
    } else issues.push(duplicate(row, setting, read, first));
  }
  return { rows, issues, skipped };
}

function duplicate(row: TableRow, { mapping }: Setting, { target, period }: ImportRow, line: number): ImportIssue {
  const at = mapping.columns.findIndex(({ use }) => use === "date");
  const column = at < 0 ? null : at;
  return { line: row.line, column, value: textAt(row, column), code: "duplicate_period", severity: "error", params: { line, channel: target.name, cadence: target.cadence, start: period.from } };
}

const textAt = (row: TableRow, column: number | null): string => (column === null ? "" : (row.cells[column] ?? ""));

/** Reads one row after the other; for a file without dates it counts the periods as it goes. */
function rowReader(setting: Setting, issues: ImportIssue[], skipped: Skipped) {
  const { mapping, targets } = setting;
  const [dateAt, channelAt, teamAt] = (["date", "channel", "team"] as const).map((use) => mapping.columns.findIndex((column) => column.use === use)) as [number, number, number];
  const measures = mapping.columns.flatMap((use, column) => (use.use === "measure" ? [{ use, column }] : []));
  const byId = new Map(targets.map((target) => [target.id, target]));
  const places = new Map(mapping.places.map((place) => [placeKey(place), place]));
  const { dated, laid } = periodReader(setting);
  let next: LocalDate | null = mapping.firstDay;

  return (row: TableRow): ImportRow | null => {
    const problem = (column: number, code: RowCode, params: ImportIssue["params"] = {}) =>
      void issues.push({ line: row.line, column, value: textAt(row, column), code, params, severity: "error" });
    if (isBlank(row, dateAt, measures)) return leave(skipped, "blank");
    if (isTotalRow(row)) return leave(skipped, "total");
    const team = teamAt < 0 ? null : textAt(row, teamAt).trim();
    const channel = channelAt < 0 ? null : textAt(row, channelAt).trim();
    const place = places.get(placeKey({ team, channel }));
    if (!place) return problem(Math.max(channelAt, teamAt), "unknown_place"), null;
    const target = place.channelId === null ? undefined : byId.get(place.channelId);
    if (!target) return leave(skipped, "place");
    const when = dateAt < 0 ? laid(next, target) : dated(textAt(row, dateAt), target);
    if (!when.ok) return problem(dateAt, when.code), null;
    const { period } = when;
    next = dateAt < 0 ? period.until : null;
    if (period.from > setting.today) return problem(Math.max(dateAt, 0), "in_the_future"), null;
    if (period.from < EARLIEST_DAY) return problem(Math.max(dateAt, 0), "too_early"), null;
    const before = issues.length;
    const values = valuesOf(row, { target, measures, currency: setting.currency }, issues);
    // A date alone is no record: "not recorded" is written by writing nothing.
    if (Object.keys(values.values).length > 0) return { line: row.line, target, period, ...values };
    return issues.length > before ? null : leave(skipped, "blank");
  };
}

type When = { readonly ok: true; readonly period: Range } | { readonly ok: false; readonly code: RowCode };

/** Dates as periods of a channel. A file names the same days again and again: each is worked out once. */
function periodReader({ mapping, calendar }: Setting) {
  const known = new Map<string, When>();
  const laid = (date: LocalDate | null, { cadence }: ImportTarget): When => (date === null ? { ok: false, code: "date_missing" } : { ok: true, period: bucketOf(date, cadence, calendar) });
  const dated = (text: string, target: ImportTarget): When => {
    const key = `${target.cadence}:${text}`;
    const found = known.get(key);
    if (found) return found;
    const read = readDate(text, mapping.dateOrder, target.cadence);
    const when: When = read.ok ? laid(read.value, target) : { ok: false, code: read.code };
    known.set(key, when);
    return when;
  };
  return { dated, laid };
}

const leave = (skipped: Skipped, why: keyof Skipped): null => {
  skipped[why] += 1;
  return null;
};

/** One key for a pair of texts, as the rows and the mapping both write it. */
export const placeKey = ({ team, channel }: Pick<Place, "team" | "channel">): string => JSON.stringify([team, channel]);

function isBlank(row: TableRow, dateAt: number, measures: readonly { column: number }[]): boolean {
  const blank = (column: number) => (row.cells[column] ?? "").trim() === "";
  return (dateAt < 0 || blank(dateAt)) && measures.every(({ column }) => blank(column));
}

interface Reading { target: ImportTarget; measures: readonly { use: MeasureUse; column: number }[]; currency: Currency }
type Values = Pick<ImportRow, "values" | "columns" | "estimated">;

/** Sums as they stand, then averages and rates times their count. A 0 for what the channel does not have is nothing. */
function valuesOf(row: TableRow, { target, measures, currency }: Reading, issues: ImportIssue[]): Values {
  const values: Partial<Record<RecordMeasureId, number>> = {};
  const columns: Partial<Record<RecordMeasureId, number>> = {};
  const estimated: RecordMeasureId[] = [];
  const sorted = [...measures].sort((a, b) => Number(a.use.as !== "total") - Number(b.use.as !== "total"));
  for (const { use, column } of sorted) {
    const say = (code: RowCode, severity: ImportIssue["severity"], params: ImportIssue["params"] = {}) =>
      void issues.push({ line: row.line, column, value: textAt(row, column), code, params, severity });
    const read = readCell(textAt(row, column), use, currency);
    if (!read.ok) { say(read.code, "error"); continue; }
    const id = measureOn(use.measure, target.kind);
    const base = use.per === null ? 1 : values[measureOn(use.per, target.kind)];
    // An average or rate without its count says nothing; a share of nothing is nothing.
    if (read.value === null || base === undefined) continue;
    const has = MEASURES[id].channels.includes(target.kind);
    if (!has && read.value !== 0) say("not_of_this_channel", "error", { channel: target.name });
    if (!has) continue;
    const value = Math.round(read.value * base);
    const ceiling = use.as === "total" ? undefined : ceilingOf(use.measure, values, target);
    if (ceiling !== undefined && value > ceiling) say("estimate_capped", "warning", { value, limit: ceiling });
    values[id] = Math.min(value, ceiling ?? value);
    columns[id] = column;
    if (use.as !== "total") estimated.push(id);
  }
  return { values, columns, estimated };
}

function ceilingOf(measure: ImportMeasure, values: Values["values"], target: ImportTarget): number | undefined {
  const limit = CEILINGS[measure];
  return limit === undefined ? undefined : values[measureOn(limit, target.kind)];
}

/** First and last day the rows cover. */
export function extentOf(rows: readonly Pick<ImportRow, "period">[]): { from: LocalDate; last: LocalDate } | null {
  const froms = rows.map(({ period }) => period.from).sort();
  const untils = rows.map(({ period }) => period.until).sort();
  const [from, until] = [froms[0], untils.at(-1)];
  return from === undefined || until === undefined ? null : { from, last: addDays(until, -1) };
}
