import { and, eq } from "drizzle-orm";
import { tenants } from "@/db/schema/tenant";
import type { Work } from "../command";
import { notFound } from "../fault";
import { assertWritten } from "../premise";

/* What the commands of a company's settings share. Parts of them, never one by itself. */

export async function lockTenant({ tx, tenantId }: Work) {
  const [row] = await tx.select().from(tenants).where(eq(tenants.id, tenantId)).for("no key update");
  if (!row) throw notFound();
  return row;
}

export const setTenant = (
  { tx, tenantId }: Work,
  version: number,
  facts: Partial<typeof tenants.$inferInsert>,
): Promise<void> =>
  assertWritten(
    tx
      .update(tenants)
      .set({ ...facts, version: version + 1 })
      .where(and(eq(tenants.id, tenantId), eq(tenants.version, version)))
      .returning({ id: tenants.id }),
  );
