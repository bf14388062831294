import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type {} from "vitest";
import type { TestProject } from "vitest/node";
import { startLocal } from "../local/local";
import { isAlive } from "../local/run";
import { migrate } from "../migrate";
import { at, prepareDatabase, withClient, type DatabaseUrls } from "../roles/roles";
import { quote, roleNames } from "../roles/statements";

declare module "vitest" {
  interface ProvidedContext {
    /** The test database as superuser (or DATABASE_URL's role): for breaking things on purpose. */
    adminUrl: string;
    ownerUrl: string;
    appUrl: string;
    backupUrl: string;
  }
}

const DATA = fileURLToPath(new URL("../../.data", import.meta.url));
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** vitest's global set-up: a database of this run's own, migrated, in a throw-away cluster (or in DATABASE_URL's). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await testCluster();
  await removeLeftovers(cluster.adminUrl);
  const name = `${cluster.base}_test_${process.pid}`;
  const urls = await freshDatabase(cluster.adminUrl, name);
  project.provide("adminUrl", at(cluster.adminUrl, { database: name }));
  for (const key of ["ownerUrl", "appUrl", "backupUrl"] as const) project.provide(key, urls[key]);
  return async () => {
    await dropDatabase(cluster.adminUrl, name);
    await cluster.stop();
  };
}

/** The cluster tests run in: its administrator's URL. `stop` leaves it up while another test process uses it. */
export async function testCluster(): Promise<{ adminUrl: string; base: string; stop: () => Promise<void> }> {
  // The one setting of the test run, as vitest's set-up has no caller to take it from.
  const given = process.env.DATABASE_URL;
  if (given)
    return {
      adminUrl: given,
      base: decodeURIComponent(new URL(given).pathname.slice(1)) || "tenkan",
      stop: async () => {},
    };
  const { adminUrl, stop } = await startLocal({ folder: join(DATA, "test-postgres"), settings: FAST });
  return { adminUrl, base: "tenkan", stop };
}

/** Makes the database `name` anew, with its roles and every migration. What it held is gone. */
export async function freshDatabase(adminUrl: string, name: string): Promise<DatabaseUrls> {
  await dropDatabase(adminUrl, name);
  const urls = await prepareDatabase({ adminUrl, database: name, folder: rolesFolder(name) });
  await migrate(urls.ownerUrl);
  return urls;
}

/** Removes a database made by freshDatabase, and its roles. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.unsafe(`drop database if exists ${quote(name)} with (force)`);
    for (const role of Object.values(roleNames(name))) await client.unsafe(`drop role if exists ${quote(role)}`);
  });
  rmSync(rolesFolder(name), { recursive: true, force: true });
}

const rolesFolder = (name: string) => join(DATA, "test-roles", name);

/** Databases of test runs that were killed before they could clean up. */
async function removeLeftovers(adminUrl: string): Promise<void> {
  const names = await withClient(adminUrl, (client) => client<{ datname: string }[]>`select datname from pg_database`);
  for (const { datname } of names) {
    const pid = /_test_(\d+)$/.exec(datname)?.[1];
    if (pid && !isAlive(Number(pid))) await dropDatabase(adminUrl, datname);
  }
}
