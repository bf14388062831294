import { z } from "zod";
import { lastEditOf } from "@/db/queries/records/records";
import type { TenantScope } from "@/db/connection/scope";
import { list, text } from "@/domain/bounds";
import { compareCells, pickMeasures, type TypedCell } from "@/domain/grid/conflict";
import { type Issue, isMeasureId, type MeasureId, type Row } from "@/domain/measures/measure";
import type { Theirs } from "@/domain/grid/save-queue";
import { Fault, faultOf } from "../fault";
import type { Work } from "../command";
import { namesOf } from "@/db/queries/members/members";

const value = z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).nullable();

/** What the person saw and what they typed, each cell once: a cell somebody else changed meanwhile is told, never overwritten. */
export const cellsSchema = list(
  z.strictObject({ measure: text(60).refine(isMeasureId), seen: value, typed: value }),
  200,
  1,
)
  .refine((cells) => new Set(cells.map(({ measure }) => measure)).size === cells.length, faultOf("measure_twice"))
  .transform((cells) => cells as TypedCell[]);

interface SavedCells {
  version: number;
  values: Row;
  issues: Issue[];
  at: Date;
}
/** What a refusal to save tells: the row as it stands, and whose values stand in the way or what cannot be true. */
export interface CellsRefused {
  version: number;
  values: Row;
  conflicts: Theirs[];
  issues: Issue[];
}

interface Stored {
  version: number;
  updatedBy: string;
  updatedAt: Date;
}

/** The stored row that cells are saved into. */
interface CellRow<T extends Stored> {
  /** Its name in the audit log. */
  subject: string;
  /** What it is asked for. */
  measures: ReadonlySet<MeasureId>;
  /** The row as it stands, locked; undefined where there is none. */
  read: () => Promise<T | undefined>;
  check: (values: Row) => Issue[];
  /** Refuses the first cells of a row that cannot be. */
  beforeFirst?: () => Promise<void>;
  /** False where the row is no longer as it was read, or there is one by now: nothing is written. */
  write: (typed: Row, current: T | undefined) => Promise<boolean>;
}
type Saved = { result: SavedCells; audit: { subject: string; before: Row; after: Row } | null };

/** Saves typed cells of a row, all or none, each only where it still holds what the person saw. Repeating it is harmless. */
export async function saveTyped<T extends Stored>(
  work: Work,
  cells: readonly TypedCell[],
  row: CellRow<T>,
): Promise<Saved> {
  const { subject, measures } = row;
  const current = await row.read();
  const stored = pickMeasures(current, measures);
  const { open, conflicts } = compareCells(cells, stored);
  if (conflicts.length > 0) throw await changedMeanwhile(work, subject, conflicts, current, stored);
  const typed = typedRow(open);
  const values = { ...stored, ...typed };
  const issues = row.check(values);
  const errors = issues.filter((issue) => issue.severity === "error");
  const version = current?.version ?? 0;
  // What is written already stays: only a change can be refused.
  if (open.length === 0)
    return { result: { version, values, issues, at: current?.updatedAt ?? work.context.now }, audit: null };
  if (errors.length > 0) throw cannotBeTrue(version, stored, errors);
  if (!current) await row.beforeFirst?.();
  const written = await row.write(typed, current);
  if (!written) throw await changedMeanwhile(work, subject, open, await row.read(), stored);
  return {
    result: { version: version + 1, values, issues, at: work.context.now },
    audit: { subject, before: pickMeasures(stored, idsOf(typed)), after: typed },
  };
}

/** The refusal of cells that changed meanwhile: with both values, the other's name and the time. */
async function changedMeanwhile(
  scope: Work,
  subject: string,
  conflicts: readonly TypedCell[],
  current: Stored | undefined,
  values: Row,
): Promise<Fault> {
  const authors = await Promise.all(
    conflicts.map(({ measure }) => authorOf(scope, { subject, measure, value: values[measure] ?? null }, current)),
  );
  const names = await namesOf(
    scope,
    authors.flatMap((author) => author?.userId ?? []),
  );
  const theirs = conflicts.map(({ measure }, i): Theirs => {
    const author = authors[i] ?? null;
    return {
      measure,
      theirs: values[measure] ?? null,
      by: names.get(author?.userId ?? "") ?? "",
      at: author?.at.toISOString() ?? null,
      mine: author?.userId === scope.context.user.id,
    };
  });
  return new Fault("CONFLICT", "changed_meanwhile", {}, {
    version: current?.version ?? 0,
    values,
    conflicts: theirs,
    issues: [],
  } satisfies CellsRefused);
}

/** Whose the value is that stands in a cell: the last edit by hand where it left this value, else whoever wrote the record last. Null where the record is gone. */
async function authorOf(
  scope: TenantScope,
  cell: { subject: string; measure: MeasureId; value: number | null },
  current: Stored | undefined,
): Promise<{ userId: string; at: Date } | null> {
  if (!current) return null;
  const edit = await lastEditOf(scope, cell.subject, cell.measure);
  return edit && edit.value === cell.value ? edit : { userId: current.updatedBy, at: current.updatedAt };
}

/** The refusal of a row that cannot be true. */
const cannotBeTrue = (version: number, values: Row, issues: Issue[]): Fault =>
  new Fault("UNPROCESSABLE_CONTENT", "cannot_be_true", {}, {
    version,
    values,
    conflicts: [],
    issues,
  } satisfies CellsRefused);

/** The typed cells as columns. */
const typedRow = (cells: readonly TypedCell[]): Row =>
  Object.fromEntries(cells.map(({ measure, typed }) => [measure, typed]));

export const idsOf = (row: Row): ReadonlySet<MeasureId> => new Set(Object.keys(row) as MeasureId[]);
