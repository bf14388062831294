import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createDatabase, type Database } from "./client";
import { pause } from "../local/run";
import { freePort } from "../local/server";
import { chooseUser } from "../local/user";
import { withClient } from "../roles/roles";
import { inTenant } from "./scope";
import { backendPid, createNotes, dropNotes, newTenant, readNotes, writeNote } from "../testing/scratch";

// In Debian's folder for servers, which is not always searched.
const PROGRAM = ["pgbouncer", "/usr/sbin/pgbouncer"].find((name) => spawnSync(name, ["--version"]).status === 0);
if (!PROGRAM) console.warn("SKIPPED: PgBouncer is not installed (apt-get install pgbouncer)");

const SERVERS = 4;
let folder: string;
let bouncer: ChildProcess;
let url: string;
let open: Database[] = [];

/** PgBouncer before this run's database, in transaction mode: many clients, four connections to the server. */
async function start(program: string): Promise<void> {
  const app = new URL(inject("appUrl"));
  const [port, name] = [await freePort(0), app.pathname.slice(1)];
  folder = mkdtempSync(join(tmpdir(), "tenkan-pgbouncer-"));
  writeFileSync(
    join(folder, "users.txt"),
    `"${decodeURIComponent(app.username)}" "${decodeURIComponent(app.password)}"\n`,
  );
  writeFileSync(
    join(folder, "pgbouncer.ini"),
    [
      "[databases]",
      `${name} = host=${app.hostname} port=${app.port || 5432} dbname=${name}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${port}`,
      "unix_socket_dir =",
      "auth_type = plain",
      `auth_file = ${folder}/users.txt`,
      "pool_mode = transaction",
      `default_pool_size = ${SERVERS}`,
      "max_client_conn = 500",
      `logfile = ${folder}/log`,
      "",
    ].join("\n"),
  );
  // PgBouncer refuses root, as PostgreSQL does.
  const user = chooseUser(folder);
  if (user) for (const path of ["", "users.txt", "pgbouncer.ini"]) chownSync(join(folder, path), user.uid, user.gid);
  chmodSync(join(folder, "users.txt"), 0o600);
  bouncer = spawn(program, ["-q", join(folder, "pgbouncer.ini")], {
    stdio: "ignore",
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  app.port = `${port}`;
  url = app.href;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (
      await withClient(url, (client) => client`select 1`).then(
        () => true,
        () => false,
      )
    )
      return;
    await pause(100);
  }
  throw new Error("PgBouncer does not answer");
}

const database = (max: number) => {
  const db = createDatabase({ url, max, applicationName: "pgbouncer.test", pooled: true, acquireTimeoutMs: 60_000 });
  open.push(db);
  return db;
};

describe.skipIf(!PROGRAM)("through PgBouncer in transaction mode", () => {
  const tenants = [newTenant(), newTenant()] as const;
  beforeAll(async () => {
    await createNotes(inject("ownerUrl"));
    await start(PROGRAM ?? "");
  });
  afterAll(async () => {
    await Promise.all(open.map((db) => db.end()));
    open = [];
    const ended = new Promise((resolve) => bouncer.once("exit", resolve));
    bouncer.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
    await dropNotes(inject("ownerUrl"));
  });

  test(
    "200 requests of two tenants at once over four connections of the server: 0 leaks",
    { timeout: 60_000 },
    async () => {
      const pools = Array.from({ length: 4 }, () => database(10));
      const pids = new Set<number>();
      const one = (n: number) => {
        const tenant = tenants[n % 2 ? 1 : 0];
        return inTenant(pools[n % 4] ?? database(1), tenant, async (scope) => {
          pids.add(await backendPid(scope));
          await writeNote(scope, `crowd ${tenant}`);
          await pause(n % 7);
          return (await readNotes(scope)).filter((row) => row.tenantId !== tenant || row.body !== `crowd ${tenant}`);
        });
      };
      const leaks = await Promise.all(Array.from({ length: 200 }, (_, n) => one(n)));
      expect(leaks.flat()).toEqual([]);
      expect(pids.size).toBeLessThanOrEqual(SERVERS);
      const [tenant] = tenants;
      expect(await inTenant(database(1), tenant, readNotes)).toHaveLength(100);
    },
  );

  test("a connection that comes back carries no tenant, and a setting of the session would have been seen", async () => {
    const db = database(2);
    expect(await db.transaction((tx) => readNotes({ tx, tenantId: tenants[0] }))).toEqual([]);
    await withClient(url, (client) => client.unsafe(`set app.tenant_id = '${tenants[0]}'`));
    const rounds = await Promise.all(
      Array.from({ length: 40 }, () => db.transaction((tx) => readNotes({ tx, tenantId: tenants[0] }))),
    );
    expect(rounds.flat().length).toBeGreaterThan(0);
  });
});
