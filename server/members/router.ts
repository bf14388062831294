import { changeMember } from "./commands/change-member";
import { handOver } from "./commands/hand-over";
import { inviteMembers } from "./commands/invite-members";
import { leaveTenant } from "./commands/leave-tenant";
import { removeMember } from "./commands/remove-member";
import { revokeInvitation } from "./commands/revoke-invitation";
import { sendInvitation } from "./commands/send-invitation";
import { deliver, deliverAnew } from "./invitation-delivery";
import { members } from "./members";
import { allowed, router, write } from "../trpc";

export const memberRouter = router({
  list: allowed("member.write").query(({ ctx }) => members(ctx)),
  invite: write(inviteMembers, (ctx, { invitations }, execute) =>
    deliver(
      ctx,
      invitations.map(({ email }) => email),
      execute,
    ),
  ),
  send: write(sendInvitation, (ctx, { id }, execute) => deliverAnew(ctx, id, execute)),
  revoke: write(revokeInvitation),
  change: write(changeMember),
  remove: write(removeMember),
  handOver: write(handOver),
  leave: write(leaveTenant),
});
