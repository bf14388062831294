import type { LocalPostgres } from "./local";
import { pause } from "./run";

const LOOK_MS = 1_000;
const LONGEST_MS = 30_000;

/** Starts the embedded PostgreSQL again when it dies, and says so; waits longer each time it fails. Returns how to stop that. */
export function watchLocal(
  { revive }: Pick<LocalPostgres, "revive">,
  log: (line: string) => void,
): () => Promise<void> {
  let watching = true;
  let wait = LOOK_MS;
  const watch = async () => {
    while (watching) {
      try {
        if (await revive()) log("PostgreSQL had died; it runs again");
        wait = LOOK_MS;
      } catch (error) {
        wait = Math.min(wait * 2, LONGEST_MS);
        log(`${(error as Error).message.split("\n")[0]} (once more in ${wait / 1_000} s)`);
      }
      for (let waited = 0; watching && waited < wait; waited += 100) await pause(100);
    }
  };
  const ended = watch();
  return async () => {
    watching = false;
    await ended;
  };
}
