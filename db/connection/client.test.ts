import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { ConnectionLost, createDatabase, DatabaseBusy, TransactionEnded, type Database } from "./client";
import { pause } from "../local/run";
import { assertSafeAppRole, UnsafeAppRole, withClient } from "../roles/roles";
import { inIdentity, inTenant, type TenantScope } from "./scope";
import { backendPid, createNotes, dropNotes, newTenant, readNotes, writeNote } from "../testing/scratch";

const [ownerUrl, appUrl, adminUrl] = [inject("ownerUrl"), inject("appUrl"), inject("adminUrl")];
const a = newTenant();
const b = newTenant();
const strays: unknown[] = [];
const note = (error: unknown) => void strays.push(error);
let open: Database[] = [];

const database = (max: number, more = {}) => {
  const db = createDatabase({ url: appUrl, max, applicationName: "client.test", ...more });
  open.push(db);
  return db;
};

beforeAll(async () => {
  await createNotes(ownerUrl);
  process.on("unhandledRejection", note).on("uncaughtException", note);
});

beforeEach(() => {
  strays.length = 0;
});

afterAll(async () => {
  await Promise.all(open.map((db) => db.end()));
  open = [];
  await dropNotes(ownerUrl);
  process.off("unhandledRejection", note).off("uncaughtException", note);
});

const terminate = (pid: number) => withClient(adminUrl, (client) => client`select pg_terminate_backend(${pid})`);

/** All notes with this body, whoever owns them. */
const notesAnywhere = (body: string) =>
  withClient(inject("backupUrl"), (client) => client`select tenant_id from scratch_notes where body = ${body}`);

/** Keeps every connection of the pool busy with b's transactions, and holds each to its own pair of rows. */
async function traffic(db: Database, body: string, until: () => boolean): Promise<void> {
  let count = 0;
  while (!until()) {
    const own = `${body} ${(count += 1)}`;
    await inTenant(db, b, async (scope) => {
      await writeNote(scope, own);
      await pause(5);
      await writeNote(scope, own);
      const seen = await readNotes(scope);
      expect(seen.every((row) => row.tenantId === b)).toBe(true);
      expect(seen.filter((row) => row.body === own)).toHaveLength(2);
    }).catch((error: unknown) => expect(error).toBeInstanceOf(ConnectionLost));
    const landed = await notesAnywhere(own);
    expect([0, 2]).toContain(landed.length);
  }
}

type Ending = (scope: TenantScope, body: string) => Promise<unknown>;

/** a's callback outlives its backend by 60 ms of b's traffic, then tries once more what `ending` does. */
async function outlive(db: Database, ending: Ending, body: string): Promise<unknown> {
  let ended: () => void = () => {};
  const callbackEnded = new Promise<void>((resolve) => (ended = resolve));
  let outcome: unknown;
  const lost = inTenant(db, a, async (scope) => {
    await writeNote(scope, `${body} before`);
    await terminate(await backendPid(scope));
    await pause(60);
    try {
      outcome = await ending(scope, body);
    } catch (error) {
      outcome = error;
      throw error;
    } finally {
      ended();
    }
  });
  await expect(lost).rejects.toBeInstanceOf(ConnectionLost);
  await callbackEnded;
  await pause(20);
  return outcome;
}

describe("a backend terminated while a callback awaits", () => {
  const trial = async (ending: Ending, kind: string) => {
    const db = database(2);
    for (let n = 0; n < 20; n += 1) {
      let done = false;
      const others = Promise.all([1, 2, 3].map((lane) => traffic(db, `${kind} ${n} b${lane}`, () => done)));
      const outcome = await outlive(db, ending, `${kind} ${n} a`);
      done = true;
      await others;
      expect(outcome).toBeInstanceOf(Error);
      expect(await notesAnywhere(`${kind} ${n} a`)).toHaveLength(0);
      expect(await notesAnywhere(`${kind} ${n} a before`)).toHaveLength(0);
    }
    expect(strays).toEqual([]);
  };

  test("20 reads: none reaches another tenant", { timeout: 120_000 }, () => trial((scope) => readNotes(scope), "read"));
  test("20 writes: none lands anywhere", { timeout: 120_000 }, () =>
    trial((scope, body) => writeNote(scope, body), "write"),
  );
  test("a savepoint, a swallowed failure: nothing is committed either", { timeout: 120_000 }, async () => {
    const db = database(2);
    const nested = await outlive(
      db,
      ({ tx, tenantId }, body) => tx.transaction((inner) => writeNote({ tx: inner as never, tenantId }, body)),
      "nested a",
    );
    expect(nested).toBeInstanceOf(Error);
    const swallowed = await outlive(
      db,
      (scope, body) => writeNote(scope, body).catch(() => "swallowed"),
      "swallowed a",
    );
    expect(swallowed).toBe("swallowed");
    expect(await notesAnywhere("nested a")).toHaveLength(0);
    expect(await notesAnywhere("swallowed a before")).toHaveLength(0);
    await expect(db.ping()).resolves.toBeUndefined();
    expect(strays).toEqual([]);
  });
});

