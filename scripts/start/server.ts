import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { dirname } from "node:path";
import { spawnServer } from "./next";
import { runFile } from "./port.mjs";
import { endProcess } from "./process.mjs";
import type { Run } from "./run";

const PATIENCE_MS = 120_000;

/**
 * Starts the web server and waits until it answers. `ended` resolves to the exit code once it has stopped:
 * 0 after Ctrl-C, 1 when it died by itself. `up` is false when that happened before it ever answered.
 */
export async function startServer(
  run: Run,
  env: Record<string, string | undefined>,
): Promise<{ up: boolean; ended: Promise<number> }> {
  const host = run.env.HOST || "127.0.0.1";
  run.report(`Starting the server on port ${run.port}`);
  const child = spawnServer(run, { ...env, PORT: `${run.port}`, HOST: host });
  const note = runFile(run.root, run.port);
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify({ orchestrator: process.pid, server: child.pid, port: run.port }));
  const gone = new Promise<string>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (code, signal) => resolve(signal ?? `exit ${code}`));
  });
  const ended = (async () => {
    const stopped = new Promise<undefined>((resolve) => {
      if (run.signal.aborted) resolve(undefined);
      run.signal.addEventListener("abort", () => resolve(undefined));
    });
    const death = await Promise.race([gone, stopped]);
    if (death === undefined) run.report("Stopping the server");
    else run.report(`The server ended by itself (${death})`);
    if (child.pid) await endProcess(child.pid);
    rmSync(note, { force: true });
    return death === undefined ? 0 : 1;
  })();
  const up = await Promise.race([answers(run, host), ended.then(() => false)]);
  return { up, ended };
}

/** Resolves to true at the first answer of any kind, to false when none came in two minutes. */
async function answers(run: Run, host: string): Promise<boolean> {
  const url = `http://${host === "0.0.0.0" || host === "::" ? "localhost" : host}:${run.port}/api/health`;
  for (let waited = 0; waited < PATIENCE_MS && !run.signal.aborted; waited += 200) {
    const answered = await new Promise<boolean>((resolve) => {
      const request = get(url, (response) => {
        response.resume();
        resolve(true);
      });
      request.setTimeout(30_000, () => request.destroy());
      request.on("error", () => resolve(false));
    });
    if (answered) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}
