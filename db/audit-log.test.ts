import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate } from "./migrate";
import { prepareDatabase, withClient } from "./roles/roles";
import { dropDatabase } from "./testing/cluster";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));
/** The last release before the log had a page. */
const OLDER = 5;
const TENANT = "00000000-0000-4000-8000-00000000a0d1";
const database = `audit_log_${process.pid}`;
let folder: string;
let urls: Awaited<ReturnType<typeof prepareDatabase>>;

/** As the app's role, within the tenant: what a statement came to. */
const as = (url: string, statement: string) =>
  withClient(url, (client) =>
    client.begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${TENANT}, true)`;
      return (await tx.unsafe(statement)).count;
    }),
  ).catch((error: { code: string }) => error.code);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tenkan-audit-"));
  cpSync(MIGRATIONS, folder, { recursive: true });
  const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")) as { entries: unknown[] };
  writeFileSync(
    join(folder, "meta", "_journal.json"),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, OLDER) }),
  );
  urls = await prepareDatabase({ adminUrl: inject("adminUrl"), database, folder });
  await migrate(urls.ownerUrl, folder);
  expect(
    await as(
      urls.appUrl,
      `insert into audit_log (tenant_id, id, at, user_id, command, subject, request_id) values ('${TENANT}', gen_random_uuid(), now(), gen_random_uuid(), 'save-team', 'team:x', 'old')`,
    ),
  ).toBe(1);
  await migrate(urls.ownerUrl);
});
afterAll(async () => {
  await dropDatabase(inject("adminUrl"), database);
  rmSync(folder, { recursive: true, force: true });
});

test("brought up from an older release, the log keeps its rows, takes new ones, and lets the app's role change, delete or empty none", async () => {
  expect(await as(urls.appUrl, "select 1 from audit_log")).toBe(1);
  expect(
    await as(
      urls.appUrl,
      `insert into audit_log (tenant_id, id, at, user_id, user_name, network, command, subject, request_id) values ('${TENANT}', gen_random_uuid(), now(), gen_random_uuid(), 'A', '203.0.113.7', 'save-team', 'team:x', 'new')`,
    ),
  ).toBe(1);
  for (const statement of [
    "update audit_log set subject = 'other'",
    "delete from audit_log",
    "truncate audit_log",
    "alter table audit_log disable row level security",
    "drop table audit_log",
  ]) {
    expect([statement, await as(urls.appUrl, statement)]).toEqual([statement, "42501"]);
  }
  expect(await as(urls.appUrl, "select 1 from audit_log")).toBe(2);
});