describe("transactions of two tenants", () => {
  test.each([false, true])("200 at once over 4 connections: 0 leaks (as behind a pooler: %s)", async (pooled) => {
    const db = database(4, { acquireTimeoutMs: 25_000, pooled });
    const one = (n: number) => {
      const tenant = n % 2 ? a : b;
      return inTenant(db, tenant, async (scope) => {
        await writeNote(scope, `crowd ${tenant}`);
        const rows = await readNotes(scope);
        return rows.filter(
          (row) => row.tenantId !== tenant || (row.body.startsWith("crowd") && row.body !== `crowd ${tenant}`),
        );
      });
    };
    const leaks = await Promise.all(Array.from({ length: 200 }, (_, n) => one(n)));
    expect(leaks.flat()).toEqual([]);
    expect(await db.transaction((tx) => tx.execute(sql`select 1 from scratch_notes`))).toHaveLength(0);
    expect(db.stats()).toMatchObject({ used: 0, waiting: 0 });
  });

  test("a straggler of a failed transaction cannot send into the next one", async () => {
    const db = database(1);
    let straggler: Promise<unknown> = Promise.resolve();
    const failed = inTenant(db, a, async (scope) => {
      straggler = pause(30)
        .then(() => writeNote(scope, "straggler"))
        .catch((error: unknown) => error);
      throw new Error("refused");
    });
    await expect(failed).rejects.toThrow("refused");
    await inTenant(db, b, async (scope) => {
      await readNotes(scope);
      await pause(60);
    });
    const outcome = (await straggler) as Error;
    expect([outcome, outcome.cause].some((error) => error instanceof TransactionEnded)).toBe(true);
    expect(await notesAnywhere("straggler")).toHaveLength(0);
  });

  test("a failed query nobody awaited fails the transaction", async () => {
    const db = database(1);
    const failed = inTenant(db, a, async (scope) => {
      writeNote(scope, "unawaited").catch(() => {});
      scope.tx.execute(sql`select 1 / 0`).catch(() => {});
    });
    await expect(failed).rejects.toMatchObject({ code: "22012" });
    expect(await notesAnywhere("unawaited")).toHaveLength(0);
  });
});

describe("the pool's bounds", () => {
  test("a line that moves is waited in for longer than one that hangs", async () => {
    const db = database(1, { stallMs: 1_600 });
    const line = Array.from({ length: 12 }, () => db.transaction(() => pause(300)));
    await expect(Promise.all(line)).resolves.toHaveLength(12);
    let release: () => void = () => {};
    const holder = db.transaction(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    await expect(db.ping()).rejects.toBeInstanceOf(DatabaseBusy);
    release();
    await holder;
  });

  test("no connection free in time, or too many waiting: DatabaseBusy", async () => {
    const db = database(1, { acquireTimeoutMs: 200, maxWaiting: 1 });
    let release: () => void = () => {};
    let holder = Promise.resolve();
    // The connection must be held before the others ask, however slow the machine.
    await new Promise<void>((held) => {
      holder = db.transaction(
        () =>
          new Promise<void>((resolve) => {
            release = resolve;
            held();
          }),
      );
    });
    const waiting = db.ping();
    await expect(db.ping()).rejects.toBeInstanceOf(DatabaseBusy);
    await expect(waiting).rejects.toBeInstanceOf(DatabaseBusy);
    release();
    await holder;
    await db.ping();
  });

  test("read only, isolation, and the server's time limits reach the server", async () => {
    const db = database(1, { statementTimeoutMs: 200, lockTimeoutMs: 150, idleInTransactionTimeoutMs: 300 });
    const writing = inTenant(db, a, (scope) => writeNote(scope, "read only"), { readOnly: true });
    await expect(writing).rejects.toMatchObject({ code: "25006" });
    const mode = await db.transaction((tx) => tx.execute(sql`show transaction_isolation`), {
      isolation: "serializable",
    });
    expect(mode[0]).toEqual({ transaction_isolation: "serializable" });
    const slow = db.transaction((tx) => tx.execute(sql`select pg_sleep(5)`));
    await expect(slow).rejects.toMatchObject({ code: "57014" });
    await expect(db.transaction(() => pause(2_000))).rejects.toBeInstanceOf(ConnectionLost);
    await db.ping();
  });
});

test("a role that could break out of row-level security is refused", async () => {
  await expect(assertSafeAppRole(database(1))).resolves.toBeUndefined();
  for (const url of [adminUrl, ownerUrl])
    await expect(assertSafeAppRole(database(1, { url }))).rejects.toBeInstanceOf(UnsafeAppRole);
  await expect(database(1).transaction((tx) => tx.execute(sql`truncate scratch_notes`))).rejects.toMatchObject({
    code: "42501",
  });
});

test("a refused statement tells its code and its constraint, and none of its values", async () => {
  const [tenant, secret] = [newTenant(), "somebody's own words"];
  const db = database(1);
  const twice = inIdentity(db, async (tx) => {
    for (const points of [1, 2])
      await tx.execute(sql`insert into rate_limits (key, points, reset_at) values (${secret}, ${points}::int, now())`);
  });
  const unread = inTenant(db, tenant, ({ tx }) => tx.execute(sql`select ${secret}::date`));
  for (const [refused, code] of [
    [twice, "23505"],
    [unread, "22007"],
  ] as const) {
    const error: unknown = await refused.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "QueryFailed", code });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("own words");
  }
});
