import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { pause } from "./local/run";
import { migrate } from "./migrate";
import { at, prepareDatabase, withClient } from "./roles/roles";
import { dropDatabase } from "./testing/cluster";

const database = `migrate_${process.pid}`;
let folder: string;
let ownerUrl: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tenkan-migrate-"));
  mkdirSync(join(folder, "meta"));
  const entries = ["0000_first", "0001_second"].map((tag, idx) => ({
    idx,
    version: "7",
    when: 1_700_000_000_000 + idx,
    tag,
    breakpoints: true,
  }));
  writeFileSync(
    join(folder, "meta", "_journal.json"),
    JSON.stringify({ version: "7", dialect: "postgresql", entries }),
  );
  writeFileSync(join(folder, "0000_first.sql"), "create table counted (n int);");
  writeFileSync(join(folder, "0001_second.sql"), "insert into counted select 1 from pg_sleep(0.3);");
  ({ ownerUrl } = await prepareDatabase({ adminUrl: inject("adminUrl"), database, folder }));
});

afterAll(async () => {
  await dropDatabase(inject("adminUrl"), database);
  rmSync(folder, { recursive: true, force: true });
});

test("three starts at once apply each migration once", async () => {
  await Promise.all([1, 2, 3].map(() => migrate(ownerUrl, folder)));
  await migrate(ownerUrl, folder);
  expect(await withClient(ownerUrl, (client) => client`select n from counted`)).toHaveLength(1);
});

test(
  "a table in use is not waited for in line with everybody: the lock is given back, asked for again, and got",
  { timeout: 60_000 },
  async () => {
    const entries = ["0000_first", "0001_second", "0002_third"].map((tag, idx) => ({
      idx,
      version: "7",
      when: 1_700_000_000_000 + idx,
      tag,
      breakpoints: true,
    }));
    writeFileSync(
      join(folder, "meta", "_journal.json"),
      JSON.stringify({ version: "7", dialect: "postgresql", entries }),
    );
    writeFileSync(join(folder, "0002_third.sql"), "alter table counted add column more int;");
    await withClient(at(inject("adminUrl"), { database }), async (admin) => {
      const waiting = async () =>
        (
          await withClient(
            inject("adminUrl"),
            (client) =>
              client`select 1 from pg_stat_activity where datname = ${database} and wait_event_type = 'Lock' and query like 'alter table%'`,
          )
        ).length;
      const until = async (wanted: number) => {
        while ((await waiting()) !== wanted) await pause(50);
      };
      let migrated: Promise<void> = Promise.resolve();
      await admin.begin(async (tx) => {
        await tx`select from counted`;
        migrated = migrate(ownerUrl, folder);
        migrated.catch(() => {});
        for (const wanted of [1, 0, 1]) await until(wanted);
      });
      await migrated;
    });
    expect(await withClient(ownerUrl, (client) => client`select more from counted`)).toHaveLength(1);
  },
);
