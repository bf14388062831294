import { and, asc, eq, isNull } from "drizzle-orm";
import type { UserId } from "@/domain/tenants/tenant";
import type { Database, Tx } from "../../connection/client";
import { specialDays } from "../../schema/calendar";
import { memberships, membershipTeams } from "../../schema/membership";
import { tenants, tenantSlugs } from "../../schema/tenant";
import { variantChanges } from "../../schema/variant-change";
import { asUser, inIdentity, type TenantScope } from "../../connection/scope";

export type TenantRow = typeof tenants.$inferSelect;

const SLUG = /^[a-z0-9-]+$/;

/** Which tenant a slug means, unproven: whether the asker belongs to it is `memberOf`'s to say. No query for what is no slug. */
export async function tenantIdOfSlug(db: Database, slug: string): Promise<string | null> {
  if (!SLUG.test(slug)) return null;
  const [row] = await inIdentity(db, (tx: Tx) => tx.select().from(tenantSlugs).where(eq(tenantSlugs.slug, slug)), {
    readOnly: true,
  });
  return row?.tenantId ?? null;
}

/** The tenant with what its figures depend on, and a person's membership and own teams; null for who is no member, or is kept out. */
export async function memberOf({ tx, tenantId }: TenantScope, userId: UserId) {
  const [tenantRows, memberRows, teamRows, changes, special] = await Promise.all([
    tx.select().from(tenants).where(eq(tenants.id, tenantId)),
    tx
      .select()
      .from(memberships)
      .where(
        and(eq(memberships.tenantId, tenantId), eq(memberships.userId, userId), isNull(memberships.deactivatedAt)),
      ),
    tx
      .select({ teamId: membershipTeams.teamId })
      .from(membershipTeams)
      .where(and(eq(membershipTeams.tenantId, tenantId), eq(membershipTeams.userId, userId))),
    tx
      .select({ start: variantChanges.start, variants: variantChanges.variants })
      .from(variantChanges)
      .where(eq(variantChanges.tenantId, tenantId))
      .orderBy(asc(variantChanges.start)),
    tx
      .select({ day: specialDays.day, kind: specialDays.kind })
      .from(specialDays)
      .where(eq(specialDays.tenantId, tenantId)),
  ]);
  const [tenant, member] = [tenantRows[0], memberRows[0]];
  return tenant && member
    ? { tenant, changes, special, role: member.role, name: member.name, ownTeams: teamRows.map(({ teamId }) => teamId) }
    : null;
}

/** The tenants a person belongs to, the first joined first. Ids only: each is opened in a scope of its own. */
export async function tenantIdsOf(db: Database, userId: UserId): Promise<string[]> {
  const rows = await asUser(
    db,
    userId,
    (tx) =>
      tx
        .select({ tenantId: memberships.tenantId })
        .from(memberships)
        .where(and(eq(memberships.userId, userId), isNull(memberships.deactivatedAt)))
        .orderBy(asc(memberships.createdAt), asc(memberships.tenantId)),
    { readOnly: true },
  );
  return rows.map(({ tenantId }) => tenantId);
}

/** What the switcher shows of a tenant. */
export function tenantNames({ tx, tenantId }: TenantScope): Promise<{ slug: string; name: string }[]> {
  return tx.select({ slug: tenants.slug, name: tenants.name }).from(tenants).where(eq(tenants.id, tenantId));
}
