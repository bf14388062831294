import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { asUser, inIdentity, inTenant } from "@/db/scope";
import { memberships, membershipTeams } from "@/db/schema/membership";
import { tenants, tenantSlugs } from "@/db/schema/tenant";
import { type Calendar, type LocalDate, today } from "@/domain/period";
import { type Role, teamsOf } from "@/domain/role";
import { asTenantId, type TenantId } from "@/domain/tenant";
import type { RequestContext } from "./context";
import { database } from "./database";
import { notFound } from "./fault";

export interface TenantContext extends RequestContext {
  user: NonNullable<RequestContext["user"]>;
  db: Database;
  tenantId: TenantId;
  tenant: typeof tenants.$inferSelect;
  role: Role;
  memberName: string;
  /** Teams this member reaches. */
  teams: readonly string[] | "all";
  calendar: Calendar;
  /** Today where the tenant is. */
  today: LocalDate;
}

/** The gate: proves that the person is a member of the slug's tenant. 404 for strangers, as for no such tenant. */
export async function openTenant(context: RequestContext & { user: NonNullable<RequestContext["user"]> }, slug: string): Promise<TenantContext> {
  const db = database();
  const known = await inIdentity(db, (tx) => tx.select().from(tenantSlugs).where(eq(tenantSlugs.slug, slug)), { readOnly: true });
  if (!known[0]) throw notFound();
  const tenantId = asTenantId(known[0].tenantId);
  const [tenantRows, memberRows, teamRows] = await inTenant(db, tenantId, ({ tx }) => Promise.all([
    tx.select().from(tenants).where(eq(tenants.id, tenantId)),
    tx.select().from(memberships).where(and(eq(memberships.tenantId, tenantId), eq(memberships.userId, context.user.id))),
    tx.select({ teamId: membershipTeams.teamId }).from(membershipTeams).where(and(eq(membershipTeams.tenantId, tenantId), eq(membershipTeams.userId, context.user.id))),
  ]), { readOnly: true });
  const [tenant, member] = [tenantRows[0], memberRows[0]];
  if (!tenant || !member) throw notFound();
  const calendar: Calendar = { zone: tenant.zone, fiscalStartMonth: tenant.fiscalStartMonth, weekStart: tenant.weekStart === "sunday" ? "sunday" : "monday" };
  return {
    ...context, db, tenantId, tenant, calendar,
    role: member.role,
    memberName: member.name,
    teams: teamsOf(member.role, teamRows.map((row) => row.teamId)),
    today: today(context.now, tenant.zone),
  };
}

/** The tenants a person belongs to, for the switcher and for where to go after sign-in. */
export async function tenantsOf(context: RequestContext & { user: NonNullable<RequestContext["user"]> }): Promise<{ slug: string; name: string }[]> {
  const db = database();
  const own = await asUser(db, context.user.id, (tx) =>
    tx.select({ tenantId: memberships.tenantId }).from(memberships).where(eq(memberships.userId, context.user.id)).orderBy(memberships.createdAt), { readOnly: true });
  const rows = await Promise.all(own.map(({ tenantId }) => inTenant(db, asTenantId(tenantId), ({ tx }) =>
    tx.select({ slug: tenants.slug, name: tenants.name }).from(tenants).where(eq(tenants.id, tenantId)), { readOnly: true })));
  return rows.flat();
}

/** Refuses a team outside the member's reach as if it did not exist. */
export function assertTeam(context: Pick<TenantContext, "teams">, teamId: string): void {
  if (context.teams !== "all" && !context.teams.includes(teamId)) throw notFound();
}
