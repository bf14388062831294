import { and, eq, gte, inArray, lt } from "drizzle-orm";
import type { Range } from "@/domain/time/period";
import { records } from "../../schema/record";
import type { TenantScope } from "../../connection/scope";

/** Whole records whose period starts in `range`, of the given teams. */
export function recordsIn({ tx, tenantId }: TenantScope, range: Range, teams: readonly string[] | "all") {
  const ofTeams = teams === "all" ? undefined : inArray(records.teamId, [...teams]);
  return tx
    .select()
    .from(records)
    .where(
      and(eq(records.tenantId, tenantId), gte(records.start, range.from), lt(records.start, range.until), ofTeams),
    );
}
