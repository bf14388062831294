import type { FoundInvitation } from "@/db/queries/members/invitations";
import { memberIn } from "@/db/queries/members/members";
import type { TenantScope } from "@/db/connection/scope";
import { invitationState, maskedAddress } from "@/domain/members/member";
import { canGrant } from "@/domain/members/role";
import { passDoor } from "../auth/limits/attempts";
import type { RequestContext } from "../context";
import { type Link, throughInvitation } from "./invitation-scope";
import { sendsMail } from "../mail/transport";

export type OpenInvitation = Awaited<ReturnType<typeof openInvitation>>;

/**
 * Whether a secret is enough to come in by. Where mail is sent only the mailed one is: it shows that the address's mail is
 * read, and whoever holds the other one (the admin) must not learn whether the address has an account elsewhere.
 */
export const leadsIn = (via: FoundInvitation["via"]): boolean => via === "mail" || !sendsMail();

/** Whether who invited is still an active member whose role may give the role, and a team is left for a lead. */
export async function isVoid(scope: TenantScope, { row, teams }: FoundInvitation): Promise<boolean> {
  const inviter = await memberIn(scope, row.invitedBy);
  const stands = inviter !== null && !inviter.deactivatedAt && canGrant(inviter.role, row.role);
  return !stands || (row.role === "lead" && !teams.some(({ archived }) => !archived));
}

/** What an invitation's page shows; reading it uses nothing up, as mail scanners open every link. */
export async function openInvitation(link: Link, ctx: RequestContext) {
  await passDoor("invitation", ctx, ctx.now);
  return throughInvitation(
    link,
    async (scope, found) => {
      const { row, company, teams, via } = found;
      const state = invitationState(row, ctx.now);
      const enters = leadsIn(via);
      return {
        company: company.name,
        zone: company.zone,
        role: row.role,
        inviter: row.invitedByName,
        via,
        enters,
        teams: row.role === "lead" ? teams.filter(({ archived }) => !archived).map(({ name }) => name) : [],
        email: enters ? row.email : maskedAddress(row.email),
        expiresAt: row.expiresAt.toISOString(),
        state: state === "open" && (await isVoid(scope, found)) ? ("void" as const) : state,
        visitor: ctx.user && {
          id: ctx.user.id,
          email: ctx.user.email,
          isInvited: enters && ctx.user.email === row.email,
        },
      };
    },
    { readOnly: true },
  );
}
