import { rmSync } from "node:fs";
import { join } from "node:path";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ConnectionLost, createDatabase, DatabaseUnavailable, type Database } from "./client";
import { startLocal, type LocalPostgres } from "../local/local";
import { pause } from "../local/run";
import { prepareDatabase, withClient, type DatabaseUrls } from "../roles/roles";
import { inTenant } from "./scope";
import { backendPid, createNotes, newTenant, processesOf, readNotes, writeNote } from "../testing/scratch";

// A cluster of its own: these tests take it down.
const folder = join(process.cwd(), ".data", `test-outage-${process.pid}`);
const settings = { fsync: "off" };
const tenants = [newTenant(), newTenant()] as const;
const strays: unknown[] = [];
const note = (error: unknown) => void strays.push(error);
let cluster: LocalPostgres;
let urls: DatabaseUrls;
let db: Database;

beforeAll(async () => {
  cluster = await startLocal({ folder, settings });
  urls = await prepareDatabase({ adminUrl: cluster.adminUrl, database: "outage", folder });
  await createNotes(urls.ownerUrl);
  process.on("unhandledRejection", note).on("uncaughtException", note);
});

beforeEach(() => {
  db = createDatabase({ url: urls.appUrl, max: 4, applicationName: "outage.test" });
});

afterEach(() => db.end());

afterAll(async () => {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
  process.off("unhandledRejection", note).off("uncaughtException", note);
});

/** One request: two writes with a wait between, then a read; resolves to "done" or the name of the typed error. */
async function request(n: number): Promise<string> {
  const tenantId = n % 2 ? tenants[0] : tenants[1];
  const body = `request ${n}`;
  try {
    await inTenant(db, tenantId, async (scope) => {
      await writeNote(scope, body);
      await pause(n % 20);
      await writeNote(scope, body);
      const rows = await readNotes(scope);
      if (rows.some((row) => row.tenantId !== tenantId)) throw new Error("another tenant's row");
    });
    return "done";
  } catch (error) {
    if (error instanceof ConnectionLost || error instanceof DatabaseUnavailable) return error.name;
    // A statement the dying server still answered: "terminating connection", "is shutting down".
    const { code, cause } = error as { code?: string; cause?: { code?: string } };
    if (/^57P0[123]$/.test(code ?? cause?.code ?? "")) return "shutting down";
    throw error;
  }
}

