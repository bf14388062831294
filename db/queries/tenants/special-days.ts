import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { Range } from "@/domain/time/period";
import type { TenantScope } from "../../connection/scope";
import { specialDays } from "../../schema/calendar";

/** Every day the company declared closed or open, by date. */
export function specialDaysOf({ tx, tenantId }: TenantScope) {
  return tx
    .select({ day: specialDays.day, kind: specialDays.kind, name: specialDays.name })
    .from(specialDays)
    .where(eq(specialDays.tenantId, tenantId))
    .orderBy(asc(specialDays.day));
}

/** The company's closed and extra open days of a range, by date. */
export function specialDaysIn({ tx, tenantId }: TenantScope, range: Range) {
  return tx
    .select({ day: specialDays.day, kind: specialDays.kind, name: specialDays.name })
    .from(specialDays)
    .where(and(eq(specialDays.tenantId, tenantId), gte(specialDays.day, range.from), lt(specialDays.day, range.until)))
    .orderBy(asc(specialDays.day));
}
