import { changeMember } from "./commands/change-member";
import { handOver } from "./commands/hand-over";
import { inviteMembers } from "./commands/invite-members";
import { leaveTenant } from "./commands/leave-tenant";
import { removeMember } from "./commands/remove-member";
import { revokeInvitation } from "./commands/revoke-invitation";
import { sendInvitation } from "./commands/send-invitation";
import { deliver, deliverAnew } from "./invitation-delivery";
import { members } from "./members";
import { allowed, router } from "../trpc";

export const memberRouter = router({
  list: allowed("member.write").query(({ ctx }) => members(ctx)),
  invite: allowed("member.write")
    .input(inviteMembers.input)
    .mutation(({ ctx, input }) =>
      deliver(
        ctx,
        input.invitations.map(({ email }) => email),
        () => inviteMembers.execute(ctx, input),
      ),
    ),
  send: allowed("member.write")
    .input(sendInvitation.input)
    .mutation(({ ctx, input }) => deliverAnew(ctx, input.id, () => sendInvitation.execute(ctx, input))),
  revoke: allowed("member.write")
    .input(revokeInvitation.input)
    .mutation(({ ctx, input }) => revokeInvitation.execute(ctx, input)),
  change: allowed("member.write")
    .input(changeMember.input)
    .mutation(({ ctx, input }) => changeMember.execute(ctx, input)),
  remove: allowed("member.write")
    .input(removeMember.input)
    .mutation(({ ctx, input }) => removeMember.execute(ctx, input)),
  handOver: allowed("member.write")
    .input(handOver.input)
    .mutation(({ ctx, input }) => handOver.execute(ctx, input)),
  leave: allowed("membership.leave")
    .input(leaveTenant.input)
    .mutation(({ ctx, input }) => leaveTenant.execute(ctx, input)),
});
