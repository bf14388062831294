import { and, asc, desc, eq, inArray, isNull, or } from "drizzle-orm";
import { isKpiId, type KpiId } from "@/domain/kpi/kpi";
import { targets } from "../../schema/target";
import type { TenantScope } from "../../connection/scope";

export type TargetRow = Omit<typeof targets.$inferSelect, "kpi"> & { readonly kpi: KpiId };

/** The targets of the teams and of the whole company, the latest first; of some KPIs only where they are named. */
export async function targetsOf(
  { tx, tenantId }: TenantScope,
  { teams, kpis }: { teams: readonly string[] | "all"; kpis?: readonly KpiId[] },
): Promise<TargetRow[]> {
  const ofTeams = teams === "all" ? undefined : or(isNull(targets.teamId), inArray(targets.teamId, [...teams]));
  const rows = await tx
    .select()
    .from(targets)
    .where(and(eq(targets.tenantId, tenantId), ofTeams, kpis && inArray(targets.kpi, [...kpis])))
    .orderBy(desc(targets.start), asc(targets.id));
  return rows.flatMap((row) => (isKpiId(row.kpi) ? [{ ...row, kpi: row.kpi }] : []));
}
