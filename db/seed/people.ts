import { and, eq, isNull, lt } from "drizzle-orm";
import { addDays, type LocalDate } from "@/domain/time/period";
import type { Tx } from "../connection/client";
import { invitations, invitationTeams } from "../schema/invitation";
import { memberships, membershipTeams } from "../schema/membership";
import { users } from "../schema/user";
import type { Company, DemoInvitation, Person } from "./company";
import { idsOf, morningAfter, tenantIdOf } from "./fill";
import { uuidOf } from "./identity";

/** How long an invitation is open. */
const DAYS_OPEN = 7;
/** When the member who is kept out was. */
const KEPT_OUT = 20;

/** Who is expected, and who is kept out. What is there already stays; an open invitation nobody touched is open again. */
export async function insertExpected(tx: Tx, company: Company, today: LocalDate): Promise<void> {
  for (const person of company.former) await insertFormer(tx, company, person, today);
  for (const invited of company.invited) await insertInvitation(tx, company, invited, today);
}

/** Without a password: nobody signs in as them. An address somebody real has is left to them. */
async function insertFormer(
  tx: Tx,
  company: Company,
  { key, name, email, role, teams }: Person,
  today: LocalDate,
): Promise<void> {
  const [ids, tenantId] = [idsOf(company), tenantIdOf(company)];
  const userId = ids.user(key);
  const made = await tx
    .insert(users)
    .values({ id: userId, name, email, locale: company.tenant.locale })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (made.length === 0) return;
  await tx
    .insert(memberships)
    .values({ tenantId, userId, role, name, email, deactivatedAt: morningAfter(addDays(today, -KEPT_OUT)) });
  if (teams.length > 0)
    await tx.insert(membershipTeams).values(teams.map((team) => ({ tenantId, userId, teamId: ids.team(team) })));
}

async function insertInvitation(
  tx: Tx,
  company: Company,
  { key, email, role, teams, daysAgo }: DemoInvitation,
  today: LocalDate,
): Promise<void> {
  const [ids, tenantId, id] = [idsOf(company), tenantIdOf(company), uuidOf("invitation", company.world.key, key)];
  const inviter = company.people.find((person) => person.role === "admin");
  const sentAt = morningAfter(addDays(today, -daysAgo));
  const expiresAt = new Date(sentAt.getTime() + DAYS_OPEN * 86_400_000);
  // No link leads in: no SHA-256 in base64url holds a colon.
  const tokenHash = `demo:${id}`;
  const made = await tx
    .insert(invitations)
    .values({
      tenantId,
      id,
      email,
      role,
      tokenHash,
      invitedBy: ids.user(inviter?.key ?? ""),
      invitedByName: inviter?.name ?? "",
      createdAt: sentAt,
      sentAt,
      expiresAt,
    })
    .onConflictDoNothing()
    .returning({ id: invitations.id });
  if (made.length > 0 && teams.length > 0)
    await tx
      .insert(invitationTeams)
      .values(teams.map((team) => ({ tenantId, invitationId: id, teamId: ids.team(team) })));
  if (daysAgo >= DAYS_OPEN) return;
  await tx
    .update(invitations)
    .set({ createdAt: sentAt, sentAt, expiresAt })
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.id, id),
        eq(invitations.sentAt, invitations.createdAt),
        isNull(invitations.mailHash),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        lt(invitations.expiresAt, morningAfter(today)),
      ),
    );
}
