import { type TeamWithChannels, teamsOf } from "@/db/queries/tenants/teams";
import type { TenantScope } from "@/db/connection/scope";
import { type Action, mayWriteFor } from "@/domain/members/role";
import { forbidden, notFound } from "./fault";
import type { TenantContext } from "./tenant";

/*
 * Which teams a member reaches, and which one is meant. What a question names is a team's id, "all", or nothing:
 *
 *                                          | a living team | an archived one | "all"     | nothing
 *   figures now (home, a KPI's page)       | that          | that, where it  | every one | the usual one
 *                                          |               | recorded, or 404|           |
 *   figures back (trends, rows)            | that          | that            | every one | the usual one
 *   lists (events)                         | that          | 404             | every one | every one
 *   work on one team (records, diagnosis)  | that          | 404             | the first | the first
 *
 * The usual one is the first living team; an executive's is every team, for it is the company they look at, and so is
 * whose company has no living team. Whether archived teams are among those that can be named is said once, where `reach`
 * is read. A team out of reach is answered as if it did not exist.
 */

/** A team's id, "all", or none named. */
export type NamedTeam = string | undefined;
type Member = Pick<TenantContext, "role">;

/** The team that figures are shown of where none is named. */
export function usualTeam(member: Member, reach: readonly TeamWithChannels[]): string | "all" {
  if (member.role === "executive") return "all";
  return reach.find(({ archived }) => !archived)?.id ?? "all";
}

/** The teams that are meant: those named, else `unnamed`. */
export function teamsMeant(
  member: Member,
  reach: readonly TeamWithChannels[],
  named: NamedTeam,
  unnamed: "usual" | "all" = "usual",
): { team: string | "all"; shown: readonly TeamWithChannels[] } {
  const team = named ?? (unnamed === "usual" ? usualTeam(member, reach) : "all");
  return { team, shown: team === "all" ? reach : [teamIn(reach, team)] };
}

/** The one team that is worked on; null where there is none at all. "all" names no one team. */
export function teamMeant(reach: readonly TeamWithChannels[], named: NamedTeam): TeamWithChannels | null {
  return named === undefined || named === "all" ? (reach[0] ?? null) : teamIn(reach, named);
}

/** The living teams of a member, and the one of them that is worked on. */
export async function teamToWorkOn(
  scope: TenantScope,
  ctx: Pick<TenantContext, "teams">,
  named: NamedTeam,
): Promise<{ teams: TeamWithChannels[]; team: TeamWithChannels | null }> {
  const teams = await teamsOf(scope, ctx.teams);
  return { teams, team: teamMeant(teams, named) };
}

/** A team that is named, among those in reach. */
export function teamIn(reach: readonly TeamWithChannels[], id: string): TeamWithChannels {
  const team = reach.find((one) => one.id === id);
  if (!team) throw notFound();
  return team;
}

/** Refuses a team outside the member's reach as if it did not exist. */
export function assertTeam(context: Pick<TenantContext, "teams">, teamId: string): void {
  if (context.teams !== "all" && !context.teams.includes(teamId)) throw notFound();
}

/** Refuses who may not write what concerns the team (null: the whole company). A team out of reach is as if it did not exist. */
export function assertWriterFor(
  context: Pick<TenantContext, "role" | "teams">,
  action: Action,
  teamId: string | null,
): void {
  if (teamId !== null) assertTeam(context, teamId);
  if (!mayWriteFor(context, action, teamId)) throw forbidden();
}

/** Refuses a team that is not there any more. */
export async function assertLivingTeam(scope: TenantScope, teamId: string): Promise<void> {
  if ((await teamsOf(scope, [teamId])).length === 0) throw notFound();
}
