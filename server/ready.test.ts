import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { at, type DatabaseUrls, withClient } from "@/db/roles/roles";
import { dropDatabase, freshDatabase } from "@/db/testing/cluster";
import { migrate } from "@/db/migrate";
import { MIGRATIONS } from "@/db/applied-migrations";
import { database } from "./database";
import { isReady } from "./ready";
import { stubSettings } from "./testing";

const NAME = `tenkan_ready_test_${process.pid}`;
const base = inject("adminUrl");
let urls: DatabaseUrls;

beforeAll(async () => {
  urls = await freshDatabase(base, NAME);
  stubSettings(urls.appUrl);
});
afterAll(async () => {
  await database().end();
  await dropDatabase(base, NAME);
  vi.unstubAllEnvs();
});

const owner = (statement: string) => withClient(urls.ownerUrl, (client) => client.unsafe(statement));
const NEWEST = MIGRATIONS.at(-1);

test("ready while the database has every migration of this build; no longer when it lacks one; newer ones do not matter", async () => {
  expect(await isReady()).toBe(true);
  await owner(`update drizzle.__drizzle_migrations set created_at = created_at - 1 where created_at = ${NEWEST}`);
  expect(await isReady()).toBe(false);
  await owner(
    `update drizzle.__drizzle_migrations set created_at = created_at + 1 where created_at = ${Number(NEWEST) - 1}`,
  );
  expect(await isReady()).toBe(true);
  await owner(
    `insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a newer build', ${Number(NEWEST) + 1})`,
  );
  expect(await isReady()).toBe(true);
});

test("the app's role reads which migrations there are, and changes nothing about it", async () => {
  const refused = (statement: string) =>
    withClient(urls.appUrl, (client) => client.unsafe(statement)).then(
      () => "allowed",
      (error: { code: string }) => error.code,
    );
  expect(await refused("select * from drizzle.__drizzle_migrations")).toBe("allowed");
  for (const statement of [
    "delete from drizzle.__drizzle_migrations",
    "update drizzle.__drizzle_migrations set hash = ''",
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('', 1)",
    "create table drizzle.more (n int)",
  ]) {
    expect([statement, await refused(statement)]).toEqual([statement, "42501"]);
  }
});

test("a database that was made by hand and never migrated is not ready, and the next start makes it so", async () => {
  await withClient(at(base, { database: NAME }), (client) =>
    client.unsafe(`revoke usage on schema drizzle from "${NAME}_app"`),
  );
  expect(await isReady()).toBe(false);
  await migrate(urls.ownerUrl);
  expect(await isReady()).toBe(true);
});
