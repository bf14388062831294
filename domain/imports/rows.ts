import type { Currency } from "@/domain/format/currency";
import { fileFacts, type FileFacts } from "@/domain/imports/facts";
import type { ImportIssue, ImportRow, RowCode } from "@/domain/imports/issue";
import { type ImportMapping, type ImportPlace } from "@/domain/imports/mapping";
import { periodCounter, periodReader, weekSaid, type When } from "@/domain/imports/dates/period";
import { type FileReading, type Question, readingOf } from "@/domain/imports/questions/reading";
import { EARLIEST_DAY } from "@/domain/reach";
import { type LeftRow, rowSorter, SKIP_REASONS, type SkipReason } from "@/domain/imports/skip";
import type { TableRow } from "@/domain/imports/table";
import type { ImportTarget } from "@/domain/imports/destination";
import { type MeasureColumn, readValues } from "@/domain/imports/numbers/values";
import { addDays, type Calendar, type LocalDate, type Range } from "@/domain/time/period";

export type { ImportIssue, ImportRow } from "@/domain/imports/issue";

/** `skipped` counts every row left out, `left` names the first of them; `questions`: what the file leaves open, answered or not. */
export type ReadRows = {
  readonly rows: readonly ImportRow[];
  readonly issues: readonly ImportIssue[];
  readonly skipped: Skipped;
  readonly left: readonly LeftRow[];
  readonly questions: readonly Question[];
};
/** How many rows were left out without harm, by reason. */
export type Skipped = Record<SkipReason, number>;

type Setting = {
  readonly mapping: ImportMapping;
  readonly targets: readonly ImportTarget[];
  readonly calendar: Calendar;
  readonly today: LocalDate;
  readonly currency: Currency;
  /** Where they are known already; else they are gathered here. */
  readonly facts?: FileFacts;
  /** Whether a file may be by month although no channel is (yet): "Apr-26" is asked about with that reading. */
  readonly monthly?: boolean;
};
/** More rows than anybody reads the names of; the counts are of all. */
const LEFT_LISTED = 10_000;

/**
 * The rows of a file as records to be, with everything that is wrong with any of them. What a question leaves open is not
 * read: without the date no row is, without a column its measure. Never throws, writes nothing.
 */
