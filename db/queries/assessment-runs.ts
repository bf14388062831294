import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { assessments } from "../schema/assessment";
import { teams } from "../schema/team";
import type { TenantScope } from "../scope";

/** Every run of one team, oldest first; runs of the same date in the order they were made. */
export async function runsOfTeam({ tx, tenantId }: TenantScope, teamId: string) {
  const rows = await tx.select().from(assessments)
    .where(and(eq(assessments.tenantId, tenantId), eq(assessments.teamId, teamId)))
    .orderBy(asc(assessments.assessedOn), asc(assessments.createdAt), asc(assessments.id));
  return rows.map(({ id, assessedOn, checklistVersion, respondentId, respondentName, answers, notes, version }) =>
    ({ id, date: assessedOn, version: checklistVersion, respondentId, respondentName, answers, notes, edition: version }));
}
/** `version` is the checklist's, `edition` counts how often the respondent answered again. */
export type TeamRun = Awaited<ReturnType<typeof runsOfTeam>>[number];

/** Name and id of the living teams a member reaches, in the tenant's order. */
export function teamNames({ tx, tenantId }: TenantScope, reach: readonly string[] | "all") {
  const reached = reach === "all" ? undefined : inArray(teams.id, [...reach]);
  return tx.select({ id: teams.id, name: teams.name }).from(teams)
    .where(and(eq(teams.tenantId, tenantId), isNull(teams.archivedAt), reached)).orderBy(asc(teams.position), asc(teams.id));
}
