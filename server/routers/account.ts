import { z } from "zod";
import { enter, leave } from "../auth";
import { signUp, signUpSchema } from "../commands/sign-up";
import { tenantsOf } from "../tenant";
import { publicProcedure, router, userProcedure } from "../trpc";
import { Fault } from "../fault";

const signInSchema = z.strictObject({ email: z.string().max(254), password: z.string().max(128) });

export const accountRouter = router({
  signIn: publicProcedure.input(signInSchema).mutation(async ({ input }) => {
    const outcome = await enter(input.email, input.password);
    if (outcome === "rate_limited") throw new Fault("TOO_MANY_REQUESTS", "rate_limited");
    if (outcome === "wrong") throw new Fault("UNAUTHORIZED", "wrong_credentials");
    return { ok: true };
  }),
  signUp: publicProcedure.input(signUpSchema).mutation(async ({ ctx, input }) => {
    const made = await signUp(input, ctx);
    await enter(input.email, input.password);
    return made;
  }),
  signOut: userProcedure.mutation(async () => {
    await leave();
    return { ok: true };
  }),
  tenants: userProcedure.query(({ ctx }) => tenantsOf(ctx)),
});
