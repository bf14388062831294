import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/connection/client";
import { auditLog } from "@/db/schema/audit";
import { memberships } from "@/db/schema/membership";

const DEEDS = { name: { command: "change-name" }, email: { command: "change-address" } } as const;

interface Change {
  userId: string;
  field: "name" | "email";
  value: string;
  now: Date;
  requestId: string;
  network: string;
}

/**
 * Writes a person's name or address into every company they belong to, with an audit row in each, inside one transaction
 * of people: the tenant is set in turn, so each statement sees one company's rows and no other's.
 */
export async function changeEverywhere(
  tx: Tx,
  { userId, field, value, now, requestId, network }: Change,
): Promise<void> {
  await tx.execute(sql`select set_config('app.user_id', ${userId}, true)`);
  const own = await tx
    .select({ tenantId: memberships.tenantId })
    .from(memberships)
    .where(eq(memberships.userId, userId))
    .orderBy(memberships.tenantId);
  for (const { tenantId } of own) {
    await tx.execute(sql`select set_config('app.tenant_id', ${tenantId}, true)`);
    const key = and(eq(memberships.tenantId, tenantId), eq(memberships.userId, userId));
    const [row] = await tx
      .select({ name: memberships.name, email: memberships.email })
      .from(memberships)
      .where(key)
      .for("update");
    if (!row || row[field] === value) continue;
    await tx
      .update(memberships)
      .set({ [field]: value })
      .where(key);
    await tx.insert(auditLog).values({
      tenantId,
      id: randomUUID(),
      at: now,
      userId,
      userName: field === "name" ? value : row.name,
      network,
      requestId,
      ...DEEDS[field],
      subject: `member:${userId}`,
      before: { [field]: row[field] },
      after: { [field]: value },
    });
  }
  await tx.execute(sql`select set_config('app.tenant_id', '', true), set_config('app.user_id', '', true)`);
}
