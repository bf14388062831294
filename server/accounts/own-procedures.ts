import { z } from "zod";
import { address } from "@/domain/bounds";
import { askAddress } from "../auth/address";
import { passwordInput } from "../auth/credentials";
import { passwordSchema } from "../auth/password-rule";
import { changePassword, profileOf, profileSchema, profileSeenSchema, saveProfile } from "../auth/profile";
import { endOtherSessions, endSession, sessionsOf } from "../auth/session";
import { limitedProcedure, userProcedure } from "../trpc";

/** One's own account: name, password, address and the devices one is signed in on. */
export const ownProcedures = {
  /** Who is signed in here, null for a stranger: a tool with a cookie names them in its calls, as our pages do (domain/page-person.ts). */
  person: limitedProcedure.query(({ ctx }) => ({ id: ctx.user?.id ?? null })),
  profile: userProcedure.query(({ ctx }) => profileOf(ctx.user)),
  saveProfile: userProcedure
    .input(z.strictObject({ ...profileSchema.shape, replaces: profileSeenSchema }))
    .mutation(async ({ ctx, input }) => {
      await saveProfile(input, ctx);
      return { ok: true };
    }),
  changePassword: userProcedure
    .input(z.strictObject({ current: passwordInput, next: passwordSchema }))
    .mutation(async ({ ctx, input }) => {
      await changePassword(input, ctx);
      return { ok: true };
    }),
  changeAddress: userProcedure
    .input(z.strictObject({ email: address, password: passwordInput }))
    .mutation(async ({ ctx, input }) => {
      await askAddress(input, ctx);
      return { ok: true };
    }),
  sessions: userProcedure.query(({ ctx }) => sessionsOf(ctx.user, ctx.now)),
  endSession: userProcedure.input(z.strictObject({ publicId: z.uuid() })).mutation(async ({ ctx, input }) => {
    await endSession(ctx.user.id, input.publicId, ctx.now);
    return { ok: true };
  }),
  endOtherSessions: userProcedure.mutation(async ({ ctx }) => {
    await endOtherSessions(ctx.user, ctx.now);
    return { ok: true };
  }),
};
