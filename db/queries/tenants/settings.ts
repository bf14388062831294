import { asc, eq, sql } from "drizzle-orm";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { BASE_MEASURES, RECORD_MEASURES } from "@/domain/measures/measure";
import type { VariantHistory } from "@/domain/kpi/definitions";
import { tenants } from "../../schema/tenant";
import { variantChanges } from "../../schema/variant-change";
import type { TenantScope } from "../../connection/scope";
import { measureColumn } from "../sql-fragments";

const amounts = (measures: typeof RECORD_MEASURES) =>
  sql.join(
    measures.filter(({ unit }) => unit === "yen").map(({ id }) => measureColumn(id)),
    sql`, `,
  );

/** Whether any amount of money is recorded: by a channel, or in the customer base. */
export async function moneyRecorded({ tx, tenantId }: TenantScope): Promise<boolean> {
  const rows = await tx.execute<{ found: boolean }>(sql`
    select exists (select from records r where r.tenant_id = ${tenantId} and num_nonnulls(${amounts(RECORD_MEASURES)}) > 0)
      or exists (select from customer_months b where b.tenant_id = ${tenantId} and num_nonnulls(${amounts(BASE_MEASURES)}) > 0) as found`);
  return rows[0]?.found ?? false;
}

/** The company's definitions over time, as they stand at this moment. */
export async function variantHistoryOf({ tx, tenantId }: TenantScope): Promise<VariantHistory> {
  const [tenant] = await tx.select({ variants: tenants.variants }).from(tenants).where(eq(tenants.id, tenantId));
  const changes = await tx
    .select({ start: variantChanges.start, variants: variantChanges.variants })
    .from(variantChanges)
    .where(eq(variantChanges.tenantId, tenantId))
    .orderBy(asc(variantChanges.start));
  return { initial: tenant?.variants ?? DEFAULT_VARIANTS, changes };
}
