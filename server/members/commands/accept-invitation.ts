import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import type { FoundInvitation } from "@/db/queries/members/invitations";
import { lockMembers, memberIn } from "@/db/queries/members/members";
import type { TenantScope } from "@/db/connection/scope";
import { auditLog } from "@/db/schema/audit";
import { invitations } from "@/db/schema/invitation";
import { memberships, membershipTeams } from "@/db/schema/membership";
import { userPasswords, users } from "@/db/schema/user";
import { letterName } from "@/domain/bounds";
import { LOCALES } from "@/domain/format/number";
import { invitationState } from "@/domain/members/member";
import { asUserId, type UserId } from "@/domain/tenants/tenant";
import { passDoor } from "../../auth/limits/attempts";
import { hashPassword } from "../../auth/password";
import { passwordSchema } from "../../auth/password-rule";
import type { SessionUser } from "../../auth/session";
import type { RequestContext } from "../../context";
import { Fault } from "../../fault";
import { type Link, linkSchema, throughInvitation } from "../invitation-scope";
import { isVoid, leadsIn } from "../invitations";

export const acceptSchema = z.strictObject({
  ...linkSchema.shape,
  name: letterName(60),
  password: passwordSchema,
  locale: z.enum(LOCALES),
});

type Request = Pick<RequestContext, "now" | "network" | "requestId">;
interface Person {
  id: string;
  name: string;
  email: string;
}

/** Comes in with a new account for the invited address. What refuses stands before the costly hash. Returns where to, and who came in. */
export async function acceptInvitation(
  { slug, secret, name, password, locale }: z.output<typeof acceptSchema>,
  request: Request,
): Promise<{ slug: string; userId: UserId }> {
  await passDoor("joining", request, request.now);
  await throughInvitation(
    { slug, secret },
    async ({ tx }, found) => {
      assertOpen(found, request.now);
      const taken = await tx.select({ id: users.id }).from(users).where(eq(users.email, found.row.email));
      if (taken.length > 0) throw new Fault("CONFLICT", "invited_has_account");
    },
    { people: true, readOnly: true },
  );
  const hash = await hashPassword(password);
  return throughInvitation(
    { slug, secret },
    async (scope, found) => {
      const person: Person = { id: randomUUID(), name, email: found.row.email };
      await claim(scope, found, person, request);
      const verifiedAt = found.via === "mail" ? request.now : null;
      const made = await scope.tx
        .insert(users)
        .values({ ...person, locale, verifiedAt })
        .onConflictDoNothing()
        .returning({ id: users.id });
      if (made.length === 0) throw new Fault("CONFLICT", "invited_has_account");
      await scope.tx.insert(userPasswords).values({ userId: person.id, hash });
      await enrol(scope, found, person, request);
      return { slug: found.company.slug, userId: asUserId(person.id) };
    },
    { people: true },
  );
}

/** Comes in with the account one is signed in with, whose address must be the invited one. */
export async function joinByInvitation(link: Link, user: SessionUser, request: Request): Promise<{ slug: string }> {
  await passDoor("joining", request, request.now);
  return throughInvitation(
    link,
    async (scope, found) => {
      assertOpen(found, request.now);
      if (user.email !== found.row.email) throw new Fault("CONFLICT", "invited_somebody_else");
      await claim(scope, found, user, request);
      if (found.via === "mail")
        await scope.tx
          .update(users)
          .set({ verifiedAt: request.now })
          .where(and(eq(users.id, user.id), isNull(users.verifiedAt)));
      await enrol(scope, found, user, request);
      return { slug: found.company.slug };
    },
    { people: true },
  );
}

function assertOpen({ row, via }: FoundInvitation, now: Date): void {
  const state = invitationState(row, now);
  if (state !== "open") throw new Fault("CONFLICT", `invitation_${state}`);
  if (!leadsIn(via)) throw new Fault("CONFLICT", "invitation_needs_mail");
}

/** Checks and marks in one statement: of two who accept at once, one comes in. The inviter's right is looked at again. */
async function claim(scope: TenantScope, found: FoundInvitation, person: Person, { now }: Request): Promise<void> {
  const { tx, tenantId } = scope;
  const { row, via } = found;
  await lockMembers(scope);
  assertOpen(found, now);
  const secret =
    via === "mail" && row.mailHash !== null
      ? eq(invitations.mailHash, row.mailHash)
      : eq(invitations.tokenHash, row.tokenHash);
  const claimed = await tx
    .update(invitations)
    .set({ acceptedAt: now, acceptedBy: person.id })
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.id, row.id),
        secret,
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .returning({ id: invitations.id });
  if (claimed.length === 0) throw new Fault("CONFLICT", "invitation_used");
  if (await isVoid(scope, found)) throw new Fault("CONFLICT", "invitation_void");
}

/** The membership with its teams, and the audit row: there is no member yet whose command this could be. */
async function enrol(
  scope: TenantScope,
  { row, teams }: FoundInvitation,
  { id: userId, name, email }: Person,
  { now, network, requestId }: Request,
): Promise<void> {
  const { tx, tenantId } = scope;
  const there = await memberIn(scope, userId);
  if (there)
    throw new Fault("CONFLICT", there.deactivatedAt ? "invited_is_deactivated" : "invited_is_member", { email });
  const given = row.role === "lead" ? teams.filter(({ archived }) => !archived).map(({ id }) => id) : [];
  await tx.insert(memberships).values({ tenantId, userId, role: row.role, name, email, createdAt: now });
  if (given.length > 0) await tx.insert(membershipTeams).values(given.map((teamId) => ({ tenantId, userId, teamId })));
  await tx.insert(auditLog).values({
    tenantId,
    id: randomUUID(),
    at: now,
    userId,
    userName: name,
    network,
    requestId,
    command: "accept-invitation",
    subject: `member:${userId}`,
    before: null,
    after: { name, email, role: row.role, teams: given, invitedBy: row.invitedByName },
  });
}
