import { and, asc, eq, sql } from "drizzle-orm";
import { BASE_MEASURES, RECORD_MEASURES } from "@/domain/measure";
import { specialDays } from "../schema/calendar";
import { variantChanges } from "../schema/variant-change";
import type { TenantScope } from "../scope";
import { measureColumn } from "./need-sql";

const amounts = (measures: typeof RECORD_MEASURES) => sql.join(measures.filter(({ unit }) => unit === "yen").map(({ id }) => measureColumn(id)), sql`, `);

/** Whether any amount of money is recorded: by a channel, or in the customer base. */
export async function moneyRecorded({ tx, tenantId }: TenantScope): Promise<boolean> {
  const rows = await tx.execute<{ found: boolean }>(sql`
    select exists (select from records r where r.tenant_id = ${tenantId} and num_nonnulls(${amounts(RECORD_MEASURES)}) > 0)
      or exists (select from customer_months b where b.tenant_id = ${tenantId} and num_nonnulls(${amounts(BASE_MEASURES)}) > 0) as found`);
  return rows[0]?.found ?? false;
}

/** Every day the company declared closed or open, by date. */
export function specialDaysOf({ tx, tenantId }: TenantScope) {
  return tx.select({ day: specialDays.day, kind: specialDays.kind, name: specialDays.name }).from(specialDays).where(eq(specialDays.tenantId, tenantId)).orderBy(asc(specialDays.day));
}

/** The change of definitions that begins on a day, if any. */
export async function variantChangeOn({ tx, tenantId }: TenantScope, start: string) {
  const [row] = await tx.select().from(variantChanges).where(and(eq(variantChanges.tenantId, tenantId), eq(variantChanges.start, start)));
  return row;
}
