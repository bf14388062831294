import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./run";

/** What must survive a restart: the superuser's password and the port last used (0: none yet). */
export type LocalState = { password: string; port: number };

/** Reads `state.json` in the cluster's folder, or makes it while there is no data. Readable by this OS user only. */
export function readState(folder: string): LocalState {
  const file = join(folder, "state.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as LocalState;
  if (existsSync(join(folder, "data"))) {
    throw new Error(
      `${file} with the database's password is gone. Put it back, or remove ${folder} to start with an empty database.`,
    );
  }
  const state = { password: randomBytes(24).toString("base64url"), port: 0 };
  writeState(folder, state);
  return state;
}

/** Replaces `state.json` in one step. */
export function writeState(folder: string, state: LocalState): void {
  const file = join(folder, "state.json");
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * Notes one use of the cluster by this process; `alone` when the server was down, so that nobody else can.
 * A process may use it more than once, and from modules that are loaded more than once (vitest does so for each project).
 * Returns the leaving: true when nobody alive uses the cluster any more.
 */
export function enter(folder: string, alone: boolean): () => boolean {
  const register = join(folder, "users");
  if (alone) rmSync(register, { recursive: true, force: true });
  mkdirSync(register, { recursive: true });
  const mine = join(register, `${process.pid}.${randomUUID()}`);
  writeFileSync(mine, "");
  return () => {
    rmSync(mine, { force: true });
    const left = readdirSync(register).filter((name) => {
      if (isAlive(Number(name.split(".")[0]))) return true;
      rmSync(join(register, name), { force: true });
      return false;
    });
    return left.length === 0;
  };
}
