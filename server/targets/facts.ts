import { isKpiId } from "@/domain/kpi/kpi";
import type { TargetFacts } from "@/domain/targets/target";
import { notFound } from "../fault";

/** What a stored target says. One of a KPI that is no more is as if it were not there. */
export function targetFactsOf({
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
