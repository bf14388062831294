import { TRPCError } from "@trpc/server";
import pino, { type Logger } from "pino";
import { type Trouble, troubleOf } from "@/db/connection/failure";
import { env } from "@/env";
import { isFault, type TroubleKey, Unexpected } from "./fault";

let logger: Logger | undefined;

/** The server's log: one JSON line an event on stdout. Never a body, a cookie, a password or SQL with values. */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: undefined });
  return logger;
}

/** Where an error came up, and the number its reader is told. `tenant` is the slug that was named: whether it is theirs is another matter. */
interface Place {
  requestId: string;
  path?: string | undefined;
  tenant?: string | undefined;
  userId?: string | undefined;
}
const KEYS: Record<Trouble, TroubleKey> = {
  away: "database_unavailable",
  unprepared: "database_unprepared",
  busy: "busy",
  held: "held",
};

/**
 * The error as its reader may see it. A refusal and a request nobody can understand are answers and pass as they are;
 * anything else is logged once and becomes a number to quote.
 */
export function told(error: unknown, place: Place): TRPCError {
  if (error instanceof TRPCError && (isFault(error) || error.code !== "INTERNAL_SERVER_ERROR")) return error;
  const cause = error instanceof TRPCError && error.cause ? error.cause : error;
  const trouble = troubleOf(cause);
  const { name, message, stack } = cause instanceof Error ? cause : new Error(typeof cause);
  if (trouble) log().error({ ...place, name, reason: message, trouble }, "database trouble");
  else log().error({ ...place, name, reason: message, stack }, "unexpected");
  return trouble
    ? new Unexpected("SERVICE_UNAVAILABLE", KEYS[trouble], place.requestId)
    : new Unexpected("INTERNAL_SERVER_ERROR", "unexpected", place.requestId);
}
