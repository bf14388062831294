import { createHash } from "node:crypto";
import type { Currency } from "@/domain/format/currency";
import { type ImportMapping, mappingProblems } from "@/domain/imports/mapping";
import { openQuestions } from "@/domain/imports/questions/reading";
import { type Existing, type ImportPlan, type OnExisting, planImport } from "@/domain/imports/plan";
import { extentOf, type ImportIssue, type ReadRows, readRows } from "@/domain/imports/rows";
import { farFromUsual, daysBefore } from "@/domain/imports/numbers/usual";
import { signatureOf } from "@/domain/imports/table";
import type { ImportTarget } from "@/domain/imports/destination";
import type { Variants } from "@/domain/kpi/kpi";
import { RECORD_MEASURES } from "@/domain/measures/measure";
import { addDays, type Calendar, type LocalDate, type Range } from "@/domain/time/period";
import { type VariantHistory, variantsOn } from "@/domain/kpi/definitions";
import { Fault } from "../fault";
import { readTable } from "./read-table";

/** A file and what it is read by; `targets` are the channels its mapping names. */
export interface FileRequest {
  text: Uint8Array;
  mapping: ImportMapping;
  onExisting: OnExisting;
  targets: readonly ImportTarget[];
  calendar: Calendar;
  today: LocalDate;
  currency: Currency;
  history: VariantHistory;
}
/** The records a file may touch, asked for once it has been read. */
export interface Touched {
  channelIds: string[];
  range: Range;
}
/** The answer: JSON of lists of records as `recordsTouching` writes them. The thread that serves only passes it on. */
export type AskRecords = (touched: Touched) => Promise<readonly string[]>;

export interface Prepared {
  read: ReadRows;
  plan: ImportPlan;
  /** Everything wrong with the file, in the order of its lines. */
  issues: ImportIssue[];
  targets: readonly ImportTarget[];
  signature: string;
  /** The threshold the file says it was counted by; null: the one in force on each day. */
  thresholdSec: number | null;
  /** Changes when any record the file touches changes: what was previewed is what is written, or nothing is. */
  fingerprint: string;
}

/** The definitions in force on each day, with the threshold the file says it was counted by: what its preview is reckoned by. */
export function definitionsFor({ mapping, history }: FileRequest): (day: LocalDate) => Variants {
  const known = new Map<LocalDate, Variants>();
  return (day) => {
    const inForce = variantsOn(history, day);
    const found = known.get(day) ?? { ...inForce, slThresholdSec: mapping.thresholdSec ?? inForce.slThresholdSec };
    known.set(day, found);
    return found;
  };
}

/**
 * A file as a plan of writes: the same for the preview and for the import itself. In a worker thread (server/heavy).
 * BAD_REQUEST for a mapping that is not finished.
 */
export async function prepareImport(
  { text, mapping, onExisting, targets, calendar, today, currency, history }: FileRequest,
  ask: AskRecords,
): Promise<Prepared> {
  const table = readTable(new TextDecoder().decode(text), mapping.delimiter);
  if (mappingProblems(mapping).length > 0) throw new Fault("BAD_REQUEST", "import_mapping_incomplete");
  const read = readRows(table, { mapping, targets, calendar, today, currency });
  if (openQuestions(read.questions).length > 0) throw new Fault("BAD_REQUEST", "import_mapping_incomplete");
  const extent = extentOf(read.rows);
  // One question for both: the records the file touches, and those of the days before it, which tell what is usual.
  const range = extent && { from: daysBefore(extent.from).from, until: addDays(extent.last, 1) };
  const records = range ? (await ask({ channelIds: targets.map(({ id }) => id), range })).flatMap(recordsIn) : [];
  const [existing, past] = [
    records.filter(({ until }) => extent && until > extent.from),
    records.filter(({ start }) => extent && start < extent.from),
  ];
  const plan = planImport(read.rows, existing, { onExisting, cesScaleOn: (day) => variantsOn(history, day).cesScale });
  const issues = [...read.issues, ...plan.issues, ...farFromUsual(plan.rows, past)].sort(
    (a, b) => a.line - b.line || (a.column ?? -1) - (b.column ?? -1),
  );
  return {
    read,
    plan,
    issues,
    targets,
    signature: signatureOf(table[mapping.headerRow]?.cells ?? []),
    thresholdSec: mapping.thresholdSec,
    fingerprint: fingerprintOf(plan, existing),
  };
}

type Line = [
  channelId: string,
  start: LocalDate,
  until: LocalDate,
  cadence: Existing["cadence"],
  version: number,
  writtenAt: string,
  estimates: Existing["estimates"] | null,
  values: (number | null)[],
];

function recordsIn(json: string): Existing[] {
  return (JSON.parse(json) as Line[]).map(
    ([channelId, start, until, cadence, version, writtenAt, estimates, values]) => ({
      channelId,
      start,
      until,
      cadence,
      version,
      writtenAt,
      estimates: estimates ?? [],
      values: Object.fromEntries(RECORD_MEASURES.map(({ id }, i) => [id, values[i] ?? null])),
    }),
  );
}

function fingerprintOf(plan: ImportPlan, existing: readonly Existing[]): string {
  const touched = new Set(plan.rows.map(({ row }) => `${row.target.id}:${row.period.from}`));
  // An undo brings back the version of before: only with its time does a version say which record was seen.
  const state = existing
    .map(({ channelId, start, version, writtenAt }) => [`${channelId}:${start}`, version, writtenAt] as const)
    .filter(([key]) => touched.has(key))
    .sort();
  return createHash("sha256").update(JSON.stringify(state)).digest("base64url");
}
