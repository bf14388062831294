import { troubleOf } from "@/db/connection/failure";
import { assertSafeAppRole } from "@/db/roles/roles";
import { env } from "@/env";
import { database } from "./database";
import { log } from "./log";

const AGAIN_MS = 5_000;

/** Refuses to start on bad settings, and as a database role that row-level security does not bind. Waits for no database. */
export async function boot(): Promise<void> {
  checkSettings();
  await checkRole();
}

/** Next would log an error thrown here, and go on without what it was to load. */
function checkSettings(): void {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** A database that is away is asked again: the role must be known safe before long, or the process ends. */
async function checkRole(): Promise<void> {
  try {
    await assertSafeAppRole(database());
  } catch (error) {
    if (troubleOf(error)) {
      log().warn({ reason: error instanceof Error ? error.message : "unknown" }, "the database does not answer yet");
      setTimeout(() => void checkRole(), AGAIN_MS).unref();
      return;
    }
    console.error(error instanceof Error ? error.message : error);
    if ((error as Error).name === "UnsafeAppRole" || env().NODE_ENV === "production") process.exit(1);
  }
}
