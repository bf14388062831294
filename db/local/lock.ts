import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAlive, pause } from "./run";

const STEP_MS = 100;
const PATIENCE_STEPS = 900;

/**
 * Runs `work` while no other process does so with the same lock file; waits for its turn.
 * A lock whose process has died is taken over, as is one held for a minute and a half by an id that was given anew.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await take(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

async function take(file: string): Promise<void> {
  let holder: string | undefined;
  for (let step = 0; ; step += 1) {
    try {
      writeFileSync(file, `${process.pid}`, { flag: "wx" });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const seen = read(file);
    if (seen !== holder) step = 0;
    holder = seen;
    // An empty file is one being written this moment; give it time before calling it left behind.
    const left = seen === "" ? step > 20 : seen !== undefined && seen !== `${process.pid}` && !isAlive(Number(seen));
    if (left || step > PATIENCE_STEPS) steal(file, seen);
    else await pause(STEP_MS);
  }
}

/** Moves the left-behind lock aside; when somebody else's fresh one came along instead, puts it back. */
function steal(file: string, expected: string | undefined): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) === expected) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
