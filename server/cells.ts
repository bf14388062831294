import { z } from "zod";
import { lastEditOf, namesOf } from "@/db/queries/record-at";
import type { TenantScope } from "@/db/scope";
import type { TypedCell } from "@/domain/cell-conflict";
import { type Issue, isMeasureId, type MeasureId, type Row } from "@/domain/measure";
import type { Theirs } from "@/domain/save-queue";
import { Fault } from "./fault";
import type { TenantContext } from "./tenant";

const value = z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).nullable();

/** What the person saw and what they typed: a cell somebody else changed meanwhile is told, never overwritten. */
export const cellsSchema = z.array(z.strictObject({ measure: z.string().refine(isMeasureId), seen: value, typed: value })).min(1).max(200)
  .transform((cells) => cells as TypedCell[]);

export interface SavedCells { version: number; values: Row; issues: Issue[]; at: Date }
/** What a refusal to save tells: the row as it stands, and whose values stand in the way or what cannot be true. */
export interface CellsRefused { version: number; values: Row; conflicts: Theirs[]; issues: Issue[] }

interface Stored { version: number; updatedBy: string; updatedAt: Date }

/** The refusal of cells that changed meanwhile: with both values, the other's name and the time. */
export async function changedMeanwhile(scope: TenantScope & { context: TenantContext }, subject: string, conflicts: readonly TypedCell[], current: Stored, values: Row): Promise<Fault> {
  const edits = await Promise.all(conflicts.map(({ measure }) => lastEditOf(scope, subject, measure)));
  const authors = edits.map((edit) => edit ?? { userId: current.updatedBy, at: current.updatedAt });
  const names = await namesOf(scope, authors.map(({ userId }) => userId));
  const theirs = conflicts.map(({ measure }, i): Theirs => {
    const { userId, at } = authors[i] ?? { userId: current.updatedBy, at: current.updatedAt };
    return { measure, theirs: values[measure] ?? null, by: names.get(userId) ?? "", at: at.toISOString(), mine: userId === scope.context.user.id };
  });
  return new Fault("CONFLICT", "changed_meanwhile", {}, { version: current.version, values, conflicts: theirs, issues: [] } satisfies CellsRefused);
}

/** The refusal of a row that cannot be true. */
export const cannotBeTrue = (version: number, values: Row, issues: Issue[]): Fault =>
  new Fault("UNPROCESSABLE_CONTENT", "cannot_be_true", {}, { version, values, conflicts: [], issues } satisfies CellsRefused);

/** The typed cells as columns. */
export const typedRow = (cells: readonly TypedCell[]): Row => Object.fromEntries(cells.map(({ measure, typed }) => [measure, typed]));

export const idsOf = (row: Row): ReadonlySet<MeasureId> => new Set(Object.keys(row) as MeasureId[]);