describe("an outage", () => {
  test("ten restarts under load: every request settles, and all answer afterwards", { timeout: 180_000 }, async () => {
    let loading = true;
    let count = 0;
    const outcomes: string[] = [];
    const lane = async () => {
      while (loading) outcomes.push(await request((count += 1)));
    };
    const lanes = Promise.all(Array.from({ length: 12 }, lane));
    lanes.catch(() => {});
    for (let n = 0; n < 10; n += 1) {
      await pause(200);
      await cluster.restart(n % 2 ? "fast" : "immediate");
    }
    loading = false;
    await lanes;
    const after = await Promise.all(Array.from({ length: 60 }, () => request((count += 1))));
    expect(after).toEqual(after.map(() => "done"));
    expect(outcomes).toContain("done");
    expect(outcomes).toContain("ConnectionLost");
    const torn = await withClient(
      urls.backupUrl,
      (client) =>
        client`select body from scratch_notes group by body having count(*) <> 2 or count(distinct tenant_id) <> 1`,
    );
    expect(torn).toHaveLength(0);
    expect(strays).toEqual([]);
  });

  test(
    "the database gone: a typed error, also for a crowd; then it recovers by itself",
    { timeout: 60_000 },
    async () => {
      await db.ping();
      await cluster.stop();
      // Each is refused on its own, none waits behind another's dialling: a queue of 30 would pass the test's time limit.
      const crowd = await Promise.allSettled(Array.from({ length: 30 }, () => db.ping()));
      for (const one of crowd)
        expect(one).toMatchObject({ status: "rejected", reason: { name: "DatabaseUnavailable" } });
      const early = db
        .transaction((tx) => tx.execute(sql`select 1 as one`))
        .catch((error: unknown) => expect(error).toBeInstanceOf(DatabaseUnavailable));
      cluster = await startLocal({ folder, settings });
      await early;
      // At once: a server that refused is tried by everybody, so the first to ask again is answered.
      await db.ping();
      expect(strays).toEqual([]);
    },
  );

  test(
    "a server that hangs up at once, or never answers: DatabaseUnavailable, no endless dialling",
    { timeout: 60_000 },
    async () => {
      let calls = 0;
      const rude = createServer((socket) => {
        calls += 1;
        socket.end();
      }).listen(0, "127.0.0.1");
      const mute = createServer(() => {}).listen(0, "127.0.0.1");
      await pause(100);
      const dial = async (server: Server) => {
        const address = server.address();
        const port = typeof address === "object" && address ? address.port : 0;
        const lost = createDatabase({
          url: `postgres://x:y@127.0.0.1:${port}/z`,
          max: 1,
          applicationName: "outage.test",
        });
        await expect(lost.ping()).rejects.toBeInstanceOf(DatabaseUnavailable);
        await lost.end();
      };
      await Promise.all([dial(rude), dial(mute)]);
      // One more call may be on its way when the dialling ends.
      await pause(500);
      const heard = calls;
      await pause(500);
      expect(calls).toBe(heard);
      rude.close();
      mute.close();
    },
  );

  test(
    "once one has waited in vain for a server that is down, the next ones are told without waiting",
    { timeout: 60_000 },
    async () => {
      await cluster.stop();
      const waited = async () => {
        const began = performance.now();
        await expect(db.ping()).rejects.toMatchObject({ name: "DatabaseUnavailable" });
        return performance.now() - began;
      };
      const [first, ...next] = [await waited(), await waited(), await waited(), await waited()];
      expect(Math.max(...next)).toBeLessThan(first / 2);
      cluster = await startLocal({ folder, settings });
      await db.ping();
    },
  );

  test(
    "a server frozen whole (SIGSTOP): each kind of call is refused, the next ones at once, and it goes on when it thaws",
    { timeout: 90_000 },
    async () => {
      const frozen = createDatabase({ url: urls.appUrl, max: 3, applicationName: "frozen", statementTimeoutMs: 1_500 });
      let asked: () => void = () => {};
      const inMidCallback = new Promise<void>((resolve) => (asked = resolve));
      let thaw: () => void = () => {};
      const isFrozen = new Promise<void>((resolve) => (thaw = resolve));
      const midway = frozen.transaction(async (tx) => {
        await tx.execute(sql`select 1`);
        asked();
        await isFrozen;
        await tx.execute(sql`select 2`);
      });
      await Promise.all([inMidCallback, frozen.ping()]);
      const pids = processesOf(cluster);
      for (const pid of pids) process.kill(pid, "SIGSTOP");
      try {
        thaw();
        const idle = frozen.ping();
        await expect(idle, "on a connection that was idle").rejects.toMatchObject({
          name: "ConnectionLost",
          cause: { name: "Silent" },
        });
        await expect(midway, "in the middle of a transaction").rejects.toMatchObject({ name: "ConnectionLost" });
        // The first call had to wait; of the many after it none does.
        const next = await Promise.allSettled(Array.from({ length: 200 }, () => frozen.ping()));
        expect(
          next.every((one) => one.status === "rejected" && (one.reason as Error).name === "DatabaseUnavailable"),
        ).toBe(true);
        expect(frozen.stats().waiting).toBe(0);
      } finally {
        for (const pid of pids) process.kill(pid, "SIGCONT");
      }
      await expect
        .poll(
          () =>
            frozen.ping().then(
              () => true,
              () => false,
            ),
          { timeout: 30_000 },
        )
        .toBe(true);
      await frozen.end();
      expect(strays).toEqual([]);
    },
  );

  test(
    "one backend frozen while the server lives: its caller is told, and the next is served",
    { timeout: 60_000 },
    async () => {
      const alone = createDatabase({ url: urls.appUrl, max: 1, applicationName: "frozen", statementTimeoutMs: 1_500 });
      const pid = await alone.transaction((tx) => backendPid({ tx }));
      process.kill(pid, "SIGSTOP");
      try {
        await expect(alone.ping()).rejects.toMatchObject({ name: "ConnectionLost" });
        await expect
          .poll(
            () =>
              alone.ping().then(
                () => true,
                () => false,
              ),
            { timeout: 30_000 },
          )
          .toBe(true);
      } finally {
        process.kill(pid, "SIGCONT");
      }
      await alone.end();
    },
  );

  test(
    "a line that goes dead: the socket given up is gone, not half closed for as long as the other side likes",
    { timeout: 60_000 },
    async () => {
      let dead = false;
      const ends = new Set<Socket>();
      const relay = createServer({ allowHalfOpen: true }, (near) => {
        const far = connect(cluster.port, "127.0.0.1");
        for (const [one, other] of [
          [near, far],
          [far, near],
        ] as const) {
          ends.add(
            one
              .on("close", () => ends.delete(one))
              .on("error", () => {})
              .on("data", (words: Buffer) => void (!dead && other.write(words))),
          );
        }
      }).listen(0, "127.0.0.1");
      await pause(100);
      const sockets = () =>
        process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap").length - ends.size;
      const before = sockets();
      const url = new URL(urls.appUrl);
      url.port = `${(relay.address() as AddressInfo).port}`;
      const lost = createDatabase({
        url: url.href,
        max: 1,
        applicationName: "outage.test",
        transactionTimeoutMs: 1_000,
      });
      await lost.ping();
      dead = true;
      await expect(lost.ping()).rejects.toBeInstanceOf(ConnectionLost);
      await lost.end();
      await expect.poll(sockets, { timeout: 10_000 }).toBeLessThanOrEqual(before);
      for (const socket of ends) socket.destroy();
      relay.close();
    },
  );

  test("a frozen server: the transaction is given up after its time limit", { timeout: 60_000 }, async () => {
    const patient = createDatabase({
      url: urls.appUrl,
      max: 1,
      applicationName: "outage.test",
      transactionTimeoutMs: 500,
    });
    const stuck = patient.transaction((tx) => tx.execute(sql`select pg_sleep(3)`));
    await expect(stuck).rejects.toBeInstanceOf(ConnectionLost);
    await patient.ping();
    await patient.end();
    expect(strays).toEqual([]);
  });
});
