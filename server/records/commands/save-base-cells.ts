import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { customerMonths } from "@/db/schema/record";
import { localDate, slugText } from "@/domain/bounds";
import { compareCells, pickMeasures } from "@/domain/grid/conflict";
import { BASE_MEASURES, type Row, validateBase } from "@/domain/measures/measure";
import type { LocalDate } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";
import { cannotBeTrue, cellsSchema, changedMeanwhile, idsOf, type SavedCells, typedRow } from "../cells";
import { Fault } from "../../fault";
import { command, type Work } from "../../command";

const ASKED = new Set(BASE_MEASURES.map((measure) => measure.id));

const saveBaseCellsSchema = z.strictObject({ tenant: slugText, start: localDate, cells: cellsSchema });

/** Saves cells of one month of the customer base, as `saveCells` does those of a record. */
export const saveBaseCells = command({
  name: "save-base-cells",
  kind: "replaces",
  action: "base.write",
  input: saveBaseCellsSchema,
  async run(work, input): Promise<{ result: SavedCells; audit: { subject: string; before: Row; after: Row } | null }> {
    if (input.cells.some((cell) => !ASKED.has(cell.measure))) throw new Fault("BAD_REQUEST", "measure_not_of_base");
    if (!input.start.endsWith("-01") || input.start < EARLIEST_DAY)
      throw new Fault("BAD_REQUEST", "not_a_period_start");
    if (input.start > work.context.today) throw new Fault("BAD_REQUEST", "record_in_future");
    await joinLine(work, "month", input.start);
    const current = await monthAt(work, input.start);
    const stored = pickMeasures(current, ASKED);
    const { open, conflicts } = compareCells(input.cells, stored);
    const subject = `base:${input.start}`;
    if (conflicts.length > 0) throw await changedMeanwhile(work, subject, conflicts, current, stored);
    const typed = typedRow(open);
    const values = { ...stored, ...typed };
    const issues = validateBase(values);
    const errors = issues.filter((issue) => issue.severity === "error");
    const version = current?.version ?? 0;
    if (open.length === 0)
      return { result: { version, values, issues, at: current?.updatedAt ?? work.context.now }, audit: null };
    if (errors.length > 0) throw cannotBeTrue(version, stored, errors);
    const written = await write(work, input.start, typed, current);
    if (!written) throw await changedMeanwhile(work, subject, open, await monthAt(work, input.start), stored);
    return {
      result: { version: version + 1, values, issues, at: work.context.now },
      audit: { subject, before: pickMeasures(stored, idsOf(typed)), after: typed },
    };
  },
});

type Stored = typeof customerMonths.$inferSelect;

const keyOf = ({ tenantId }: Work, start: LocalDate) =>
  and(eq(customerMonths.tenantId, tenantId), eq(customerMonths.start, start));

async function monthAt(work: Work, start: LocalDate): Promise<Stored | undefined> {
  const rows = await work.tx.select().from(customerMonths).where(keyOf(work, start)).for("update");
  return rows[0];
}

/** False where the month is no longer as it was read, or there is one by now: nothing is written. */
async function write(work: Work, start: LocalDate, typed: Row, current: Stored | undefined): Promise<boolean> {
  const { tx, tenantId, context } = work;
  const stamp = {
    version: (current?.version ?? 0) + 1,
    updatedBy: context.user.id,
    updatedAt: context.now,
    source: "grid" as const,
  };
  const written = current
    ? await tx
        .update(customerMonths)
        .set({ ...typed, ...stamp })
        .where(and(keyOf(work, start), eq(customerMonths.version, current.version)))
        .returning({ version: customerMonths.version })
    : await tx
        .insert(customerMonths)
        .values({ tenantId, start, ...typed, ...stamp })
        .onConflictDoNothing()
        .returning({ version: customerMonths.version });
  return written.length > 0;
}
