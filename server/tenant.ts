import type { Database } from "@/db/connection/client";
import { memberOf, tenantIdOfSlug, tenantIdsOf, tenantNames, type TenantRow } from "@/db/queries/members/memberships";
import { inTenant } from "@/db/connection/scope";
import type { WorkCalendar } from "@/domain/time/work-calendar";
import { type Calendar, type LocalDate, today } from "@/domain/time/period";
import { type Role, teamsOf } from "@/domain/members/role";
import { asTenantId, type TenantId } from "@/domain/tenants/tenant";
import { type VariantHistory, variantsOn } from "@/domain/kpi/definitions";
import type { RequestContext } from "./context";
import { database } from "./database";
import { notFound } from "./fault";

export interface TenantContext extends RequestContext {
  user: NonNullable<RequestContext["user"]>;
  db: Database;
  tenantId: TenantId;
  /** Its `variants` are those in force today; what held when is `history`. */
  tenant: TenantRow;
  /** The definitions figures are reckoned by: a change that is planned changes none before it begins. */
  history: VariantHistory;
  /** With the changes to come, for who plans them and what is recorded ahead. */
  planned: VariantHistory;
  role: Role;
  /** The roles the company lets take figures out, beside admins. */
  exporters: readonly Role[];
  memberName: string;
  /** Teams this member reaches. */
  teams: readonly string[] | "all";
  calendar: Calendar;
  /** The days its desks work, with the special days declared. */
  work: WorkCalendar;
  /** Today where the tenant is. */
  today: LocalDate;
}

type SignedIn = RequestContext & { user: NonNullable<RequestContext["user"]> };

/** The gate: proves that the person is a member of the slug's tenant. 404 for strangers, as for no such tenant. Passed once a request; whoever it refuses is not looked up again, so that every call of a batch says the same. */
export function openTenant(context: SignedIn, slug: string): Promise<TenantContext> {
  const passed = (context.lookups?.get(`gate:${slug}`) as Promise<TenantContext> | undefined) ?? pass(context, slug);
  context.lookups?.set(`gate:${slug}`, passed);
  return passed;
}

/** Looked into where a slug means nothing, so that it takes as long as one that means another company. */
export const NOBODYS_TENANT = "00000000-0000-4000-8000-000000000000";

async function pass(context: SignedIn, slug: string): Promise<TenantContext> {
  const db = database();
  const known = await tenantIdOfSlug(db, slug);
  const tenantId = asTenantId(known ?? NOBODYS_TENANT);
  const member = await inTenant(db, tenantId, (scope) => memberOf(scope, context.user.id), { readOnly: true });
  if (!known || !member) throw notFound();
  const planned = { initial: member.tenant.variants, changes: member.changes };
  const now = today(context.now, member.tenant.zone);
  const history = { ...planned, changes: planned.changes.filter(({ start }) => start <= now) };
  const tenant = { ...member.tenant, variants: variantsOn(history, now) };
  const calendar: Calendar = {
    zone: tenant.zone,
    fiscalStartMonth: tenant.fiscalStartMonth,
    weekStart: tenant.weekStart === "sunday" ? "sunday" : "monday",
  };
  return {
    ...context,
    db,
    tenantId,
    tenant,
    history,
    planned,
    calendar,
    work: workOf(tenant, member.special),
    role: member.role,
    exporters: member.tenant.exporters,
    memberName: member.name,
    teams: teamsOf(member.role, member.ownTeams),
    today: now,
  };
}

function workOf(
  { workdays, holidays }: TenantRow,
  special: readonly { day: LocalDate; kind: "closed" | "open" }[],
): WorkCalendar {
  const of = (kind: "closed" | "open") => special.filter((day) => day.kind === kind).map(({ day }) => day);
  return { workdays, holidays, closed: of("closed"), opened: of("open") };
}

/** The tenants a person belongs to, for the switcher and for where to go after sign-in. */
export async function tenantsOf(context: SignedIn): Promise<{ slug: string; name: string }[]> {
  const db = database();
  const own = await tenantIdsOf(db, context.user.id);
  const rows = await Promise.all(
    own.map((tenantId) => inTenant(db, asTenantId(tenantId), tenantNames, { readOnly: true })),
  );
  return rows.flat();
}