export function readRows(table: readonly TableRow[], setting: Setting): ReadRows {
  const { mapping, targets, calendar } = setting;
  const facts = setting.facts ?? fileFacts(table, mapping.headerRow, setting.today);
  const reading = readingOf(facts, mapping, {
    zone: calendar.zone,
    monthly: setting.monthly ?? targets.some(({ cadence }) => cadence === "month"),
  });
  const skipped = Object.fromEntries(SKIP_REASONS.map((reason) => [reason, 0])) as Skipped;
  const left: LeftRow[] = [];
  const issues: ImportIssue[] = [];
  const rows: ImportRow[] = [];
  const seen = new Map<string, number>();
  const leave = (line: number, reason: SkipReason, text: string) => {
    skipped[reason] += 1;
    if (left.length < LEFT_LISTED) left.push({ line, reason, text: text.slice(0, 200) });
  };
  const reader = rowReader(table, setting, reading, { issues, leave });
  for (const row of table.slice(mapping.headerRow + 1)) {
    const read = reader(row);
    if (!read) continue;
    const key = `${read.target.id}:${read.period.from}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row.line);
      rows.push(read);
    } else issues.push(duplicate(row, setting, read, first));
  }
  return { rows, issues, skipped, left, questions: reading.questions };
}

function duplicate(row: TableRow, { mapping }: Setting, { target, period }: ImportRow, line: number): ImportIssue {
  const at = mapping.columns.findIndex(({ use }) => use === "date");
  const column = at < 0 ? null : at;
  return {
    line: row.line,
    column,
    value: textAt(row, column),
    code: "duplicate_period",
    severity: "error",
    params: { line, channel: target.name, cadence: target.cadence, start: period.from },
  };
}

const textAt = (row: TableRow, column: number | null): string => (column === null ? "" : (row.cells[column] ?? ""));

interface Told {
  issues: ImportIssue[];
  leave: (line: number, reason: SkipReason, text: string) => void;
}

/** Reads one row after the other; for a file without dates it counts the periods as it goes. */
function rowReader(table: readonly TableRow[], setting: Setting, reading: FileReading, { issues, leave }: Told) {
  const { mapping, targets } = setting;
  const headers = table[mapping.headerRow]?.cells ?? [];
  const [dateAt, channelAt, teamAt] = (["date", "channel", "team"] as const).map((use) =>
    mapping.columns.findIndex((column) => column.use === use),
  ) as [number, number, number];
  const measures = mapping.columns.flatMap((use, column): MeasureColumn[] =>
    use.use === "measure" ? [{ use, column, reading: reading.columns[column], open: reading.open.has(column) }] : [],
  );
  const placeIn = placeReader(setting, { channelAt, teamAt });
  const sort = rowSorter(
    mapping,
    headers,
    targets.flatMap(({ name, teamName }) => [name, teamName]),
  );
  const when = whenReader(setting, reading, {
    dateAt,
    several: new Set(mapping.places.map(placeKey)).size > 1,
    week: weekSaid(headers[dateAt] ?? ""),
  });
  let end = lastLine(table[mapping.headerRow]);
  /** True where the row is no record; the blank lines before it are left out as well. */
  const leftOut = (row: TableRow): boolean => {
    const blanks = row.line - end - 1;
    for (let line = end + 1; line < row.line && line <= end + 1_000; line += 1) leave(line, "blank", "");
    end = lastLine(row);
    const reason = sort(row);
    when.skip(blanks + (reason === null ? 0 : 1));
    if (reason !== null) leave(row.line, reason, row.cells.filter((cell) => cell.trim() !== "").join(", "));
    return reason !== null;
  };

  return (row: TableRow): ImportRow | null => {
    const problem: Problem = (column, code, severity = "error", params = {}) =>
      void issues.push({ line: row.line, column, value: textAt(row, column), code, params, severity });
    if (leftOut(row)) return null;
    const extra = row.cells.findIndex((cell, i) => i >= headers.length && cell.trim() !== "");
    const { key, said, target, undecided } = placeIn(row);
    const at = when.take(row, key, target);
    if (extra >= 0) return (problem(extra, "too_many_cells", "error", { columns: headers.length }), null);
    if (undecided) return (problem(columnOrNull(Math.max(channelAt, teamAt)), "unknown_place"), null);
    if (!target) return (leave(row.line, "place", said), null);
    const period = at && periodIn(at, { today: setting.today, dateAt }, problem);
    if (!period) return null;
    const before = issues.length;
    const values = readValues(row, { target, measures, currency: setting.currency }, issues);
    // A date alone is no record: "not recorded" is written by writing nothing. A row with an unreadable cell is none either.
    if (issues.slice(before).some(({ severity }) => severity === "error")) return null;
    if (Object.keys(values.values).length > 0) return { line: row.line, target, period, cells: row.cells, ...values };
    if (measures.length > 0 && !measures.some(({ open }) => open))
      leave(row.line, "blank", textAt(row, columnOrNull(dateAt)));
    return null;
  };
}

/** Whose a row is: its texts as the mapping's key, and the channel they stand for; `undecided`: nobody has said for which. */
function placeReader({ mapping, targets }: Setting, { channelAt, teamAt }: { channelAt: number; teamAt: number }) {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const places = new Map(mapping.places.map((place) => [placeKey(place), place]));
  return (row: TableRow) => {
    const texts = { team: textOrNull(row, teamAt), channel: textOrNull(row, channelAt) };
    const key = placeKey(texts);
    const place = places.get(key);
    const target = place?.channelId == null ? undefined : byId.get(place.channelId);
    const said = [texts.team, texts.channel].filter((text) => text !== null).join(" / ");
    return { key, said, target, undecided: !place || (!target && place.undecided) };
  };
}

/** The period of a row, where it is one that can be recorded; what is odd about it is told. */
function periodIn(at: When, { today, dateAt }: { today: LocalDate; dateAt: number }, problem: Problem): Range | null {
  if (!at.ok) return (problem(columnOrNull(dateAt), at.code), null);
  const { period } = at;
  if (period.from > today) return (problem(Math.max(dateAt, 0), "in_the_future"), null);
  if (period.from < EARLIEST_DAY) return (problem(Math.max(dateAt, 0), "too_early"), null);
  if (at.oddWeek) problem(dateAt, "odd_week", "warning", { start: period.from });
  if (at.oddDay) problem(dateAt, "odd_weekday", "warning");
  return period;
}

type Problem = (
  column: number | null,
  code: RowCode,
  severity?: ImportIssue["severity"],
  params?: ImportIssue["params"],
) => void;

/** findIndex says -1 where a file has no such column. */
const columnOrNull = (at: number): number | null => (at < 0 ? null : at);
const textOrNull = (row: TableRow, at: number): string | null => (at < 0 ? null : textAt(row, at).trim());

/** The line a row ends on: a quoted cell may hold line breaks. */
const lastLine = (row: TableRow | undefined): number =>
  row
    ? row.line + row.cells.reduce((sum, cell) => sum + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0)
    : 0;

/** When a row is: by its date, or by its place in the count of a file without dates. Null while that is asked. */
function whenReader(
  { mapping, targets, calendar }: Setting,
  reading: FileReading,
  { dateAt, several, week }: { dateAt: number; several: boolean; week: ReturnType<typeof weekSaid> },
) {
  const dated = periodReader(reading.date, week, calendar);
  const counter = periodCounter(mapping.firstDay, calendar, several);
  const usual = targets[0] ?? { cadence: "day" as const };
  const open = dateAt >= 0 ? reading.open.has(dateAt) : mapping.firstDay === null;
  return {
    skip: counter.skip,
    take(row: TableRow, key: string, target: ImportTarget | undefined): When | null {
      if (open) return null;
      if (dateAt < 0) return counter.take(several ? key : "", target ?? usual);
      return target ? dated(textAt(row, dateAt), target) : null;
    },
  };
}

/** One key for a pair of texts, as the rows and the mapping both write it. */
export const placeKey = ({ team, channel }: Pick<ImportPlace, "team" | "channel">): string =>
  JSON.stringify([team, channel]);

/** First and last day the rows cover. */
export function extentOf(rows: readonly Pick<ImportRow, "period">[]): { from: LocalDate; last: LocalDate } | null {
  const froms = rows.map(({ period }) => period.from).sort();
  const untils = rows.map(({ period }) => period.until).sort();
  const [from, until] = [froms[0], untils.at(-1)];
  return from === undefined || until === undefined ? null : { from, last: addDays(until, -1) };
}
