import { and, eq } from "drizzle-orm";
import type { TenantScope } from "@/db/connection/scope";
import { memberships, membershipTeams } from "@/db/schema/membership";
import type { Place } from "@/domain/members/member";

/** Writes a member's role and teams. Part of commands, which have checked it; never one by itself. */
export async function setPlace({ tx, tenantId }: TenantScope, userId: string, { role, teams }: Place): Promise<void> {
  await tx
    .update(memberships)
    .set({ role })
    .where(and(eq(memberships.tenantId, tenantId), eq(memberships.userId, userId)));
  await tx
    .delete(membershipTeams)
    .where(and(eq(membershipTeams.tenantId, tenantId), eq(membershipTeams.userId, userId)));
  if (teams.length > 0)
    await tx.insert(membershipTeams).values([...new Set(teams)].map((teamId) => ({ tenantId, userId, teamId })));
}
