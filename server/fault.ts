import { TRPCError } from "@trpc/server";

type Code = TRPCError["code"];

/** A refusal the reader is told about: `key` names its text under messages "error", `params` fill it in. */
export class Fault extends TRPCError {
  constructor(code: Code, readonly key: string, readonly params: Record<string, string | number> = {}, readonly detail?: unknown) {
    super({ code, message: key });
  }
}

/** The one answer for what does not exist and for what is not yours. */
export const notFound = () => new Fault("NOT_FOUND", "not_found");
export const forbidden = () => new Fault("FORBIDDEN", "forbidden");
