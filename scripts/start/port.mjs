import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describeProcess, endProcess } from "./process.mjs";

/** Where a start notes its own process and its server's, so that the next start can tell what was left behind. */
export const runFile = (root, port) => join(root, ".data", `run-${port}.json`);

/**
 * Makes sure the port can be used, ending a server of ours whose start was killed.
 * Returns undefined, or the words that tell what is in the way and what to do next.
 */
export async function claimPort({ root, port, report, command }) {
  const left = readRun(root, port);
  if (left && isOurs(left.orchestrator, root, /start\.mjs/) && left.orchestrator !== process.pid) {
    return `Tenkan already runs at http://localhost:${port} (process ${left.orchestrator}). Stop that one first, or take another port: PORT=${port + 1} ${command}`;
  }
  if (left && isOurs(left.server, root, /next|web\.mjs/)) {
    report(`Stopping the server an earlier start left behind (process ${left.server})`);
    await endProcess(left.server);
  }
  rmSync(runFile(root, port), { force: true });
  for (const host of ["127.0.0.1", "::"]) {
    if (await isTaken(port, host))
      return `Port ${port} is in use by another program. Take another one: PORT=${port + 1} ${command}`;
  }
  return undefined;
}

function readRun(root, port) {
  try {
    return JSON.parse(readFileSync(runFile(root, port), "utf8"));
  } catch {
    return undefined;
  }
}

function isOurs(pid, root, command) {
  const found = pid ? describeProcess(pid) : undefined;
  return found !== undefined && command.test(found.command) && (found.cwd === undefined || found.cwd === root);
}

function isTaken(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      if (error.code === "EADDRINUSE") resolve(true);
      else if (error.code === "EACCES")
        reject(new Error(`Port ${port} needs more rights than this user has. Take one above 1023, such as PORT=3000.`));
      else resolve(false);
    });
    probe.listen({ port, host }, () => probe.close(() => resolve(false)));
  });
}
