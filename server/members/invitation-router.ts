import { enterAs, renew } from "../auth";
import { acceptInvitation, acceptSchema, joinByInvitation } from "./commands/accept-invitation";
import { sendMailSecret } from "./commands/send-mail-secret";
import { linkSchema } from "./invitation-scope";
import { openInvitation } from "./invitations";
import { limitedProcedure, router, userProcedure } from "../trpc";

/** For who holds an invitation's secret: it is the proof, see invitation-scope.ts. */
export const invitationRouter = router({
  open: limitedProcedure.input(linkSchema).query(({ ctx, input }) => openInvitation(input, ctx)),
  accept: limitedProcedure.input(acceptSchema).mutation(async ({ ctx, input }) => {
    const { slug, userId } = await acceptInvitation(input, ctx);
    await enterAs(userId, ctx.now);
    return { slug };
  }),
  /** Whoever comes in may do more from now on: their session gets a new secret. */
  join: userProcedure.input(linkSchema).mutation(async ({ ctx, input }) => {
    const joined = await joinByInvitation(input, ctx.user, ctx);
    await renew(ctx.user, ctx.now);
    return joined;
  }),
  sendMail: limitedProcedure.input(linkSchema).mutation(({ ctx, input }) => sendMailSecret(input, ctx)),
});
