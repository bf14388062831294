import { z } from "zod";
import { lastEditOf } from "@/db/queries/records/records";
import type { TenantScope } from "@/db/connection/scope";
import { list, text } from "@/domain/bounds";
import type { TypedCell } from "@/domain/grid/conflict";
import { type Issue, isMeasureId, type MeasureId, type Row } from "@/domain/measures/measure";
import type { Theirs } from "@/domain/grid/save-queue";
import { Fault, faultOf } from "../fault";
import type { TenantContext } from "../tenant";
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

export interface SavedCells {
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

/** The refusal of cells that changed meanwhile: with both values, the other's name and the time. */
export async function changedMeanwhile(
  scope: TenantScope & { context: TenantContext },
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
export const cannotBeTrue = (version: number, values: Row, issues: Issue[]): Fault =>
  new Fault("UNPROCESSABLE_CONTENT", "cannot_be_true", {}, {
    version,
    values,
    conflicts: [],
    issues,
  } satisfies CellsRefused);

/** The typed cells as columns. */
export const typedRow = (cells: readonly TypedCell[]): Row =>
  Object.fromEntries(cells.map(({ measure, typed }) => [measure, typed]));

export const idsOf = (row: Row): ReadonlySet<MeasureId> => new Set(Object.keys(row) as MeasureId[]);
