import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { records } from "@/db/schema/record";
import { channels } from "@/db/schema/team";
import { bucketOf, isLocalDate, type LocalDate } from "@/domain/period";
import { isMeasureId, type MeasureId, measuresOf, type Row, validateRecord } from "@/domain/measure";
import { Fault, notFound } from "../fault";
import { assertTeam } from "../tenant";
import { command, type Work } from "./command";

const value = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable();

export const saveCellsSchema = z.strictObject({
  tenant: z.string(),
  channelId: z.uuid(),
  start: z.string().refine(isLocalDate),
  /** What the person saw and what they typed: a cell somebody else changed meanwhile is told, never overwritten. */
  cells: z.array(z.strictObject({ measure: z.string().refine(isMeasureId), seen: value, typed: value })).min(1).max(200),
});

export interface CellConflict { measure: MeasureId; theirs: number | null; yours: number | null }
export interface SavedCells { version: number; issues: ReturnType<typeof validateRecord>; values: Row }

/** Saves cells of one record, all or none, each only where it still holds what the person saw. Repeating it is harmless. */
export const saveCells = command({
  name: "save-cells",
  action: "record.write",
  input: saveCellsSchema,
  async run(work, input) {
    const { tx, tenantId, context } = work;
    const channel = (await tx.select().from(channels).where(and(eq(channels.tenantId, tenantId), eq(channels.id, input.channelId))))[0];
    if (!channel) throw notFound();
    assertTeam(context, channel.teamId);
    const asked = new Set(measuresOf(channel.kind).map((measure) => measure.id));
    if (input.cells.some((cell) => !asked.has(cell.measure as MeasureId))) throw new Fault("BAD_REQUEST", "measure_not_of_channel");
    const bucket = bucketOf(input.start as LocalDate, channel.cadence, context.calendar);
    if (bucket.from !== input.start) throw new Fault("BAD_REQUEST", "not_a_period_start");
    const key = { start: bucket.from, until: bucket.until, channel };
    const current = await lockRow(work, key);
    const conflicts = input.cells.flatMap(({ measure, seen, typed }): CellConflict[] => {
      const theirs = (current?.[measure as MeasureId] ?? null) as number | null;
      return theirs === seen || theirs === typed ? [] : [{ measure: measure as MeasureId, theirs, yours: typed }];
    });
    if (conflicts.length > 0) throw new Fault("CONFLICT", "changed_meanwhile", { name: "" }, { conflicts, updatedBy: current?.updatedBy });
    const typed = Object.fromEntries(input.cells.map((cell) => [cell.measure, cell.typed])) as Row;
    const values = { ...pick(current, asked), ...typed };
    const issues = validateRecord(channel.kind, values);
    const errors = issues.filter((issue) => issue.severity === "error");
    if (errors.length > 0) throw new Fault("UNPROCESSABLE_CONTENT", "cannot_be_true", {}, { issues: errors });
    const version = (current?.version ?? 0) + 1;
    await write(work, key, typed, version);
    const before = current ? pick(current, new Set(Object.keys(typed) as MeasureId[])) : null;
    return { result: { version, issues, values } satisfies SavedCells, audit: { subject: `record:${channel.id}:${bucket.from}`, before, after: typed } };
  },
});

type Key = { start: LocalDate; until: LocalDate; channel: typeof channels.$inferSelect };

/** The record as it stands, locked until the transaction ends; a lock on the channel's period keeps two first saves apart. */
async function lockRow({ tx, tenantId }: Work, { channel, start }: Key) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId}:${channel.id}:${start}`}, 0))`);
  const rows = await tx.select().from(records)
    .where(and(eq(records.tenantId, tenantId), eq(records.channelId, channel.id), eq(records.start, start))).for("update");
  return rows[0];
}

function pick(row: object | undefined, ids: ReadonlySet<MeasureId>): Row {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([id]) => ids.has(id as MeasureId))) as Row;
}

async function write({ tx, tenantId, context }: Work, { channel, start, until }: Key, typed: Row, version: number) {
  const { slThresholdSec, cesScale } = context.tenant.variants;
  const stamp = { version, updatedBy: context.user.id, updatedAt: context.now, source: "grid" as const };
  await tx.insert(records)
    .values({ tenantId, teamId: channel.teamId, channelId: channel.id, start, until, cadence: channel.cadence, slThresholdSec, cesScale, ...typed, ...stamp })
    .onConflictDoUpdate({ target: [records.tenantId, records.channelId, records.start], set: { ...typed, ...stamp } });
}
