import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate } from "./migrate";
import { prepareDatabase, withClient } from "./roles";
import { dropDatabase } from "./testing-cluster";

const database = `migrate_${process.pid}`;
let folder: string;
let ownerUrl: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tenkan-migrate-"));
  mkdirSync(join(folder, "meta"));
  const entries = ["0000_first", "0001_second"].map((tag, idx) => ({ idx, version: "7", when: 1_700_000_000_000 + idx, tag, breakpoints: true }));
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ version: "7", dialect: "postgresql", entries }));
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
