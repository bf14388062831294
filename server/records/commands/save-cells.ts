import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { joinRecordLine } from "@/db/connection/line";
import { isCovered, recordedWeeks } from "@/db/queries/records/records";
import { renewMonth } from "@/db/queries/tallies/monthly";
import { records } from "@/db/schema/record";
import { channels, teams } from "@/db/schema/team";
import { rowId } from "@/domain/grid/row-id";
import { localDate, slugText } from "@/domain/bounds";
import {
  estimatesAfter,
  isCountedBy,
  measuresOf,
  type Row,
  storedEstimates,
  validateRecord,
} from "@/domain/measures/measure";
import { weeksOf } from "@/domain/records/week";
import { bucketOf, type LocalDate, type Range } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";
import { variantsOn } from "@/domain/kpi/definitions";
import { cellsSchema, idsOf, saveTyped } from "../cells";
import { Fault, notFound } from "../../fault";
import { assertTeam } from "../../reach";
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
  async run(work, input) {
    await joinRecordLine(work, input.channelId, input.start);
    const channel = await channelOf(work, input.channelId);
    const asked = new Set(measuresOf(channel.kind).map((measure) => measure.id));
    if (input.cells.some((cell) => !asked.has(cell.measure))) throw new Fault("BAD_REQUEST", "measure_not_of_channel");
    const key = { channel, ...(await periodOf(work, channel, input.start)) };
    return saveTyped(work, input.cells, {
      subject: `record:${rowId(channel.id, key.from)}`,
      measures: asked,
      read: () => rowAt(work, key),
      check: (values) => validateRecord(channel.kind, values, variantsOn(work.context.planned, key.from).cesScale),
      beforeFirst: async () => {
        if (await isCovered(work, channel.id, key)) throw new Fault("CONFLICT", "period_overlaps");
      },
      write: (typed, current) => write(work, key, typed, current),
    });
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

async function periodOf(work: Work, channel: Channel, start: LocalDate): Promise<Range> {
  const { context } = work;
  const bucket = bucketOf(start, channel.cadence, context.calendar);
  const period = channel.cadence === "week" ? await weekOf(work, channel.id, start, bucket) : bucket;
  if (period?.from !== start) throw new Fault("BAD_REQUEST", "not_a_period_start");
  if (start > context.today) throw new Fault("BAD_REQUEST", "record_in_future");
  if (start < EARLIEST_DAY) throw new Fault("BAD_REQUEST", "record_too_early");
  return period;
}

/** The channel's week that begins on the day, if there is one. A whole week may still be in another record's way. */
async function weekOf(work: Work, id: string, start: LocalDate, bucket: Range): Promise<Range | undefined> {
  const recorded = (await recordedWeeks(work, [id], bucket)).get(id) ?? [];
  const found = weeksOf(bucket, work.context.calendar, recorded).find(({ from }) => from === start);
  if (!found && start === bucket.from) throw new Fault("CONFLICT", "period_overlaps");
  return found;
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
 * were made by stand beside them; an update names them only where it writes such counts. What is typed is no estimate any more. The month's sums follow.
 */
async function write(work: Work, key: Key, typed: Row, current: Stored | undefined): Promise<boolean> {
  const { tx, tenantId, context } = work;
  const { channel, from, until } = key;
  const { slThresholdSec, cesScale } = variantsOn(context.planned, from);
  const ids = [...idsOf(typed)];
  const variants = {
    ...(isCountedBy(ids, "slThresholdSec") ? { slThresholdSec } : {}),
    ...(isCountedBy(ids, "cesScale") ? { cesScale } : {}),
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
        .set({ ...typed, ...variants, ...stamp, ...storedEstimates(estimatesAfter(current.estimates ?? [], ids, [])) })
        .where(and(keyOf(work, key), eq(records.version, current.version)))
        .returning({ version: records.version })
    : await tx
        .insert(records)
        .values({ ...place, ...typed, ...stamp })
        .onConflictDoNothing()
        .returning({ version: records.version });
  if (written.length === 0) return false;
  await renewMonth(work, channel.id, from);
  return true;
}
