import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { joinRecordLine } from "@/db/connection/line";
import { isCovered } from "@/db/queries/records/records";
import { records } from "@/db/schema/record";
import { channels, teams } from "@/db/schema/team";
import { compareCells, pickMeasures } from "@/domain/grid/conflict";
import { localDate, slugText } from "@/domain/bounds";
import { measuresOf, type Row, validateRecord } from "@/domain/measures/measure";
import { bucketOf, type LocalDate } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";
import { variantsOn } from "@/domain/kpi/definitions";
import { cannotBeTrue, cellsSchema, changedMeanwhile, idsOf, type SavedCells, typedRow } from "../cells";
import { Fault, notFound } from "../../fault";
import { assertTeam } from "../../tenant";
import { command, type Work } from "../../command";

const saveCellsSchema = z.strictObject({
  tenant: slugText,
  channelId: z.uuid(),
  start: localDate,
  cells: cellsSchema,
});

/** Saves cells of one record, all or none, each only where it still holds what the person saw. Repeating it is harmless. */
export const saveCells = command({
  name: "save-cells",
  kind: "replaces",
  action: "record.write",
  input: saveCellsSchema,
  async run(work, input): Promise<{ result: SavedCells; audit: { subject: string; before: Row; after: Row } | null }> {
    await joinRecordLine(work, input.channelId, input.start);
    const channel = await channelOf(work, input.channelId);
    const asked = new Set(measuresOf(channel.kind).map((measure) => measure.id));
    if (input.cells.some((cell) => !asked.has(cell.measure))) throw new Fault("BAD_REQUEST", "measure_not_of_channel");
    const key = { channel, ...periodOf(work, channel, input.start) };
    const current = await rowAt(work, key);
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
    if (open.length === 0)
      return { result: { version, values, issues, at: current?.updatedAt ?? work.context.now }, audit: null };
    if (errors.length > 0) throw cannotBeTrue(version, stored, errors);
    if (!current && (await isCovered(work, channel.id, key))) throw new Fault("CONFLICT", "period_overlaps");
    const written = await write(work, key, typed, current);
    if (!written) throw await changedMeanwhile(work, subject, open, await rowAt(work, key), stored);
    return {
      result: { version: version + 1, values, issues, at: work.context.now },
      audit: { subject, before: pickMeasures(stored, idsOf(typed)), after: typed },
    };
  },
});

type Channel = typeof channels.$inferSelect;
type Key = { from: LocalDate; until: LocalDate; channel: Channel };

/** A living channel of a team the person reaches. */
async function channelOf({ tx, tenantId, context }: Work, id: string): Promise<Channel> {
  const [channel] = await tx
    .select()
    .from(channels)
    .where(and(eq(channels.tenantId, tenantId), eq(channels.id, id)));
  if (!channel) throw notFound();
  assertTeam(context, channel.teamId);
  const living = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.tenantId, tenantId), eq(teams.id, channel.teamId), isNull(teams.archivedAt)));
  if (channel.archivedAt || living.length === 0) throw new Fault("CONFLICT", "channel_archived");
  return channel;
}

function periodOf({ context }: Work, channel: Channel, start: LocalDate): { from: LocalDate; until: LocalDate } {
  const bucket = bucketOf(start, channel.cadence, context.calendar);
  if (bucket.from !== start) throw new Fault("BAD_REQUEST", "not_a_period_start");
  if (bucket.from > context.today) throw new Fault("BAD_REQUEST", "record_in_future");
  if (bucket.from < EARLIEST_DAY) throw new Fault("BAD_REQUEST", "record_too_early");
  return bucket;
}

type Stored = typeof records.$inferSelect;

const keyOf = ({ tenantId }: Work, { channel, from }: Key) =>
  and(eq(records.tenantId, tenantId), eq(records.channelId, channel.id), eq(records.start, from));

async function rowAt(work: Work, key: Key): Promise<Stored | undefined> {
  const rows = await work.tx.select().from(records).where(keyOf(work, key)).for("update");
  return rows[0];
}

/**
 * False where the record is no longer as it was read, or there is one by now: nothing is written. The definitions counts
 * were made by stand beside them; an update names them only where it writes such counts.
 */
async function write(work: Work, key: Key, typed: Row, current: Stored | undefined): Promise<boolean> {
  const { tx, tenantId, context } = work;
  const { channel, from, until } = key;
  const { slThresholdSec, cesScale } = variantsOn(context.history, from);
  const ids = Object.keys(typed);
  const variants = {
    ...(ids.some((id) => id.endsWith("_in_threshold")) ? { slThresholdSec } : {}),
    ...(ids.some((id) => id.startsWith("ces_")) ? { cesScale } : {}),
  };
  const stamp = {
    version: (current?.version ?? 0) + 1,
    updatedBy: context.user.id,
    updatedAt: context.now,
    source: "grid" as const,
  };
  const place = {
    tenantId,
    teamId: channel.teamId,
    channelId: channel.id,
    start: from,
    until,
    cadence: channel.cadence,
    slThresholdSec,
    cesScale,
  };
  const written = current
    ? await tx
        .update(records)
        .set({ ...typed, ...variants, ...stamp })
        .where(and(keyOf(work, key), eq(records.version, current.version)))
        .returning({ version: records.version })
    : await tx
        .insert(records)
        .values({ ...place, ...typed, ...stamp })
        .onConflictDoNothing()
        .returning({ version: records.version });
  return written.length > 0;
}
