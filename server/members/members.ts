import { invitationsOf } from "@/db/queries/members/invitations";
import { lockMembers, memberIn, type MemberRow, membersOf, otherAdmins } from "@/db/queries/members/members";
import { teamsOf } from "@/db/queries/tenants/teams";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { invitationState, type MemberFacts, type Place, SETTLED_DAYS } from "@/domain/members/member";
import { can, canGrant, type Role } from "@/domain/members/role";
import { Fault, forbidden, notFound } from "../fault";
import { sendsMail } from "../mail/transport";
import type { TenantContext } from "../tenant";

export type MembersView = Awaited<ReturnType<typeof members>>;
export type MemberView = MembersView["members"][number];
export type InvitationView = MembersView["invitations"][number];

const DAY_MS = 86_400_000;

/** Everybody in the company and everybody expected. Instants are ISO texts. For admins. */
export function members(ctx: TenantContext) {
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const [rows, invited, teams] = await Promise.all([
        membersOf(scope),
        invitationsOf(scope, new Date(ctx.now.getTime() - SETTLED_DAYS * DAY_MS)),
        teamsOf(scope, "all", { archived: true }),
      ]);
      return {
        me: ctx.user.id as string,
        zone: ctx.tenant.zone,
        sendsMail: sendsMail(),
        teams: teams.map(({ id, name, archived }) => ({ id, name, archived })),
        members: rows.map(({ createdAt, deactivatedAt, ...row }) => ({
          ...row,
          since: createdAt.toISOString(),
          deactivated: deactivatedAt !== null,
        })),
        invitations: invited.map((row) => ({
          id: row.id,
          email: row.email,
          role: row.role,
          teams: row.teams,
          invitedBy: row.invitedByName,
          sentAt: row.sentAt.toISOString(),
          expiresAt: row.expiresAt.toISOString(),
          mailed: row.mailedAt !== null,
          state: invitationState(row, ctx.now),
          settledAt: (row.acceptedAt ?? row.revokedAt)?.toISOString() ?? null,
        })),
      };
    },
    { readOnly: true },
  );
}

export const factsOf = ({ role, teams, deactivatedAt }: MemberRow): MemberFacts => ({
  role,
  teams: [...teams],
  deactivated: deactivatedAt !== null,
});

/**
 * Waits for the company's turn to change members, then reads who asks anew: whoever lost the right while waiting is
 * refused. Two admins demoting each other at once thus leave one of them.
 */
export async function takeTurn(scope: TenantScope, userId: string): Promise<MemberRow> {
  await lockMembers(scope);
  const own = await memberIn(scope, userId);
  if (!own || own.deactivatedAt) throw notFound();
  return own;
}

/** The same for what only those do who may change members. */
export async function takeAdminsTurn(scope: TenantScope, userId: string): Promise<MemberRow> {
  const own = await takeTurn(scope, userId);
  if (!can(own.role, "member.write")) throw forbidden();
  return own;
}

/** Nobody gives, or takes, more than they have themselves. */
export function assertGrant(giver: MemberRow, ...roles: readonly Role[]): void {
  if (!roles.every((role) => canGrant(giver.role, role))) throw forbidden();
}

/** A lead works on at least one living team; the others name none. Teams `held` already may be archived ones; strange ones do not exist. */
export async function assertPlace(
  scope: TenantScope,
  { role, teams }: Place,
  held: readonly string[] = [],
): Promise<void> {
  const known = teams.length === 0 ? [] : await teamsOf(scope, teams, { archived: true });
  if (known.length !== new Set(teams).size) throw notFound();
  if (role !== "lead" && teams.length > 0) throw new Fault("BAD_REQUEST", "teams_for_leads");
  const archived = known.find((team) => team.archived && !held.includes(team.id));
  if (archived) throw new Fault("CONFLICT", "team_archived", { name: archived.name });
  if (role === "lead" && !known.some((team) => !team.archived)) throw new Fault("BAD_REQUEST", "lead_without_team");
}

/** The last active admin stays: without one nobody could ever let anybody in again. */
export async function assertAdminLeft(scope: TenantScope, leaving: MemberRow): Promise<void> {
  if (leaving.role !== "admin" || leaving.deactivatedAt) return;
  if ((await otherAdmins(scope, leaving.userId)) === 0) throw new Fault("CONFLICT", "last_admin");
}
