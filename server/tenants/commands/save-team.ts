import { and, eq, isNull, max } from "drizzle-orm";
import { z } from "zod";
import { joinChannelLines, joinLine } from "@/db/connection/line";
import { channels, teams } from "@/db/schema/team";
import { slugText } from "@/domain/bounds";
import { alike } from "@/domain/format/bare-text";
import { type TeamFacts, teamSchema, teamSeenSchema } from "@/domain/tenants/settings";
import { Fault, notFound, takenBy } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
import { command, type Work } from "../../command";

/** Adds a team, renames it, archives it or brings it back; what it recorded stays. `replaces` is what the admin saw, null for a new one. */
export const saveTeam = command({
  name: "save-team",
  kind: "replaces",
  action: "structure.write",
  fills: "teams",
  /** `id` is made by the browser: a repeated request adds one team. */
  input: z.strictObject({ tenant: slugText, id: z.uuid(), ...teamSchema.shape, replaces: teamSeenSchema.nullable() }),
  async run(work, { id, replaces, name, archived }) {
    const { tx, tenantId, context } = work;
    await joinLine(work, "structure");
    const key = and(eq(teams.tenantId, tenantId), eq(teams.id, id));
    const [row] = await tx.select().from(teams).where(key);
    if (replaces && !row) throw notFound();
    const before: TeamFacts | null = row ? { name: row.name, archived: row.archivedAt !== null } : null;
    const after: TeamFacts = { name, archived };
    if (before && same(before, after)) return { result: { id }, audit: null };
    if (before && (!replaces || !same(before, replaces))) throw changedSince(before);
    if (before && before.archived !== archived) await waitForRecords(work, id);
    await assertPlace(work, id, after);
    const archivedAt = archived ? (row?.archivedAt ?? context.now) : null;
    if (before) await tx.update(teams).set({ name, archivedAt }).where(key);
    else
      await assertWritten(
        tx
          .insert(teams)
          .values({ tenantId, id, name, archivedAt, position: await nextPlace(work), createdAt: context.now })
          .onConflictDoNothing()
          .returning({ id: teams.id }),
      );
    return { result: { id }, audit: { subject: `team:${id}`, before, after } };
  },
});

/** Those being written now, by hand or from a file, come before a team that ends; those after it are refused. */
async function waitForRecords(work: Work, teamId: string): Promise<void> {
  const rows = await work.tx
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.tenantId, work.tenantId), eq(channels.teamId, teamId)));
  await joinChannelLines(
    work,
    rows.map(({ id }) => id),
  );
}

async function nextPlace({ tx, tenantId }: Work): Promise<number> {
  const [last] = await tx
    .select({ position: max(teams.position) })
    .from(teams)
    .where(eq(teams.tenantId, tenantId));
  return (last?.position ?? -1) + 1;
}

const same = (a: TeamFacts, b: TeamFacts): boolean => a.name === b.name && a.archived === b.archived;

/** One name a living team, also as an import compares names, and at least one living team. */
async function assertPlace({ tx, tenantId }: Work, id: string, { name, archived }: TeamFacts): Promise<void> {
  const living = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.tenantId, tenantId), isNull(teams.archivedAt)));
  const others = living.filter((team) => team.id !== id);
  if (archived && others.length === 0) throw new Fault("CONFLICT", "last_team");
  if (!archived && others.some((team) => alike(team.name, name)))
    throw takenBy(
      others.map((team) => team.name),
      name,
    );
}
