import { and, asc, count, desc, eq, getTableColumns, gt, inArray, isNull, or } from "drizzle-orm";
import { grouped } from "@/domain/grouped";
import { invitations, invitationTeams } from "../../schema/invitation";
import { teams } from "../../schema/team";
import { tenants } from "../../schema/tenant";
import type { TenantScope } from "../../connection/scope";

type InvitationRow = typeof invitations.$inferSelect;

const waiting = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

/** Invitations that wait, expired or not, and those accepted or revoked after `since`; the newest first. No secret, not even its hash. */
export async function invitationsOf({ tx, tenantId }: TenantScope, since: Date) {
  const { tokenHash: _, mailHash: __, tenantId: ___, ...shown } = getTableColumns(invitations);
  const rows = await tx
    .select(shown)
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        or(waiting, gt(invitations.acceptedAt, since), gt(invitations.revokedAt, since)),
      ),
    )
    .orderBy(desc(invitations.createdAt), asc(invitations.email));
  const links =
    rows.length === 0
      ? []
      : await tx
          .select()
          .from(invitationTeams)
          .where(
            and(
              eq(invitationTeams.tenantId, tenantId),
              inArray(
                invitationTeams.invitationId,
                rows.map(({ id }) => id),
              ),
            ),
          );
  const linksOf = grouped(links, ({ invitationId }) => invitationId);
  return rows.map((row) => ({ ...row, teams: (linksOf.get(row.id) ?? []).map(({ teamId }) => teamId).sort() }));
}

/** Those of these addresses that are invited and have neither accepted nor been revoked. */
export function waitingAt(
  { tx, tenantId }: TenantScope,
  emails: readonly string[],
): Promise<{ email: string; expiresAt: Date }[]> {
  return tx
    .select({ email: invitations.email, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(and(eq(invitations.tenantId, tenantId), waiting, inArray(invitations.email, [...emails])));
}

/** The address of one invitation, alone in a list; none where there is no such. */
export async function invitedAddresses({ tx, tenantId }: TenantScope, id: string): Promise<string[]> {
  return (
    await tx
      .select({ email: invitations.email })
      .from(invitations)
      .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id)))
  ).map(({ email }) => email);
}

/** How many invitations can still be accepted at `now`. */
export async function openCount({ tx, tenantId }: TenantScope, now: Date): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(invitations)
    .where(and(eq(invitations.tenantId, tenantId), waiting, gt(invitations.expiresAt, now)));
  return row?.n ?? 0;
}

/** The teams an invitation is for, archived ones included. */
export function invitedTeams(
  { tx, tenantId }: TenantScope,
  invitationId: string,
): Promise<{ id: string; name: string; archived: Date | null }[]> {
  return tx
    .select({ id: teams.id, name: teams.name, archived: teams.archivedAt })
    .from(invitationTeams)
    .innerJoin(teams, and(eq(teams.tenantId, invitationTeams.tenantId), eq(teams.id, invitationTeams.teamId)))
    .where(and(eq(invitationTeams.tenantId, tenantId), eq(invitationTeams.invitationId, invitationId)))
    .orderBy(asc(teams.position), asc(teams.id));
}

export interface FoundInvitation {
  readonly row: InvitationRow;
  /** Which of its two secrets was shown: the one sent to the address, or the one the admin was given. */
  readonly via: "mail" | "link";
  readonly company: { readonly slug: string; readonly name: string; readonly locale: string; readonly zone: string };
  readonly teams: readonly { id: string; name: string; archived: Date | null }[];
}

/** The invitation a secret belongs to, by what is stored of it; null where it belongs to none of this company's. */
export async function invitationBySecret(scope: TenantScope, hash: string): Promise<FoundInvitation | null> {
  const { tx, tenantId } = scope;
  const [found] = await tx
    .select({
      row: invitations,
      company: { slug: tenants.slug, name: tenants.name, locale: tenants.locale, zone: tenants.zone },
    })
    .from(invitations)
    .innerJoin(tenants, eq(tenants.id, invitations.tenantId))
    .where(
      and(eq(invitations.tenantId, tenantId), or(eq(invitations.tokenHash, hash), eq(invitations.mailHash, hash))),
    );
  if (!found) return null;
  return {
    ...found,
    via: found.row.mailHash === hash ? "mail" : "link",
    teams: await invitedTeams(scope, found.row.id),
  };
}
