import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { teams } from "@/db/schema/team";
import { alike } from "@/domain/cell-text";
import { type TeamFacts, teamSchema } from "@/domain/settings";
import { Fault, notFound, takenBy } from "../fault";
import { command, type Work } from "./command";

/** Adds a team, renames it, archives it or brings it back; what it recorded stays. `replaces` is what the admin saw, null for a new one. */
export const saveTeam = command({
  name: "save-team",
  action: "structure.write",
  /** `id` is made by the browser: a repeated request adds one team. */
  input: z.strictObject({ tenant: z.string(), id: z.uuid(), ...teamSchema.shape, replaces: teamSchema.nullable() }),
  async run(work, { id, replaces, name, archived }) {
    const { tx, tenantId, context } = work;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`structure:${tenantId}`}, 0))`);
    const key = and(eq(teams.tenantId, tenantId), eq(teams.id, id));
    const [row] = await tx.select().from(teams).where(key);
    if (replaces && !row) throw notFound();
    const before: TeamFacts | null = row ? { name: row.name, archived: row.archivedAt !== null } : null;
    const after: TeamFacts = { name, archived };
    if (before && same(before, after)) return { result: { id }, audit: null };
    if (before && (!replaces || !same(before, replaces))) throw new Fault("CONFLICT", "changed_meanwhile");
    await assertPlace(work, id, after);
    const archivedAt = archived ? (row?.archivedAt ?? context.now) : null;
    if (before) await tx.update(teams).set({ name, archivedAt }).where(key);
    else await tx.insert(teams).values({ tenantId, id, name, archivedAt, position: sql`(select coalesce(max(position) + 1, 0) from teams where tenant_id = ${tenantId})`, createdAt: context.now });
    return { result: { id }, audit: { subject: `team:${id}`, before, after } };
  },
});

const same = (a: TeamFacts, b: TeamFacts): boolean => a.name === b.name && a.archived === b.archived;

/** One name a living team, also as an import compares names, and at least one living team. */
async function assertPlace({ tx, tenantId }: Work, id: string, { name, archived }: TeamFacts): Promise<void> {
  const living = await tx.select({ id: teams.id, name: teams.name }).from(teams).where(and(eq(teams.tenantId, tenantId), isNull(teams.archivedAt)));
  const others = living.filter((team) => team.id !== id);
  if (archived && others.length === 0) throw new Fault("CONFLICT", "last_team");
  if (!archived && others.some((team) => alike(team.name, name))) throw takenBy(others.map((team) => team.name), name);
}
