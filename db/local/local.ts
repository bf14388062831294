import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { withLock } from "./lock";
import { prepareNative } from "./native";
import { choosePlace, type Place } from "./place";
import { pause } from "./run";
import { configure, control, freePort, initialise, lastWords, runningServer } from "./server";
import { enter, readState, writeState } from "./state";

export interface LocalOptions {
  /** The cluster's own folder, such as `.data/postgres`. */
  folder: string;
  /** Told in one line each: what is made, found or stopped. */
  log?: (line: string) => void;
  /** Settings of postgresql.conf on top of ours. */
  settings?: Record<string, string>;
}

export interface LocalPostgres {
  /** postgres://… of its superuser; never for the app. */
  adminUrl: string;
  port: number;
  dataDir: string;
  /** True when the server was running already. */
  adopted: boolean;
  /** Stops the server, unless another living process uses it too. */
  stop(): Promise<void>;
  restart(mode?: "fast" | "immediate"): Promise<void>;
  /** Starts the server again, on its port, where it has died. Resolves to whether that was needed. */
  revive(): Promise<boolean>;
}

/**
 * Starts the PostgreSQL that comes with npm, or adopts it when it still runs (after a kill -9 of the app).
 * Safe to call from several processes at once. Throws an error that names the folder and the server's last words.
 */
export async function startLocal({ folder, log = () => {}, settings = {} }: LocalOptions): Promise<LocalPostgres> {
  const place = await choosePlace(folder);
  const lock = join(place.folder, "lock");
  return withLock(lock, async () => {
    const native = await prepareNative(place.folder, place.user);
    if (place.outside)
      log(`PostgreSQL runs as ${place.user?.name}, who cannot enter ${folder}: its files are in ${place.folder}`);
    await prepareData(place, native, log);
    const adopted = await adopt(place, native, log);
    const port = adopted ?? (await launch(place, native, settings));
    const leave = enter(place.folder, adopted === undefined);
    const must = async (command: string, mode: string) => {
      const { code, output } = await control(place, native, command, ["-m", mode]);
      if (code !== 0)
        throw new Error(`PostgreSQL in ${place.folder} failed to ${command}: ${output}\n${lastWords(place)}`);
    };
    return {
      adminUrl: adminUrl(place, port),
      port,
      dataDir: place.dataDir,
      adopted: adopted !== undefined,
      stop: () =>
        withLock(lock, async () => {
          if (!leave()) return log("PostgreSQL stays up: another process uses it");
          if (runningServer(place)) await must("stop", "fast");
        }),
      restart: (mode = "fast") => must("restart", mode),
      revive: async () =>
        !runningServer(place)?.ours &&
        (await withLock(lock, async () => {
          if (runningServer(place)?.ours) return false;
          // Whoever uses it knows its port: it comes back there or not at all.
          const { code, output } = await control(place, native, "start");
          if (code !== 0)
            throw new Error(`PostgreSQL in ${place.folder} does not come back: ${output}\n${lastWords(place)}`);
          return true;
        })),
    };
  });
}

async function prepareData(place: Place, native: string, log: (line: string) => void): Promise<void> {
  if (!existsSync(place.dataDir)) {
    log(`Creating the database cluster in ${place.folder}`);
    return initialise(place, native, readState(place.folder).password);
  }
  const { uid } = statSync(place.dataDir);
  if (place.user && uid !== place.user.uid) {
    // A checkout copied by root: the copy of the data belongs to root now.
    spawnSync("chown", ["-R", `${place.user.uid}:${place.user.gid}`, place.dataDir]);
  } else if (!place.user && process.getuid && uid !== process.getuid()) {
    throw new Error(
      `The data in ${place.dataDir} belongs to another user (uid ${uid}): run as that user or as root, or remove it.`,
    );
  }
}

/** The port of the server that already runs on this data, or undefined. Clears away what only looks like one. */
async function adopt(place: Place, native: string, log: (line: string) => void): Promise<number | undefined> {
  const { port } = readState(place.folder);
  for (let attempt = 0; attempt < 75; attempt += 1) {
    const server = runningServer(place);
    if (!server) return undefined;
    if (!server.ours) {
      log(`Removing a stale postmaster.pid (its process id, ${server.pid}, belongs to another program now)`);
      rmSync(join(place.dataDir, "postmaster.pid"), { force: true });
      return undefined;
    }
    if ((await dataDirAt(adminUrl(place, port))) === place.dataDir) {
      log(`PostgreSQL already runs (process ${server.pid}); using it`);
      return port;
    }
    await pause(200);
  }
  log("A PostgreSQL of this folder runs but does not answer: stopping it");
  await control(place, native, "stop", ["-m", "immediate"]);
  return undefined;
}

async function launch(place: Place, native: string, settings: Record<string, string>): Promise<number> {
  let failure = "";
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const state = readState(place.folder);
    const port = await freePort(state.port);
    writeState(place.folder, { ...state, port });
    configure(place, port, settings);
    const { code, output } = await control(place, native, "start");
    if (code === 0 && (await dataDirAt(adminUrl(place, port))) === place.dataDir) return port;
    failure = `${output}\n${lastWords(place)}`;
    // The port was taken in between, or processes of a killed server are still leaving.
    await pause(1_000);
  }
  throw new Error(`PostgreSQL did not start in ${place.folder}:\n${failure}`);
}

function adminUrl(place: Place, port: number): string {
  return `postgres://postgres:${readState(place.folder).password}@127.0.0.1:${port}/postgres`;
}

async function dataDirAt(url: string): Promise<string | undefined> {
  const client = postgres(url, { max: 1, fetch_types: false, connect_timeout: 2, onnotice: () => {} });
  try {
    const [row] = await client<{ data_directory: string }[]>`show data_directory`;
    return row?.data_directory;
  } catch {
    return undefined;
  } finally {
    await client.end({ timeout: 0 });
  }
}
