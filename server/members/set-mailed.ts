import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/connection/client";
import { inTenant } from "@/db/connection/scope";
import { invitations } from "@/db/schema/invitation";
import type { TenantId } from "@/domain/tenants/tenant";
import { hashOfSecret } from "../auth/secret-link";

/**
 * Notes which letters the mail server took, by the secrets they carried: a sending that was replaced meanwhile stays as it
 * is. Nobody's doing, and nothing that anybody may do changes by it: no audit row.
 */
export async function setMailed(db: Database, tenantId: TenantId, secrets: readonly string[], at: Date): Promise<void> {
  if (secrets.length === 0) return;
  await inTenant(db, tenantId, ({ tx }) =>
    tx
      .update(invitations)
      .set({ mailedAt: at })
      .where(and(eq(invitations.tenantId, tenantId), inArray(invitations.mailHash, secrets.map(hashOfSecret)))),
  );
}
