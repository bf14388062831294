import { and, asc, eq, inArray } from "drizzle-orm";
import { assessments } from "../../schema/assessment";
import type { TenantScope } from "../../connection/scope";

/**
 * Runs of the diagnosis of several teams, oldest first. `standings` of domain/diagnosis/history joins the runs of one
 * team to where it stood. `version` is the checklist's wording, `hits` what the respondent alone came to,
 * `edition` how often they answered (a run is replaced or removed only by who saw its latest).
 */
export async function runsOf({ tx, tenantId }: TenantScope, teams: readonly string[] | "all") {
  const ofTeams = teams === "all" ? undefined : inArray(assessments.teamId, [...teams]);
  const rows = await tx
    .select()
    .from(assessments)
    .where(and(eq(assessments.tenantId, tenantId), ofTeams))
    .orderBy(asc(assessments.assessedOn), asc(assessments.createdAt), asc(assessments.id));
  return rows.map(
    ({ id, teamId, assessedOn, checklistVersion, respondentId, respondentName, answers, notes, hits, version }) => ({
      id,
      teamId,
      date: assessedOn,
      version: checklistVersion,
      respondentId,
      respondentName,
      answers,
      notes,
      hits,
      edition: version,
    }),
  );
}

export type AssessmentRun = Awaited<ReturnType<typeof runsOf>>[number];
