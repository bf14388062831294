import { missingOn } from "@/db/queries/records/periods";
import { inTenant } from "@/db/connection/scope";
import { addDays } from "@/domain/time/period";
import { can, permits, type Role } from "@/domain/members/role";
import type { TenantContext } from "../tenant";

/** What frames every page of a tenant. */
export interface ShellView {
  /** Whom the page is made for (server/trpc.ts). */
  userId: string;
  slug: string;
  name: string;
  fictional: boolean;
  memberName: string;
  role: Role;
  canRecord: boolean;
  /** Whether figures may be taken out of here: as files, pictures or into the clipboard. */
  mayExport: boolean;
  /** Channels of the member's teams whose record of yesterday is due; 0 for who records nothing. */
  missing: number;
}

/** The frame of a member's pages. */
export async function shell(ctx: TenantContext): Promise<ShellView> {
  const { slug, name, fictional } = ctx.tenant;
  const canRecord = can(ctx.role, "record.write");
  const mayExport = permits(ctx, "data.export");
  return {
    userId: ctx.user.id,
    slug,
    name,
    fictional,
    memberName: ctx.memberName,
    role: ctx.role,
    canRecord,
    mayExport,
    missing: await missing(ctx),
  };
}

/** How many channels wait for yesterday's record; 0 for who records nothing. */
export async function missing(ctx: TenantContext): Promise<number> {
  if (!can(ctx.role, "record.write")) return 0;
  const question = { teams: ctx.teams, date: addDays(ctx.today, -1), calendar: ctx.calendar, work: ctx.work };
  return (await inTenant(ctx.db, ctx.tenantId, (scope) => missingOn(scope, question), { readOnly: true })).length;
}
