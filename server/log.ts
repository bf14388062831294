import type { TRPCError } from "@trpc/server";
import pino, { type Logger } from "pino";
import { env } from "@/env";
import type { RequestContext } from "./context";

let logger: Logger | undefined;

/** The server's log: one JSON line an event on stdout. Never a body, a cookie, a password or SQL with values. */
function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: undefined });
  return logger;
}

interface Failed { error: TRPCError; path: string | undefined; ctx?: RequestContext | undefined }

/** What nobody expected, with the number the reader was told. Refusals are answers, not errors, and are not logged. */
export function logUnexpected({ error, path, ctx }: Failed): void {
  if (error.code !== "INTERNAL_SERVER_ERROR") return;
  // Drizzle's own message carries the statement's values: only the cause of PostgreSQL is told, and where it happened.
  const cause = error.cause?.cause instanceof Error ? error.cause.cause : error.cause;
  log().error({ requestId: ctx?.requestId, path, name: cause?.name, reason: cause?.message, stack: cause?.stack }, "unexpected");
}
