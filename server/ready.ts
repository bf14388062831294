import { database } from "./database";
import { log } from "./log";

/** Whether this process can serve people now: its database answers. */
export async function isReady(): Promise<boolean> {
  try {
    await database().ping();
    return true;
  } catch (error) {
    log().warn({ reason: error instanceof Error ? error.message : "unknown" }, "not ready");
    return false;
  }
}
