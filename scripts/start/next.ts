import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { endProcess } from "./process.mjs";
import type { Run } from "./run";

type Variables = Record<string, string | undefined>;

const NEXT = "node_modules/next/dist/bin/next";

/** Starts next's development server, or ours around the built product. */
export const spawnServer = (run: Run, env: Variables): ChildProcess =>
  run.dev
    ? spawnOwn(run, NEXT, ["dev", "-p", env.PORT ?? "", "-H", env.HOST ?? ""], env)
    : spawnOwn(run, "scripts/web/web.mjs", [], env);

/** A program in a process group of its own, so that a terminal's Ctrl-C reaches it through us only. */
function spawnOwn({ root }: Run, program: string, args: string[], env: Variables): ChildProcess {
  return spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "inherit", "inherit"],
    detached: process.platform !== "win32",
  });
}

/** Runs next to its end; Ctrl-C ends it. Resolves to its exit code. */
export function runNext(run: Run, args: string[], env: Variables): Promise<number> {
  const child = spawnOwn(run, NEXT, args, env);
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
