import { can, permits, type Role } from "@/domain/members/role";
import { dueYesterday } from "../due";
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
}

/** The frame of a member's pages: what is known at the gate, as every page's title asks for it. */
export function shell(ctx: TenantContext): ShellView {
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
  };
}

/** How many channels of the member's teams wait for yesterday's record; 0 for who records nothing. */
export async function missing(ctx: TenantContext): Promise<number> {
  if (!can(ctx.role, "record.write")) return 0;
  return (await dueYesterday(ctx)).filter(({ state }) => state === "missing").length;
}
