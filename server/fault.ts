import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { alike } from "@/domain/format/bare-text";

type Code = TRPCError["code"];

/** A refusal the reader is told about: `key` names its text under messages "error", `params` fill it in. */
export class Fault extends TRPCError {
  constructor(
    code: Code,
    readonly key: string,
    readonly params: Record<string, string | number> = {},
    readonly detail?: unknown,
  ) {
    super({ code, message: key });
  }
}

/** The texts of a database's troubles (db/connection/failure.ts). */
export type TroubleKey = "database_unavailable" | "database_unprepared" | "busy" | "held";

/** What an error is called where the reader sees it: its text's key, and the request's number to quote. Next keeps a digest that is set. */
export class Unexpected extends Fault {
  readonly digest: string;
  constructor(
    code: Code,
    key: "unexpected" | TroubleKey,
    readonly requestId: string,
  ) {
    super(code, key);
    this.digest = `${key}:${requestId}`;
  }
}

/** The one answer for what does not exist and for what is not yours. */
export const notFound = () => new Fault("NOT_FOUND", "not_found");
export const forbidden = () => new Fault("FORBIDDEN", "forbidden");

/** By what it carries, never by class: a bundler makes several copies of a class, and each knows its own only. */
export const isFault = (error: unknown): error is Fault =>
  error instanceof TRPCError && typeof (error as Partial<Fault>).key === "string";
/** The number the reader of an error is told, if it has one. */
export const numberOf = (fault: Fault | undefined): string | null =>
  (fault as Partial<Unexpected> | undefined)?.requestId ?? null;
/** A name that is one of `others`, or that an import could not tell from it: both are named where they are spelled differently. */
export function takenBy(others: readonly string[], name: string): Fault {
  const other = others.includes(name) ? name : (others.find((one) => alike(one, name)) ?? name);
  return other === name
    ? new Fault("CONFLICT", "name_taken", { name })
    : new Fault("CONFLICT", "name_alike", { name, other });
}

/** For a schema's rule: the key its refusal is told by, instead of "some input is wrong". */
export const faultOf = (key: string) => ({ error: key, params: { fault: key } });

/** The key a schema's refusal names, if one of its rules does. */
export function keyOfRefusal(cause: unknown): string | undefined {
  if (!(cause instanceof z.ZodError)) return undefined;
  return cause.issues.flatMap((issue) =>
    issue.code === "custom" && typeof issue.params?.["fault"] === "string" ? [issue.params["fault"]] : [],
  )[0];
}
