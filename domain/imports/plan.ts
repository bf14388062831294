import type { ImportIssue, ImportRow } from "@/domain/imports/rows";
import {
  type CesScale,
  estimatesAfter,
  type Issue,
  RECORD_MEASURES,
  type RecordMeasureId,
  validateRecord,
} from "@/domain/measures/measure";
import { grouped } from "@/domain/grouped";
import type { LocalDate, Range } from "@/domain/time/period";
import type { Cadence } from "@/domain/measures/channel";

/** A record as it stands, of a channel the file writes to. */
export type Existing = {
  readonly channelId: string;
  readonly start: LocalDate;
  readonly until: LocalDate;
  readonly cadence: Cadence;
  readonly version: number;
  /** An instant as ISO text. */
  readonly writtenAt: string;
  readonly estimates: readonly RecordMeasureId[];
  readonly values: Readonly<Partial<Record<RecordMeasureId, number | null>>>;
};
/** Where the file and a record disagree: the file's value replaces it, or the record's stays. */
export const ON_EXISTING = ["replace", "keep"] as const;
export type OnExisting = (typeof ON_EXISTING)[number];

export type PlannedRow = {
  readonly row: ImportRow;
  readonly change: "new" | "changed" | "same";
  readonly existing: Existing | null;
  /** Only the cells that will be written. */
  readonly written: Readonly<Partial<Record<RecordMeasureId, number>>>;
  /** The record afterwards. */
  readonly after: Readonly<Partial<Record<RecordMeasureId, number | null>>>;
  /** Its measures that are estimates afterwards: what is written is as the file has it, all else as it was. */
  readonly estimates: readonly RecordMeasureId[];
};
/** A recorded cell the file disagrees with. */
export type Replaced = {
  readonly line: number;
  readonly channelId: string;
  readonly start: LocalDate;
  readonly measure: RecordMeasureId;
  readonly before: number;
  readonly after: number;
};
export type ImportPlan = {
  readonly rows: readonly PlannedRow[];
  readonly replaced: readonly Replaced[];
  readonly issues: readonly ImportIssue[];
};

const MEASURE_IDS = RECORD_MEASURES.map((measure) => measure.id as RecordMeasureId);

export type PlanSetting = {
  readonly onExisting: OnExisting;
  /** The scale of effort in force on a day. */
  readonly cesScaleOn: (day: LocalDate) => CesScale;
};

/**
 * What an import will do to each record, and what it may not. Blank cells never touch anything; a record that would
 * become impossible (answered above offered …) is an error at the file's cell, whichever side the numbers came from, and
 * no row of the plan: no figure counts what cannot be.
 */
export function planImport(
  rows: readonly ImportRow[],
  existing: readonly Existing[],
  { onExisting, cesScaleOn }: PlanSetting,
): ImportPlan {
  const ofChannels = new Map(
    [...grouped(existing, ({ channelId }) => channelId)].map(([id, own]) => [id, own.toSorted(byStart)]),
  );
  const recorded = new Map(existing.map((one) => [placeOf(one.channelId, one.start, one.until), one]));
  const replaced: Replaced[] = [];
  const issues: ImportIssue[] = [];
  const planned = rows.flatMap((row): PlannedRow[] => {
    const own = ofChannels.get(row.target.id) ?? [];
    const found = recorded.get(placeOf(row.target.id, row.period.from, row.period.until)) ?? null;
    const other = found ? undefined : touching(own, row.period);
    const disagreeing = replacedCells(row, found);
    const written = cellsToWrite(row, found, onExisting);
    const after = { ...valuesOf(found), ...written };
    const wrong = withoutEchoes(validateRecord(row.target.kind, after, cesScaleOn(row.period.from))).map((issue) =>
      located(issue, row),
    );
    if (other)
      wrong.push({
        line: row.line,
        column: null,
        value: "",
        code: "overlaps_record",
        params: { start: other.start },
        severity: "error",
      });
    issues.push(...wrong);
    if (wrong.some(({ severity }) => severity === "error")) return [];
    replaced.push(...disagreeing);
    const change = found ? changeOf(written) : "new";
    const estimates = estimatesAfter(found?.estimates ?? [], Object.keys(written), row.estimated);
    return [{ row, change, existing: found, written, after, estimates }];
  });
  return { rows: planned, replaced, issues };
}

const changeOf = (written: PlannedRow["written"]) => (Object.keys(written).length > 0 ? "changed" : "same");

const entriesOf = ({ values }: ImportRow) => Object.entries(values) as [RecordMeasureId, number][];

function cellsToWrite(row: ImportRow, found: Existing | null, onExisting: OnExisting): PlannedRow["written"] {
  return Object.fromEntries(
    entriesOf(row).filter(([measure, value]) => {
      const before = found?.values[measure] ?? null;
      return before !== value && (before === null || onExisting === "replace");
    }),
  );
}

/** The recorded cells the file's row disagrees with. */
function replacedCells(row: ImportRow, found: Existing | null): Replaced[] {
  return entriesOf(row).flatMap(([measure, after]): Replaced[] => {
    const before = found?.values[measure] ?? null;
    return before === null || before === after
      ? []
      : [{ line: row.line, channelId: row.target.id, start: row.period.from, measure, before, after }];
  });
}

const valuesOf = (found: Existing | null): PlannedRow["after"] =>
  found ? Object.fromEntries(MEASURE_IDS.map((id) => [id, found.values[id] ?? null])) : {};

const byStart = (a: Existing, b: Existing): number => Number(a.start > b.start) - Number(a.start < b.start);

const placeOf = (channelId: string, start: LocalDate, until: LocalDate): string => `${channelId} ${start} ${until}`;

/**
 * The first record of a channel that holds a day of the period, and is in its way: a month recorded before the channel went
 * over to days, a week that began on another day. In order; no two hold one day, but for weeks recorded long ago.
 */
function touching(records: readonly Existing[], { from, until }: Range): Existing | undefined {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.until ?? from) <= from) low = middle + 1;
    else high = middle;
  }
  const found = records[low];
  return found && found.start < until ? found : undefined;
}

/** The cell of the file an impossible record is shown at, in the file's own words: that of the measure, else of what it is compared with. */
function located({ measure, code, params, severity }: Issue, row: ImportRow): ImportIssue {
  const columns: Readonly<Record<string, number | undefined>> = row.columns;
  const column = columns[measure] ?? columns[String(params["other"])] ?? null;
  return {
    line: row.line,
    column,
    value: column === null ? "" : (row.cells[column] ?? ""),
    code,
    params: { ...params, measure },
    severity,
  };
}

const SINGLE = ["answered_over_offered", "abandoned_over_offered"];

/** One mistake, one message: a part above the whole also makes the sum of the parts too large. */
function withoutEchoes(issues: readonly Issue[]): Issue[] {
  const single = issues.some(({ code }) => SINGLE.includes(code));
  return issues.filter(({ code }) => !single || code !== "answered_plus_abandoned_over_offered");
}
