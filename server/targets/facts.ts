import { isKpiId } from "@/domain/kpi/kpi";
import { mayWriteTarget, type TargetFacts } from "@/domain/targets/target";
import { forbidden, notFound } from "../fault";
import { assertTeam, type TenantContext } from "../tenant";

/** What a stored target says. One of a KPI that is no more is as if it were not there. */
export function factsOf({
  teamId,
  kpi,
  low,
  high,
  start,
  until,
}: Omit<TargetFacts, "kpi"> & { kpi: string }): TargetFacts {
  if (!isKpiId(kpi)) throw notFound();
  return { teamId, kpi, low, high, start, until };
}

const FACTS = ["teamId", "kpi", "low", "high", "start", "until"] as const;
export const sameTarget = (a: TargetFacts, b: TargetFacts): boolean => FACTS.every((fact) => a[fact] === b[fact]);

/** Refuses who may not write a target of the team (null: the whole company). A team out of reach is as if it did not exist. */
export function assertTargetWriter(context: TenantContext, teamId: string | null): void {
  if (teamId !== null) assertTeam(context, teamId);
  if (!mayWriteTarget(context.role, context.teams, teamId)) throw forbidden();
}
