import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { customerMonths } from "@/db/schema/record";
import { localDate, slugText } from "@/domain/bounds";
import { compareCells, pickMeasures } from "@/domain/cell-conflict";
import { BASE_MEASURES, type Row, validateBase } from "@/domain/measure";
import { type LocalDate } from "@/domain/period";
import { assertTypist, cannotBeTrue, cellsSchema, changedMeanwhile, idsOf, type SavedCells, typedRow, typistSchema } from "../cells";
import { Fault } from "../fault";
import { command, type Work } from "./command";

const EARLIEST = "2000-01-01";
const ASKED = new Set(BASE_MEASURES.map((measure) => measure.id));

const saveBaseCellsSchema = z.strictObject({ tenant: slugText, start: localDate, typist: typistSchema, cells: cellsSchema });

/** Saves cells of one month of the customer base, as `saveCells` does those of a record. */
export const saveBaseCells = command({
  name: "save-base-cells",
  action: "base.write",
  input: saveBaseCellsSchema,
  async run(work, input): Promise<{ result: SavedCells; audit: { subject: string; before: Row; after: Row } | null }> {
    assertTypist(work.context, input.typist);
    if (input.cells.some((cell) => !ASKED.has(cell.measure))) throw new Fault("BAD_REQUEST", "measure_not_of_base");
    if (!input.start.endsWith("-01") || input.start < EARLIEST) throw new Fault("BAD_REQUEST", "not_a_period_start");
    if (input.start > work.context.today) throw new Fault("BAD_REQUEST", "record_in_future");
    const current = await lockMonth(work, input.start);
    const stored = pickMeasures(current, ASKED);
    const { open, conflicts } = compareCells(input.cells, stored);
    const subject = `base:${input.start}`;
    if (conflicts.length > 0) throw await changedMeanwhile(work, subject, conflicts, current, stored);
    const typed = typedRow(open);
    const values = { ...stored, ...typed };
    const issues = validateBase(values);
    const errors = issues.filter((issue) => issue.severity === "error");
    const version = current?.version ?? 0;
    if (open.length === 0) return { result: { version, values, issues, at: current?.updatedAt ?? work.context.now }, audit: null };
    if (errors.length > 0) throw cannotBeTrue(version, stored, errors);
    await write(work, input.start, typed, version + 1);
    return { result: { version: version + 1, values, issues, at: work.context.now }, audit: { subject, before: pickMeasures(stored, idsOf(typed)), after: typed } };
  },
});

async function lockMonth({ tx, tenantId }: Work, start: LocalDate) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`base:${tenantId}:${start}`}, 0))`);
  const rows = await tx.select().from(customerMonths).where(and(eq(customerMonths.tenantId, tenantId), eq(customerMonths.start, start))).for("update");
  return rows[0];
}

async function write({ tx, tenantId, context }: Work, start: LocalDate, typed: Row, version: number) {
  const stamp = { version, updatedBy: context.user.id, updatedAt: context.now, source: "grid" as const };
  await tx.insert(customerMonths).values({ tenantId, start, ...typed, ...stamp })
    .onConflictDoUpdate({ target: [customerMonths.tenantId, customerMonths.start], set: { ...typed, ...stamp } });
}
