import { and, count, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { CompanyActivity } from "@/domain/mail/allowance";
import { auditLog } from "../../schema/audit";
import { invitations } from "../../schema/invitation";
import { tenants } from "../../schema/tenant";
import type { TenantScope } from "../../connection/scope";

/** What is written down when figures are recorded. */
const RECORDING = ["save-cells", "save-base-cells", "import-records"];

/** How far a company has shown that it is in use (domain/mail/allowance.ts). */
export async function activityOf({ tx, tenantId }: TenantScope): Promise<CompanyActivity> {
  const [company] = await tx.select({ foundedAt: tenants.createdAt }).from(tenants).where(eq(tenants.id, tenantId));
  const [joined] = await tx
    .select({ n: count() })
    .from(invitations)
    .where(and(eq(invitations.tenantId, tenantId), isNotNull(invitations.acceptedAt)));
  const [used] = await tx
    .select({ n: sql<number>`count(distinct (${auditLog.at} at time zone 'UTC')::date)::int` })
    .from(auditLog)
    .where(and(eq(auditLog.tenantId, tenantId), inArray(auditLog.command, RECORDING)));
  return { foundedAt: company?.foundedAt ?? new Date(8.64e15), joined: joined?.n ?? 0, days: used?.n ?? 0 };
}
