import { and, eq } from "drizzle-orm";
import { activityOf } from "@/db/queries/mail/activity";
import { invitations } from "@/db/schema/invitation";
import { invitationState } from "@/domain/members/member";
import { assertAttempt } from "../../auth/limits/attempts";
import { newSecret } from "../../auth/secret-link";
import type { RequestContext } from "../../context";
import { database } from "../../database";
import { Fault } from "../../fault";
import { type Link, throughInvitation } from "../invitation-scope";
import { invitationLetter } from "../invitation-letter";
import { stampInvitations } from "../../mail/post";
import { sendLetter, sendsMail } from "../../mail/transport";
import { isVoid } from "../invitations";
import { setMailed } from "../set-mailed";

/**
 * Sends the letter to the invited address for whoever holds the link that was passed on: a new secret, which kills the one
 * mailed before. It changes nobody's rights and nobody is signed in: no audit row.
 */
export async function sendMailSecret(
  link: Link,
  { network, now }: Pick<RequestContext, "network" | "now">,
): Promise<{ sent: true }> {
  await assertAttempt("invitation", { network }, now);
  const { secret, hash } = newSecret();
  const found = await throughInvitation(
    link,
    async (scope, invitation) => {
      const state = invitationState(invitation.row, now);
      if (state !== "open") throw new Fault("CONFLICT", `invitation_${state}`);
      if (await isVoid(scope, invitation)) throw new Fault("CONFLICT", "invitation_void");
      if (!sendsMail() || invitation.via === "mail") throw new Fault("CONFLICT", "letter_not_needed");
      return { ...invitation, tenantId: scope.tenantId, activity: await activityOf(scope) };
    },
    { readOnly: true },
  );
  await assertAttempt("letter", { network, email: found.row.email }, now);
  const { stamp } = await stampInvitations([found.row.email], { ...found, userId: found.row.invitedBy, network }, now);
  await throughInvitation(link, async ({ tx, tenantId }, { row }) => {
    await tx
      .update(invitations)
      .set({ mailHash: hash })
      .where(
        and(eq(invitations.tenantId, tenantId), eq(invitations.id, row.id), eq(invitations.tokenHash, row.tokenHash)),
      );
  });
  const { row, company } = found;
  const taken = await sendLetter(
    stamp,
    row.email,
    invitationLetter({ ...row, inviter: row.invitedByName }, company, secret),
  );
  if (!taken) throw new Fault("SERVICE_UNAVAILABLE", "letter_not_taken");
  await setMailed(database(), found.tenantId, [secret], now);
  return { sent: true };
}
