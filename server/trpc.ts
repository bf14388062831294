import { initTRPC, type TRPCError, type TRPCMutationProcedure } from "@trpc/server";
import { z } from "zod";
import { slugText } from "@/domain/bounds";
import { type Action, permits } from "@/domain/members/role";
import { assertAttempt, endWaiting } from "./auth/limits/attempts";
import type { RequestContext } from "./context";
import { Fault, forbidden, isFault, keyOfRefusal, numberOf } from "./fault";
import { reportError } from "./log";
import { openTenant, type TenantContext } from "./tenant";

/** What a procedure says of itself: the rights it asks for, so that a test can hold every role against every procedure. */
export interface Meta {
  actions: readonly Action[];
}

/** What is said of a refusal that is none of ours. */
const KEY_OF_CODE: Readonly<Partial<Record<TRPCError["code"], "bad_request" | "signed_out">>> = {
  BAD_REQUEST: "bad_request",
  UNAUTHORIZED: "signed_out",
};

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    // The client gets a key to translate and a number to quote: never SQL, a stack or a path.
    errorFormatter({ shape, error, ctx }) {
      const fault = [error, error.cause].find(isFault);
      const key = fault?.key ?? keyOfRefusal(error.cause) ?? KEY_OF_CODE[error.code] ?? "unexpected";
      // Where the request's own context could not be made, the error carries its number.
      const requestId = ctx?.requestId ?? numberOf(fault);
      return {
        code: shape.code,
        message: key,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          key,
          params: fault?.params ?? {},
          detail: fault?.detail,
          requestId,
        },
      };
    },
  });

export const router = t.router;
export const createCaller = t.createCallerFactory;

/** The company a call names, or the link it came by; for the log. Which one it truly is only the gate can say. */
function slugIn(input: unknown): string | undefined {
  const given = z.object({ tenant: slugText.optional(), slug: slugText.optional() }).safeParse(input);
  return given.success ? (given.data.tenant ?? given.data.slug) : undefined;
}

/** Every call passes here: what nobody expected is logged, and the reader gets its number, never its words. */
export const publicProcedure = t.procedure.use(async ({ ctx, path, next, getRawInput }) => {
  const result = await next();
  if (result.ok) return result;
  throw reportError(result.error, {
    requestId: ctx.requestId,
    path,
    userId: ctx.user?.id,
    tenant: slugIn(await getRawInput().catch(() => null)),
  });
});

/** What strangers may try: counted by network before its input is looked at. What goes well is not held against it. */
export const limitedProcedure = publicProcedure.use(async ({ ctx, next }) => {
  await assertAttempt("threshold", { network: ctx.network }, ctx.now);
  const result = await next();
  if (result.ok) await endWaiting("threshold", { network: ctx.network }, ctx.now);
  return result;
});

/**
 * Signed in, as the person the asking page was made for (SECURITY 44): a page left open while somebody else signed in in
 * another tab neither writes in their name nor shows what is theirs. A session's call that names nobody is no page's of ours.
 */
export const userProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.user) throw new Fault("UNAUTHORIZED", "signed_out");
  if (ctx.madeFor !== undefined && ctx.madeFor !== ctx.user.id) throw new Fault("UNAUTHORIZED", "other_person");
  return next({ ctx: { ...ctx, user: ctx.user } });
});

/** A member of the tenant named in the input. */
export const tenantProcedure = userProcedure
  .input(z.object({ tenant: slugText }))
  .use(async ({ ctx, input, next }) => next({ ctx: await openTenant(ctx, input.tenant) }));

/** A member who has the right, or all of several. Which teams it reaches is checked where the team is known. */
export const allowed = (...actions: [Action, ...Action[]]) =>
  tenantProcedure.meta({ actions }).use(({ ctx, next }) => {
    if (!actions.every((action) => permits(ctx, action))) throw forbidden();
    return next();
  });

/** What server/command.ts makes, as far as a procedure asks. `execute` says what it answers, `input` what it takes. */
interface ProcedureCommand {
  action: Action;
  input: z.ZodType;
  execute(context: TenantContext, input: never): Promise<unknown>;
}
type Taken<C extends ProcedureCommand> = z.output<C["input"]>;
type Answered<C extends ProcedureCommand> = Awaited<ReturnType<C["execute"]>>;
type Around<C extends ProcedureCommand, T> = (
  ctx: TenantContext,
  input: Taken<C>,
  execute: () => Promise<Answered<C>>,
) => Promise<T>;
type WriteProcedure<C extends ProcedureCommand, T> = TRPCMutationProcedure<{
  meta: Meta;
  input: z.input<C["input"]>;
  output: T;
}>;

/**
 * The procedure of a command: its right and its input are the command's own, and stand nowhere else. `around` is what
 * else belongs to the call, before or after the command's transaction.
 */
export function write<C extends ProcedureCommand>(command: C): WriteProcedure<C, Answered<C>>;
export function write<C extends ProcedureCommand, T>(command: C, around: Around<C, T>): WriteProcedure<C, T>;
export function write<C extends ProcedureCommand>(command: C, around?: Around<C, unknown>): WriteProcedure<C, unknown> {
  // The chain works its types out of a schema that it knows; of one that comes as an argument they are said here.
  const chain = allowed(command.action).input(command.input as unknown as z.ZodType<{ tenant: string }>);
  const procedure = chain.mutation(({ ctx, input }): Promise<unknown> => {
    const execute = () => command.execute(ctx, input as never) as Promise<Answered<C>>;
    return around ? around(ctx, input as unknown as Taken<C>, execute) : execute();
  });
  return procedure as unknown as WriteProcedure<C, unknown>;
}
