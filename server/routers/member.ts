import { changeMember } from "../commands/change-member";
import { handOver } from "../commands/hand-over";
import { inviteMembers } from "../commands/invite-members";
import { leaveTenant } from "../commands/leave-tenant";
import { removeMember } from "../commands/remove-member";
import { revokeInvitation } from "../commands/revoke-invitation";
import { sendInvitation } from "../commands/send-invitation";
import { setMailed } from "../commands/set-mailed";
import type { Sending } from "../invitation-secrets";
import { type SentInvitation, sendInvitationLetters } from "../mail/invitation";
import { members } from "../members";
import type { TenantContext } from "../tenant";
import { allowed, router } from "../trpc";

/** After the transaction: the letters, and which of them were taken. */
async function delivered(ctx: TenantContext, sendings: readonly Sending[]): Promise<SentInvitation[]> {
  const { sent, taken } = await sendInvitationLetters(sendings, ctx.memberName, ctx.tenant);
  await setMailed(ctx.db, ctx.tenantId, taken, ctx.now);
  return sent;
}

export const memberRouter = router({
  list: allowed("member.write").query(({ ctx }) => members(ctx)),
  invite: allowed("member.write").input(inviteMembers.input).mutation(async ({ ctx, input }) => delivered(ctx, await inviteMembers.execute(ctx, input))),
  send: allowed("member.write").input(sendInvitation.input).mutation(async ({ ctx, input }) => delivered(ctx, [await sendInvitation.execute(ctx, input)])),
  revoke: allowed("member.write").input(revokeInvitation.input).mutation(({ ctx, input }) => revokeInvitation.execute(ctx, input)),
  change: allowed("member.write").input(changeMember.input).mutation(({ ctx, input }) => changeMember.execute(ctx, input)),
  remove: allowed("member.write").input(removeMember.input).mutation(({ ctx, input }) => removeMember.execute(ctx, input)),
  handOver: allowed("member.write").input(handOver.input).mutation(({ ctx, input }) => handOver.execute(ctx, input)),
  leave: allowed("membership.leave").input(leaveTenant.input).mutation(({ ctx, input }) => leaveTenant.execute(ctx, input)),
});
