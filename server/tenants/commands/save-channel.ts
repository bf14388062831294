import { and, eq, gt, isNull, max } from "drizzle-orm";
import { z } from "zod";
import { joinChannelLines, joinLine } from "@/db/connection/line";
import { records } from "@/db/schema/record";
import { channels, teams } from "@/db/schema/team";
import { slugText } from "@/domain/bounds";
import { alike } from "@/domain/format/bare-text";
import { bucketStart } from "@/domain/time/period";
import { type ChannelFacts, channelSchema } from "@/domain/tenants/settings";
import { Fault, notFound, takenBy } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
import { command, type Work } from "../../command";

const FACTS = Object.keys(channelSchema.shape) as (keyof ChannelFacts)[];
const same = (a: ChannelFacts, b: ChannelFacts): boolean => FACTS.every((fact) => a[fact] === b[fact]);

/** Adds a channel, changes its name, rhythm or first day, archives it or brings it back; its team and kind stay. What it recorded stays. */
export const saveChannel = command({
  name: "save-channel",
  kind: "replaces",
  action: "structure.write",
  fills: "channels",
  /** `id` is made by the browser: a repeated request adds one channel. */
  input: z.strictObject({ tenant: slugText, id: z.uuid(), ...channelSchema.shape, replaces: channelSchema.nullable() }),
  async run(work, { tenant: _, id, replaces, ...after }) {
    const { tx, tenantId, context } = work;
    await joinLine(work, "structure");
    // A record being written now, by hand or from a file, comes before a change of its channel.
    await joinChannelLines(work, [id]);
    const key = and(eq(channels.tenantId, tenantId), eq(channels.id, id));
    const [row] = await tx.select().from(channels).where(key);
    if (replaces && !row) throw notFound();
    const before: ChannelFacts | null = row
      ? {
          teamId: row.teamId,
          kind: row.kind,
          name: row.name,
          cadence: row.cadence,
          startsOn: row.startsOn,
          archived: row.archivedAt !== null,
        }
      : null;
    if (before && same(before, after)) return { result: { id }, audit: null };
    if (before && (!replaces || !same(before, replaces))) throw changedSince(before);
    await assertPlace(work, id, after);
    if (before && (before.teamId !== after.teamId || before.kind !== after.kind))
      throw new Fault("BAD_REQUEST", "channel_stays");
    if (before && before.cadence !== after.cadence) await assertFree(work, id, after);
    const { archived, ...facts } = after;
    const archivedAt = archived ? (row?.archivedAt ?? context.now) : null;
    if (before)
      await tx
        .update(channels)
        .set({ ...facts, archivedAt })
        .where(key);
    else
      await assertWritten(
        tx
          .insert(channels)
          .values({
            tenantId,
            id,
            ...facts,
            archivedAt,
            position: await nextPlace(work, after),
            createdAt: context.now,
          })
          .onConflictDoNothing()
          .returning({ id: channels.id }),
      );
    return { result: { id }, audit: { subject: `channel:${id}`, before, after } };
  },
});

async function nextPlace({ tx, tenantId }: Work, { teamId }: ChannelFacts): Promise<number> {
  const [last] = await tx
    .select({ position: max(channels.position) })
    .from(channels)
    .where(and(eq(channels.tenantId, tenantId), eq(channels.teamId, teamId)));
  return (last?.position ?? -1) + 1;
}

/** A team of the company, and one name a living channel of it, also as an import compares names. */
async function assertPlace(
  { tx, tenantId }: Work,
  id: string,
  { teamId, name, archived }: ChannelFacts,
): Promise<void> {
  const [team] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.tenantId, tenantId), eq(teams.id, teamId)));
  if (!team) throw notFound();
  const living = await tx
    .select({ id: channels.id, name: channels.name })
    .from(channels)
    .where(and(eq(channels.tenantId, tenantId), eq(channels.teamId, teamId), isNull(channels.archivedAt)));
  const others = living.filter((channel) => channel.id !== id).map((channel) => channel.name);
  if (!archived && others.some((other) => alike(other, name))) throw takenBy(others, name);
}

/** The rhythm changes with a new period: nothing may be recorded yet in the running one, or after it. */
async function assertFree({ tx, tenantId, context }: Work, id: string, { cadence }: ChannelFacts): Promise<void> {
  const running = bucketStart(context.today, cadence, context.calendar);
  const [found] = await tx
    .select({ start: records.start })
    .from(records)
    .where(and(eq(records.tenantId, tenantId), eq(records.channelId, id), gt(records.until, running)))
    .limit(1);
  if (found) throw new Fault("CONFLICT", "rhythm_in_use", { date: running });
}
