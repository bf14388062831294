import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { invitedTeams } from "@/db/queries/members/invitations";
import { membersAt } from "@/db/queries/members/members";
import { invitations } from "@/db/schema/invitation";
import { slugText, text } from "@/domain/bounds";
import { Fault, notFound } from "../../fault";
import { newSending, type Sending } from "../invitation-secrets";
import { assertGrant, assertPlace, takeAdminsTurn } from "../members";
import { changedSince } from "../../premise";
import { command } from "../../command";

/** Sends an invitation anew, expired or not: its old links lead nowhere from now on, and the sender answers for it. */
export const sendInvitation = command({
  name: "send-invitation",
  kind: "replaces",
  action: "member.write",
  /** `replaces` is when it was sent as the admin saw it: of two who send it at once the second is told. */
  input: z.strictObject({ tenant: slugText, id: z.uuid(), replaces: text(40) }),
  async run(work, { id, replaces }) {
    const { tx, tenantId, context } = work;
    const sender = await takeAdminsTurn(work, context.user.id);
    const key = and(eq(invitations.tenantId, tenantId), eq(invitations.id, id));
    const [row] = await tx.select().from(invitations).where(key).for("update");
    if (!row) throw notFound();
    if (row.acceptedAt) throw new Fault("CONFLICT", "invitation_accepted");
    if (row.revokedAt) throw new Fault("CONFLICT", "invitation_revoked_already");
    if (row.sentAt.toISOString() !== replaces) throw changedSince({ sentAt: row.sentAt });
    if ((await membersAt(work, [row.email])).length > 0)
      throw new Fault("CONFLICT", "invited_is_member", { email: row.email });
    assertGrant(sender, row.role);
    const living = (await invitedTeams(work, id)).filter(({ archived }) => !archived);
    await assertPlace(work, { role: row.role, teams: living.map((team) => team.id) });
    const { secrets, stored } = newSending(context.now);
    await tx
      .update(invitations)
      .set({ ...stored, invitedBy: context.user.id, invitedByName: context.memberName })
      .where(key);
    const result: Sending = { id, email: row.email, role: row.role, secrets, expiresAt: stored.expiresAt };
    const sent = (by: string, expiresAt: Date) => ({ email: row.email, by, expiresAt });
    return {
      result,
      audit: {
        subject: `invitation:${id}`,
        before: sent(row.invitedByName, row.expiresAt),
        after: sent(context.memberName, stored.expiresAt),
      },
    };
  },
});
