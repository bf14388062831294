import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { isCovered } from "@/db/queries/record-at";
import { records } from "@/db/schema/record";
import { channels } from "@/db/schema/team";
import { compareCells, pickMeasures } from "@/domain/cell-conflict";
import { measuresOf, type Row, validateRecord } from "@/domain/measure";
import { bucketOf, isLocalDate, type LocalDate } from "@/domain/period";
import { variantsOn } from "@/domain/variants-in-force";
import { assertTypist, cannotBeTrue, cellsSchema, changedMeanwhile, idsOf, type SavedCells, typedRow, typistSchema } from "../cells";
import { Fault, notFound } from "../fault";
import { assertTeam } from "../tenant";
import { command, type Work } from "./command";

const EARLIEST = "2000-01-01";

const saveCellsSchema = z.strictObject({
  tenant: z.string(),
  channelId: z.uuid(),
  start: z.string().refine(isLocalDate),
  typist: typistSchema,
  cells: cellsSchema,
});

/** Saves cells of one record, all or none, each only where it still holds what the person saw. Repeating it is harmless. */
export const saveCells = command({
  name: "save-cells",
  action: "record.write",
  input: saveCellsSchema,
  async run(work, input): Promise<{ result: SavedCells; audit: { subject: string; before: Row; after: Row } | null }> {
    assertTypist(work.context, input.typist);
    const channel = await channelOf(work, input.channelId);
    const asked = new Set(measuresOf(channel.kind).map((measure) => measure.id));
    if (input.cells.some((cell) => !asked.has(cell.measure))) throw new Fault("BAD_REQUEST", "measure_not_of_channel");
    const key = { channel, ...periodOf(work, channel, input.start) };
    const current = await lockRow(work, key);
    const stored = pickMeasures(current, asked);
    const { open, conflicts } = compareCells(input.cells, stored);
    const subject = `record:${channel.id}:${key.from}`;
    if (conflicts.length > 0) throw await changedMeanwhile(work, subject, conflicts, current, stored);
    const typed = typedRow(open);
    const values = { ...stored, ...typed };
    const issues = validateRecord(channel.kind, values, variantsOn(work.context.history, key.from).cesScale);
    const errors = issues.filter((issue) => issue.severity === "error");
    const version = current?.version ?? 0;
    // What is written already stays: only a change can be refused.
    if (open.length === 0) return { result: { version, values, issues, at: current?.updatedAt ?? work.context.now }, audit: null };
    if (errors.length > 0) throw cannotBeTrue(version, stored, errors);
    if (!current && (await isCovered(work, channel.id, key))) throw new Fault("CONFLICT", "period_overlaps");
    await write(work, key, typed, version + 1);
    return { result: { version: version + 1, values, issues, at: work.context.now }, audit: { subject, before: pickMeasures(stored, idsOf(typed)), after: typed } };
  },
});

type Channel = typeof channels.$inferSelect;
type Key = { from: LocalDate; until: LocalDate; channel: Channel };

/** A living channel of a team the person reaches. */
async function channelOf({ tx, tenantId, context }: Work, id: string): Promise<Channel> {
  const [channel] = await tx.select().from(channels).where(and(eq(channels.tenantId, tenantId), eq(channels.id, id)));
  if (!channel) throw notFound();
  assertTeam(context, channel.teamId);
  if (channel.archivedAt) throw new Fault("CONFLICT", "channel_archived");
  return channel;
}

function periodOf({ context }: Work, channel: Channel, start: LocalDate): { from: LocalDate; until: LocalDate } {
  const bucket = bucketOf(start, channel.cadence, context.calendar);
  if (bucket.from !== start) throw new Fault("BAD_REQUEST", "not_a_period_start");
  if (bucket.from > context.today) throw new Fault("BAD_REQUEST", "record_in_future");
  if (bucket.from < EARLIEST) throw new Fault("BAD_REQUEST", "record_too_early");
  return bucket;
}

/** The record as it stands, locked until the transaction ends; a lock on the channel's period keeps two first saves apart. */
async function lockRow({ tx, tenantId }: Work, { channel, from }: Key) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId}:${channel.id}:${from}`}, 0))`);
  const rows = await tx.select().from(records)
    .where(and(eq(records.tenantId, tenantId), eq(records.channelId, channel.id), eq(records.start, from))).for("update");
  return rows[0];
}

/** The definitions counts were made by stand beside them; an update names them only where it writes such counts. */
async function write({ tx, tenantId, context }: Work, { channel, from, until }: Key, typed: Row, version: number) {
  const { slThresholdSec, cesScale } = variantsOn(context.history, from);
  const ids = Object.keys(typed);
  const variants = {
    ...(ids.some((id) => id.endsWith("_in_threshold")) ? { slThresholdSec } : {}),
    ...(ids.some((id) => id.startsWith("ces_")) ? { cesScale } : {}),
  };
  const stamp = { version, updatedBy: context.user.id, updatedAt: context.now, source: "grid" as const };
  await tx.insert(records)
    .values({ tenantId, teamId: channel.teamId, channelId: channel.id, start: from, until, cadence: channel.cadence, slThresholdSec, cesScale, ...typed, ...stamp })
    .onConflictDoUpdate({ target: [records.tenantId, records.channelId, records.start], set: { ...typed, ...variants, ...stamp } });
}
