import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { waitingAt } from "@/db/queries/members/invitations";
import { membersAt } from "@/db/queries/members/members";
import { invitations, invitationTeams } from "@/db/schema/invitation";
import { MOST_ADDRESSES } from "@/domain/members/address-list";
import { address, list, slugText } from "@/domain/bounds";
import { type Place, placeSchema } from "@/domain/members/member";
import { Fault } from "../../fault";
import { newSending, type Sending } from "../invitation-secrets";
import { assertGrant, assertPlace, takeAdminsTurn } from "../members";
import { assertWritten, changedSince } from "../../premise";
import { command, type Work } from "../../command";

const invitedSchema = z.strictObject({ id: z.uuid(), email: address });
type Invited = z.output<typeof invitedSchema>;

/** Why an address cannot be invited. */
export interface InviteRefusal {
  email: string;
  reason: "member" | "deactivated" | "open" | "expired";
}

const isDistinct = (values: readonly string[]) => new Set(values).size === values.length;

/**
 * Invites addresses to one place, all of them or none (Fault `invite_refused`, its detail names each refusal). The answer
 * holds the secrets; a repeated request invites nobody twice, but gets new ones, as the first answer was lost.
 */
export const inviteMembers = command({
  name: "invite-members",
  kind: "creates",
  action: "member.write",
  fills: "invitations",
  /** Ids are made by the browser, once an address. */
  input: z.strictObject({
    tenant: slugText,
    ...placeSchema.shape,
    invitations: list(invitedSchema, MOST_ADDRESSES, 1).refine(
      (all) => isDistinct(all.map(({ id }) => id)) && isDistinct(all.map(({ email }) => email)),
    ),
  }),
  async run(work, { invitations: asked, role, teams }) {
    assertGrant(await takeAdminsTurn(work, work.context.user.id), role);
    await assertPlace(work, { role, teams });
    const again = await isRepeated(work, asked, role);
    if (!again) await assertInvitable(work, asked);
    const sendings = asked.map((one) => ({ ...one, role, ...newSending(work.context.now) }));
    if (again) await renew(work, sendings);
    else await write(work, sendings, teams);
    const result: Sending[] = sendings.map(({ id, email, secrets, stored }) => ({
      id,
      email,
      role,
      secrets,
      expiresAt: stored.expiresAt,
    }));
    return {
      result,
      audit: again
        ? null
        : {
            subject: `invitation:${asked[0]?.id ?? ""}`,
            before: null,
            after: { role, teams, invited: asked.map(({ email }) => email) },
          },
    };
  },
});

/** Whether this very request came before; ids that are somebody else's, or name another address, are refused. */
async function isRepeated(
  { tx, tenantId, context }: Work,
  asked: readonly Invited[],
  role: Place["role"],
): Promise<boolean> {
  const known = await tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        inArray(
          invitations.id,
          asked.map(({ id }) => id),
        ),
      ),
    );
  if (known.length === 0) return false;
  const same = asked.every(({ id, email }) =>
    known.some(
      (row) =>
        row.id === id &&
        row.email === email &&
        row.role === role &&
        row.invitedBy === context.user.id &&
        !row.acceptedAt &&
        !row.revokedAt,
    ),
  );
  if (!same) throw changedSince(null);
  return true;
}

async function assertInvitable(work: Work, asked: readonly Invited[]): Promise<void> {
  const emails = asked.map(({ email }) => email);
  const [inside, waiting] = [await membersAt(work, emails), await waitingAt(work, emails)];
  const refused: InviteRefusal[] = [
    ...inside.map(({ email, deactivatedAt }) => ({
      email,
      reason: deactivatedAt ? ("deactivated" as const) : ("member" as const),
    })),
    ...waiting.map(({ email, expiresAt }) => ({
      email,
      reason: expiresAt > work.context.now ? ("open" as const) : ("expired" as const),
    })),
  ];
  const inOrder = emails.flatMap((email) => refused.filter((one) => one.email === email).slice(0, 1));
  if (inOrder.length > 0) throw new Fault("CONFLICT", "invite_refused", { count: inOrder.length }, inOrder);
}

type Written = Invited & { role: Place["role"] } & ReturnType<typeof newSending>;

async function write(
  { tx, tenantId, context }: Work,
  sendings: readonly Written[],
  teams: readonly string[],
): Promise<void> {
  const rows = sendings.map(({ id, email, role, stored }) => ({
    tenantId,
    id,
    email,
    role,
    ...stored,
    invitedBy: context.user.id,
    invitedByName: context.memberName,
    createdAt: context.now,
  }));
  await assertWritten(
    tx.insert(invitations).values(rows).onConflictDoNothing().returning({ id: invitations.id }),
    rows.length,
  );
  const links = sendings.flatMap(({ id }) =>
    [...new Set(teams)].map((teamId) => ({ tenantId, invitationId: id, teamId })),
  );
  if (links.length > 0) await tx.insert(invitationTeams).values(links);
}

async function renew({ tx, tenantId }: Work, sendings: readonly Written[]): Promise<void> {
  for (const { id, stored } of sendings)
    await tx
      .update(invitations)
      .set(stored)
      .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id)));
}
