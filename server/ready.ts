import { missingMigrations } from "@/db/applied-migrations";
import { database } from "./database";
import { log } from "./log";

/** Whether this process can serve people now: its database answers, and has every migration this build was made for. */
export async function isReady(): Promise<boolean> {
  const reason = await missingMigrations(database()).then(
    (missing) => (missing > 0 ? `${missing} migrations are missing` : null),
    (error: unknown) => (error instanceof Error ? error.message : "unknown"),
  );
  if (reason) log().warn({ reason }, "not ready");
  return reason === null;
}
