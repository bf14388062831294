import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Place } from "./place";
import { isAlive, runAs, type Outcome } from "./run";

const CONFIG = "tenkan.conf";
const LOG_LIMIT_BYTES = 10_000_000;

/** Makes the data folder: beside its place, then moved there whole, so that half a cluster is never found. */
export async function initialise(place: Place, native: string, password: string): Promise<void> {
  const fresh = join(place.folder, "data.new");
  const secret = join(place.folder, "password.new");
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  for (const path of [fresh, secret]) own(place, path);
  const outcome = await runAs(place.user, join(native, "bin", "initdb"), [
    `--pgdata=${fresh}`,
    "--username=postgres",
    `--pwfile=${secret}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ]);
  rmSync(secret, { force: true });
  if (outcome.code !== 0) throw new Error(`initdb failed in ${place.folder}: ${outcome.output}`);
  appendFileSync(join(fresh, "postgresql.conf"), `\ninclude = '${CONFIG}'\n`);
  renameSync(fresh, place.dataDir);
}

/** Writes the settings the next start reads. */
export function configure(place: Place, port: number, settings: Record<string, string>): void {
  const all: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "100",
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    ...settings,
    port: `${port}`,
  };
  const file = join(place.dataDir, CONFIG);
  const lines = Object.entries(all).map(([key, value]) => `${key} = '${value.replaceAll("'", "''")}'\n`);
  writeFileSync(file, lines.join(""), { mode: 0o600 });
  own(place, file);
}

/** pg_ctl with one of its commands; waits until it is done. */
export async function control(place: Place, native: string, command: string, args: string[] = []): Promise<Outcome> {
  const log = join(place.folder, "postgres.log");
  const size = statSync(log, { throwIfNoEntry: false })?.size;
  if (size !== undefined && size > LOG_LIMIT_BYTES) renameSync(log, `${log}.old`);
  appendFileSync(log, "", { mode: 0o600 });
  own(place, log);
  const waits = ["-D", place.dataDir, "-s", "-w", "-t", "60"];
  return runAs(place.user, join(native, "bin", "pg_ctl"), [
    command,
    ...waits,
    ...(command === "stop" ? [] : ["-l", log]),
    ...args,
  ]);
}

/** The last lines the server wrote, for an error message. */
export function lastWords(place: Place): string {
  const log = join(place.folder, "postgres.log");
  return existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n").slice(-8).join("\n") : "";
}

/** The process id in postmaster.pid, and whether that process is a server of this data folder. */
export function runningServer(place: Place): { pid: number; ours: boolean } | undefined {
  const file = join(place.dataDir, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (process.platform !== "linux") return { pid, ours: true };
  try {
    return { pid, ours: readlinkSync(`/proc/${pid}/cwd`) === place.dataDir };
  } catch {
    return { pid, ours: false };
  }
}

/** A free TCP port of 127.0.0.1: the wanted one, or any when it is taken. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function own(place: Place, path: string): void {
  if (place.user) chownSync(path, place.user.uid, place.user.gid);
}
