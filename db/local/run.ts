import { spawn } from "node:child_process";
import type { OsUser } from "./user";

export type Outcome = { code: number; output: string };

/** Runs a program as `user`, in the root folder and a bare environment, and collects what it says. Never throws. */
export function runAs(user: OsUser, program: string, args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = "";
    // The caller's PGDATA, PGPORT and the like must not reach initdb; Windows needs its own variables.
    const bare = {
      cwd: "/",
      env: { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C" } as unknown as NodeJS.ProcessEnv,
    };
    const child = spawn(program, args, {
      ...(user && { uid: user.uid, gid: user.gid }),
      ...(process.platform !== "win32" && bare),
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", (error) => resolve({ code: -1, output: `${output}${error.message}` }));
    child.on("exit", (code) => setImmediate(() => resolve({ code: code ?? -1, output: output.trim() })));
  });
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
