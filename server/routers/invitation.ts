import { enter } from "../auth";
import { acceptInvitation, acceptSchema, joinByInvitation } from "../commands/accept-invitation";
import { sendMailSecret } from "../commands/send-mail-secret";
import { linkSchema } from "../invitation-door";
import { openInvitation } from "../invitations";
import { publicProcedure, router, userProcedure } from "../trpc";

/** For who holds an invitation's secret: it is the proof, see invitation-door.ts. */
export const invitationRouter = router({
  open: publicProcedure.input(linkSchema).query(({ ctx, input }) => openInvitation(input, ctx)),
  accept: publicProcedure.input(acceptSchema).mutation(async ({ ctx, input }) => {
    const { slug, email } = await acceptInvitation(input, ctx);
    await enter(email, input.password);
    return { slug };
  }),
  join: userProcedure.input(linkSchema).mutation(({ ctx, input }) => joinByInvitation(input, ctx.user, ctx)),
  sendMail: publicProcedure.input(linkSchema).mutation(({ ctx, input }) => sendMailSecret(input, ctx)),
});
