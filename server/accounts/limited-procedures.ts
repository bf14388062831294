import { z } from "zod";
import { address, secretText, text } from "@/domain/bounds";
import { LOCALES } from "@/domain/format/number";
import { enter, enterAs, leave } from "../auth";
import { confirmAddress } from "../auth/address";
import { passwordInput } from "../auth/credentials";
import { tooMany } from "../auth/limits/attempts";
import { linkOf } from "../auth/mail-link";
import { passwordSchema } from "../auth/password-rule";
import { askReset, resetPassword } from "../auth/reset";
import { signUp, signUpSchema } from "./commands/sign-up";
import { askSignUp, confirmSignUp, waitingSignUp } from "./commands/sign-up-by-mail";
import { Fault } from "../fault";
import { sendsMail } from "../mail/transport";
import { limitedProcedure, userProcedure } from "../trpc";

const signInSchema = z.strictObject({ email: text(254), password: text(128) });
const ofLink = z.strictObject({ secret: secretText });

/** How a stranger becomes somebody, and the pages that links in letters open. Everything here is tried by strangers. */
export const limitedProcedures = {
  signIn: limitedProcedure.input(signInSchema).mutation(async ({ ctx, input }) => {
    const outcome = await enter(input.email, input.password, ctx.now);
    if (outcome.ok) return { ok: true };
    throw outcome.waitSec === undefined ? new Fault("UNAUTHORIZED", "wrong_credentials") : tooMany(outcome.waitSec);
  }),
  /** `slug` null: a letter is on its way, and its link founds the company. */
  signUp: limitedProcedure.input(signUpSchema).mutation(async ({ ctx, input }): Promise<{ slug: string | null }> => {
    if (sendsMail()) {
      await askSignUp(input, ctx);
      return { slug: null };
    }
    const { slug, userId } = await signUp(input, ctx);
    await enterAs(userId, ctx.now);
    return { slug };
  }),
  waitingSignUp: limitedProcedure.input(ofLink).query(async ({ ctx, input }) => {
    const waiting = await waitingSignUp(input.secret, ctx.now);
    return waiting && { email: waiting.input.email, company: waiting.input.company };
  }),
  confirmSignUp: limitedProcedure
    .input(z.strictObject({ secret: secretText, password: passwordInput }))
    .mutation(async ({ ctx, input }) => {
      const { slug, userId } = await confirmSignUp(input, ctx);
      await enterAs(userId, ctx.now);
      return { slug };
    }),
  forgot: limitedProcedure
    .input(z.strictObject({ email: address, locale: z.enum(LOCALES) }))
    .mutation(async ({ ctx, input }) => {
      if (!sendsMail()) throw new Fault("CONFLICT", "no_mail");
      await askReset(input.email, input.locale, ctx);
      return { ok: true };
    }),
  /** Whose link it is; null when it does not work (any more). Looking uses nothing up. */
  link: limitedProcedure
    .input(z.strictObject({ purpose: z.enum(["reset", "address"]), secret: secretText }))
    .query(async ({ ctx, input }) => {
      const link = await linkOf(input.purpose, input.secret, ctx.now);
      return link?.userId ? { email: link.email } : null;
    }),
  reset: limitedProcedure
    .input(z.strictObject({ secret: secretText, password: passwordSchema }))
    .mutation(async ({ ctx, input }) => {
      await resetPassword(input.secret, input.password, ctx);
      return { ok: true };
    }),
  confirmAddress: limitedProcedure.input(ofLink).mutation(async ({ ctx, input }) => {
    await confirmAddress(input.secret, ctx);
    return { ok: true };
  }),
  signOut: userProcedure.mutation(async () => {
    await leave();
    return { ok: true };
  }),
};
