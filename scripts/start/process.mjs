import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

const GRACE_MS = 10_000;

/** The command line and, where the system tells, the folder of a process; undefined when there is none. */
export function describeProcess(pid) {
  if (process.platform === "linux") {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return { command, cwd: readlinkSync(`/proc/${pid}/cwd`) };
    } catch {
      return undefined;
    }
  }
  const { status, stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return status === 0 && stdout.trim() ? { command: stdout.trim(), cwd: undefined } : undefined;
}

/** Asks a process that leads its own group to end; after ten seconds ends the whole group. Resolves when it is gone. */
export async function endProcess(pid) {
  if (!send(pid, "SIGTERM")) return;
  for (let waited = 0; waited < GRACE_MS; waited += 50) {
    if (!isAlive(pid)) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // Also when it has gone: a child of its own may have stayed.
  send(-pid, "SIGKILL");
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
}

function isAlive(pid) {
  if (!send(pid, 0)) return false;
  // A zombie answers to signals until somebody collects it; nobody may.
  return process.platform !== "linux" || describeProcess(pid)?.command !== "";
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
