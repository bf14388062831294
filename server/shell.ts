import { missingOn } from "@/db/queries/recorded-periods";
import { inTenant } from "@/db/scope";
import { addDays } from "@/domain/period";
import { can, type Role } from "@/domain/role";
import type { TenantContext } from "./tenant";

/** What frames every page of a tenant. */
export interface ShellView {
  slug: string;
  name: string;
  fictional: boolean;
  memberName: string;
  role: Role;
  canRecord: boolean;
  /** Channels of the member's teams whose record of yesterday is due; 0 for who records nothing. */
  missing: number;
}

/** The frame of a member's pages. */
export async function shell(ctx: TenantContext): Promise<ShellView> {
  const { slug, name, fictional } = ctx.tenant;
  const canRecord = can(ctx.role, "record.write");
  const question = { teams: ctx.teams, date: addDays(ctx.today, -1), calendar: ctx.calendar, work: ctx.work };
  const missing = canRecord ? (await inTenant(ctx.db, ctx.tenantId, (scope) => missingOn(scope, question), { readOnly: true })).length : 0;
  return { slug, name, fictional, memberName: ctx.memberName, role: ctx.role, canRecord, missing };
}
