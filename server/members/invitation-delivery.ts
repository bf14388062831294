import { invitedAddresses } from "@/db/queries/members/invitations";
import { activityOf } from "@/db/queries/mail/activity";
import { inTenant } from "@/db/connection/scope";
import { setMailed } from "./set-mailed";
import type { Sending } from "./invitation-secrets";
import { type SentInvitation, sendInvitationLetters } from "./invitation-letter";
import { stampInvitations } from "../mail/post";
import { sendsMail } from "../mail/transport";
import type { TenantContext } from "../tenant";

/**
 * Invites by `work` and sends the letters: they are allowed before anything is written, so that a refusal leaves nothing
 * half done, and sent after the transaction. Resolves to how each went out. Fault `letters_limited`, `letters_to_address`.
 */
export async function deliver(
  ctx: TenantContext,
  to: readonly string[],
  work: () => Promise<readonly Sending[]>,
): Promise<SentInvitation[]> {
  const post = sendsMail() ? await allowed(ctx, to) : null;
  const sendings = await work().catch(async (error: unknown) => {
    await post?.giveBack();
    throw error;
  });
  const { sent, taken } = await sendInvitationLetters(sendings, ctx.memberName, ctx.tenant, post?.stamp ?? null);
  await setMailed(ctx.db, ctx.tenantId, taken, ctx.now);
  return sent;
}

async function allowed({ db, tenantId, user, network, now }: TenantContext, to: readonly string[]) {
  const activity = await inTenant(db, tenantId, activityOf, { readOnly: true });
  return stampInvitations(to, { tenantId, activity, userId: user.id, network }, now);
}

/** The same for an invitation that is there: whether it can be sent anew is for `work` to say. */
export async function deliverAnew(
  ctx: TenantContext,
  id: string,
  work: () => Promise<Sending>,
): Promise<SentInvitation[]> {
  const to = await inTenant(ctx.db, ctx.tenantId, (scope) => invitedAddresses(scope, id), { readOnly: true });
  return deliver(ctx, to, async () => [await work()]);
}
