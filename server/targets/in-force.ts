import { type TargetRow, targetsOf } from "@/db/queries/targets/targets";
import type { TenantScope } from "@/db/connection/scope";
import { directionOf, type KpiId, KPIS } from "@/domain/kpi/kpi";
import type { Range } from "@/domain/time/period";
import { fits, targetOf } from "@/domain/targets/target";
import type { TenantContext } from "../tenant";

/** Whose figures are looked at: one team's, those of all the member's teams, or of some channels only. */
export interface Looked {
  readonly team: string | "all";
  readonly channel?: string | undefined;
}
export type TargetFinder = (kpi: KpiId, range: Range) => TargetRow | null;

/** A lead's own teams together are no team and not the company: only what holds for every team holds for them. */
const OWN_TEAMS = "";

/**
 * What finds the target of a range. None for single channels: a target is set for all that a team answers. One that
 * was set for the other direction (the scale has been turned round since) is left out.
 */
export async function targetFinder(
  scope: TenantScope,
  ctx: Pick<TenantContext, "teams" | "tenant">,
  looked: Looked,
  kpis?: readonly KpiId[],
): Promise<TargetFinder> {
  if (looked.channel !== undefined) return () => null;
  const rows = await targetsOf(scope, { teams: looked.team === "all" ? [] : [looked.team], ...(kpis ? { kpis } : {}) });
  const fitting = rows.filter((row) => fits(directionOf(KPIS[row.kpi], ctx.tenant.variants), row));
  const allTogether = ctx.teams === "all" ? null : OWN_TEAMS;
  const team = looked.team === "all" ? allTogether : looked.team;
  return (kpi, range) => targetOf(fitting, kpi, team, range);
}
