import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { Range } from "@/domain/time/period";
import { customerMonths } from "../../schema/record";
import type { TenantScope } from "../../connection/scope";

/** The customer base of each recorded month that begins in the range, oldest first, with note, version and who wrote it. */
export function monthsOf({ tx, tenantId }: TenantScope, range: Range) {
  return tx
    .select()
    .from(customerMonths)
    .where(
      and(
        eq(customerMonths.tenantId, tenantId),
        gte(customerMonths.start, range.from),
        lt(customerMonths.start, range.until),
      ),
    )
    .orderBy(asc(customerMonths.start));
}
