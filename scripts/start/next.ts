import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { endProcess } from "./process.mjs";
import type { Run } from "./run";

type Variables = Record<string, string | undefined>;

/** Starts next's own program in a process group of its own, so that a terminal's Ctrl-C reaches it through us only. */
export function spawnNext({ root }: Run, args: string[], env: Variables): ChildProcess {
  return spawn(process.execPath, [join(root, "node_modules", "next", "dist", "bin", "next"), ...args], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "inherit", "inherit"],
    detached: process.platform !== "win32",
  });
}

/** Runs next to its end; Ctrl-C ends it. Resolves to its exit code. */
export function runNext(run: Run, args: string[], env: Variables): Promise<number> {
  const child = spawnNext(run, args, env);
  const end = () => void (child.pid && endProcess(child.pid));
  run.signal.addEventListener("abort", end, { once: true });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      run.signal.removeEventListener("abort", end);
      resolve(code ?? 1);
    });
  });
}
