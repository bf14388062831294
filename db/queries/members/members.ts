import { and, asc, count, eq, inArray, isNull, ne } from "drizzle-orm";
import { grouped } from "@/domain/grouped";
import type { Role } from "@/domain/members/role";
import { memberships, membershipTeams } from "../../schema/membership";
import { joinLine } from "../../connection/line";
import type { TenantScope } from "../../connection/scope";

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Those a lead works on; none for the others, whatever was kept from before. */
  readonly teams: readonly string[];
  readonly createdAt: Date;
  readonly deactivatedAt: Date | null;
}

async function rowsOf({ tx, tenantId }: TenantScope, userId?: string): Promise<MemberRow[]> {
  const [rows, links] = await Promise.all([
    tx
      .select()
      .from(memberships)
      .where(and(eq(memberships.tenantId, tenantId), userId === undefined ? undefined : eq(memberships.userId, userId)))
      .orderBy(asc(memberships.createdAt), asc(memberships.userId)),
    tx
      .select({ userId: membershipTeams.userId, teamId: membershipTeams.teamId })
      .from(membershipTeams)
      .where(
        and(
          eq(membershipTeams.tenantId, tenantId),
          userId === undefined ? undefined : eq(membershipTeams.userId, userId),
        ),
      ),
  ]);
  const linksOf = grouped(links, (link) => link.userId);
  return rows.map(({ tenantId: _, ...row }) => ({
    ...row,
    teams: row.role === "lead" ? (linksOf.get(row.userId) ?? []).map(({ teamId }) => teamId).sort() : [],
  }));
}

/** Everybody in the company, those kept out included, the first to join first. */
export const membersOf = (scope: TenantScope): Promise<MemberRow[]> => rowsOf(scope);

/** One member, kept out or not; null for a stranger. */
export const memberIn = async (scope: TenantScope, userId: string): Promise<MemberRow | null> =>
  (await rowsOf(scope, userId))[0] ?? null;

/** Changes of who is in and what they may do go one after another in a company, until the transaction ends. */
export const lockMembers = (scope: TenantScope): Promise<void> => joinLine(scope, "members");

/** How many active admins there are beside one person. */
export async function otherAdmins({ tx, tenantId }: TenantScope, userId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(memberships)
    .where(
      and(
        eq(memberships.tenantId, tenantId),
        eq(memberships.role, "admin"),
        isNull(memberships.deactivatedAt),
        ne(memberships.userId, userId),
      ),
    );
  return row?.n ?? 0;
}

/** Which of these addresses are members', kept out or not. */
export function membersAt(
  { tx, tenantId }: TenantScope,
  emails: readonly string[],
): Promise<{ email: string; deactivatedAt: Date | null }[]> {
  return tx
    .select({ email: memberships.email, deactivatedAt: memberships.deactivatedAt })
    .from(memberships)
    .where(and(eq(memberships.tenantId, tenantId), inArray(memberships.email, [...emails])));
}

/** How many people are in, kept out or not. */
export async function memberCount({ tx, tenantId }: TenantScope): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(memberships).where(eq(memberships.tenantId, tenantId));
  return row?.n ?? 0;
}

/** Names of members by user id; who has left the company is not among them. */
export async function namesOf({ tx, tenantId }: TenantScope, users: readonly string[]): Promise<Map<string, string>> {
  if (users.length === 0) return new Map();
  const rows = await tx
    .select({ id: memberships.userId, name: memberships.name })
    .from(memberships)
    .where(and(eq(memberships.tenantId, tenantId), inArray(memberships.userId, [...new Set(users)])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
