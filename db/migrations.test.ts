import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate } from "./migrate";
import { at, type DatabaseUrls, prepareDatabase } from "./roles/roles";
import { dropDatabase } from "./testing/cluster";

const FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));
/** The last migration of the release before: what people's databases stand at. Raise it, and fill what it brought, when a release is made. */
const RELEASED = "0004_overlap_apart";
const NAME = `migrations_test_${process.pid}`;

let folder: string;
let urls: DatabaseUrls;
let admin: postgres.Sql;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tenkan-migrations-"));
  cpSync(FOLDER, join(folder, "old"), { recursive: true });
  const path = join(folder, "old", "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: { tag: string }[] };
  const last = journal.entries.findIndex(({ tag }) => tag === RELEASED);
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
  await dropDatabase(inject("adminUrl"), NAME);
  urls = await prepareDatabase({ adminUrl: inject("adminUrl"), database: NAME, folder });
  admin = postgres(at(inject("adminUrl"), { database: NAME }), { max: 1, fetch_types: false, onnotice: () => {} });
  await migrate(urls.ownerUrl, join(folder, "old"));
  await admin.unsafe(FILLED);
});
afterAll(async () => {
  await admin.end();
  await dropDatabase(inject("adminUrl"), NAME);
  rmSync(folder, { recursive: true, force: true });
});

const [TENANT, USER, TEAM, ID] = ["1", "2", "3", "4"].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);
/** A row in every table of the release before, with every kind of value it kept. */
const FILLED = `
insert into tenants (id, slug, name, variants, hidden_kpis, version) values ('${TENANT}', 'komorebi', '木漏れ日', '{"slThresholdSec":20}', '["nps"]', 7);
insert into tenant_slugs values ('komorebi', '${TENANT}');
insert into users (id, email, name, locale) values ('${USER}', 'hana@old.example', '花', 'en');
insert into user_passwords (user_id, hash) values ('${USER}', 'argon2');
insert into sessions (id_hash, user_id, user_agent, expires_at) values ('hash', '${USER}', 'Firefox', '2099-01-01'), ('other', '${USER}', 'Safari', '2099-01-01');
insert into rate_limits values ('sign-in:a', 3, '2099-01-01');
insert into teams (tenant_id, id, name, position) values ('${TENANT}', '${TEAM}', '窓口', 0);
insert into memberships (tenant_id, user_id, role, name, email) values ('${TENANT}', '${USER}', 'lead', '花', 'hana@old.example');
insert into membership_teams values ('${TENANT}', '${USER}', '${TEAM}');
insert into channels (tenant_id, team_id, id, kind, name, cadence, starts_on, position) values ('${TENANT}', '${TEAM}', '${ID}', 'phone', '電話', 'day', '2024-04-01', 0);
insert into records (tenant_id, team_id, channel_id, start, until, cadence, offered, answered, source, updated_by, updated_at, version)
  select '${TENANT}', '${TEAM}', '${ID}', day, day + 1, 'day', 100, 90, 'grid', '${USER}', now(), 3 from generate_series(date '2026-01-01', date '2026-03-31', '1 day') at, lateral (select at::date as day) days;
insert into records (tenant_id, team_id, channel_id, start, until, cadence, offered, answered, source, estimated, updated_by, updated_at)
  values ('${TENANT}', '${TEAM}', '${ID}', '2025-12-01', '2025-12-02', 'day', 100, 90, 'import', true, '${USER}', now()), ('${TENANT}', '${TEAM}', '${ID}', '2025-12-02', '2025-12-03', 'day', 100, 90, 'import', true, '${USER}', now());
insert into customer_months (tenant_id, start, customers_start, revenue, source, updated_by, updated_at) values ('${TENANT}', '2026-01-01', 1000, 9007199254740991, 'grid', '${USER}', now());
insert into events (tenant_id, id, team_id, kind, title, start) values ('${TENANT}', '${ID}', '${TEAM}', 'note', '引っ越し', '2026-02-01'), ('${TENANT}', '${USER}', null, 'note', 'All', '2026-02-01');
insert into targets (tenant_id, id, team_id, kpi, low, start, created_by) values ('${TENANT}', '${ID}', '${TEAM}', 'answer_rate', 0.9, '2026-01-01', '${USER}');
insert into special_days (tenant_id, day, kind, name, created_by) values ('${TENANT}', '2026-12-31', 'closed', '大晦日', '${USER}');
insert into variant_changes (tenant_id, start, variants, created_by) values ('${TENANT}', '2026-06-01', '{"slThresholdSec":30}', '${USER}');
insert into saved_views (tenant_id, id, user_id, page, name, query) values ('${TENANT}', '${ID}', '${USER}', 'home', '朝会', 'compare=year');
insert into tile_orders (tenant_id, user_id, page, tiles) values ('${TENANT}', '${USER}', 'home', '["ledger"]');
insert into assessments (tenant_id, id, team_id, assessed_on, checklist_version, respondent_id, respondent_name, answers, hits, created_at)
  values ('${TENANT}', '${ID}', '${TEAM}', '2026-02-01', '1', '${USER}', '花', '[true,false]', 1, now());
insert into imports (tenant_id, id, key, channel_id, file_name, mapping, rows_new, rows_changed, rows_same, created_by, created_by_name, created_at)
  values ('${TENANT}', '${ID}', '${USER}', '${ID}', '日次.csv', '{"rules":{"columns":[{"use":"date"},{"use":"measure","measure":"contacts","as":"total"},{"use":"measure","measure":"answered","as":"rate"}]}}', 1, 0, 0, '${USER}', '花', now());
insert into import_rows (tenant_id, import_id, channel_id, start, before, version_after) values ('${TENANT}', '${ID}', '${ID}', '2026-01-01', '{"offered":1}', 2), ('${TENANT}', '${ID}', '${ID}', '2025-12-01', '{"offered":1,"answered":1,"estimated":true}', 2);
insert into audit_log (tenant_id, id, at, user_id, command, subject, before, after, request_id) values ('${TENANT}', '${ID}', now(), '${USER}', 'save-team', 'team:1', null, '{"name":"窓口"}', 'r'),
  ('${TENANT}', '${USER}', now() - interval '2 days', '${USER}', 'add-day-memo', 'event:${ID}', null, '{"title":"引越し"}', 'r'),
  ('${TENANT}', '${TEAM}', now() - interval '1 day', '${TEAM}', 'save-event', 'event:${ID}', '{"title":"引越し"}', '{"title":"引っ越し"}', 'r'),
  ('${TENANT}', '${TENANT}', now(), '${USER}', 'save-event', 'event:${USER}', 'null', '{"title":"All"}', 'r')`;

/** What rows of the release before hold in the columns that came since. */
const SINCE: Readonly<Record<string, Record<string, unknown>>> = {
  audit_log: { user_name: null, network: null },
  // Whoever wrote it down, not who changed it last: as the audit log has it.
  events: { created_by: USER },
  memberships: { deactivated_at: null },
  records: { estimates: null },
  sessions: { network: null, public_id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  tenants: { exporters: ["lead", "executive"] },
  users: { verified_at: null, link_epoch: 0 },
};
/** Of what records and rows are estimates that said no more than that they are. */
const ESTIMATES: Readonly<Record<string, Record<string, unknown>>> = {
  // As the import has it that brought it in.
  "records 2025-12-01": { estimates: ["answered"] },
  "import_rows 2025-12-01": { before: { offered: 1, answered: 1, estimated: true, estimates: ["answered"] } },
  // Nothing says of what: all it holds.
  "records 2025-12-02": { estimates: ["answered", "offered"] },
};

const tables = async () =>
  (
    await admin<
      { name: string }[]
    >`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`
  ).map(({ name }) => name);
async function rowsOf(names: readonly string[]): Promise<[string, Record<string, unknown>[]][]> {
  return Promise.all(
    names.map(async (name) => [
      name,
      (
        await admin.unsafe<{ row: Record<string, unknown> }[]>(
          `select to_jsonb(t) as row from ${name} t order by t::text`,
        )
      ).map(({ row }) => row),
    ]),
  );
}

test("a filled database of the release before keeps every row and value, and gets the new columns with their defaults", async () => {
  const old = await tables();
  const before = await rowsOf(old);
  expect(
    before.filter(([, rows]) => rows.length === 0).map(([name]) => name),
    "give each table of the release before a row",
  ).toEqual([]);
  // Two processes start the new release at once.
  await Promise.all([migrate(urls.ownerUrl), migrate(urls.ownerUrl)]);
  const after = new Map(await rowsOf(old));
  for (const [name, rows] of before) {
    const now = after.get(name) ?? [];
    expect([name, now.length]).toEqual([name, rows.length]);
    for (const row of rows)
      expect(now, name).toContainEqual({ ...row, ...SINCE[name], ...ESTIMATES[`${name} ${String(row["start"])}`] });
  }
  // What was recorded before the sums were kept is in them.
  expect(
    await admin`select month::text, cadence, days, until::text, offered::int, answered::int, handled, array_to_string(estimates, ',') as estimates from monthly_tallies where tenant_id = ${TENANT ?? ""} order by month, days`,
  ).toEqual([
    {
      month: "2025-12-01",
      cadence: "day",
      days: 1,
      until: "2025-12-02",
      offered: 100,
      answered: 90,
      handled: null,
      estimates: "answered",
    },
    {
      month: "2025-12-01",
      cadence: "day",
      days: 2,
      until: "2025-12-03",
      offered: 100,
      answered: 90,
      handled: null,
      estimates: "answered,offered",
    },
    {
      month: "2026-01-01",
      cadence: "day",
      days: 2 ** 31 - 1,
      until: "2026-02-01",
      offered: 3_100,
      answered: 2_790,
      handled: null,
      estimates: null,
    },
    {
      month: "2026-02-01",
      cadence: "day",
      days: 2 ** 28 - 1,
      until: "2026-03-01",
      offered: 2_800,
      answered: 2_520,
      handled: null,
      estimates: null,
    },
    {
      month: "2026-03-01",
      cadence: "day",
      days: 2 ** 31 - 1,
      until: "2026-04-01",
      offered: 3_100,
      answered: 2_790,
      handled: null,
      estimates: null,
    },
  ]);
  const sessions = after.get("sessions") ?? [];
  expect(new Set(sessions.map((row) => row["public_id"])).size).toBe(sessions.length);
  const journal = JSON.parse(readFileSync(join(FOLDER, "meta", "_journal.json"), "utf8")) as { entries: unknown[] };
  expect(await admin`select 1 from drizzle.__drizzle_migrations`).toHaveLength(journal.entries.length);
});

test("afterwards every table, old and new, is under row-level security, also for its owner", async () => {
  const open =
    await admin`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`;
  expect(open).toEqual([]);
  expect((await tables()).length).toBeGreaterThan(22);
});

test("what a migration must not do in one release: remove or rename what the running one still uses", () => {
  const journal = JSON.parse(readFileSync(join(FOLDER, "meta", "_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  const since = journal.entries.slice(journal.entries.findIndex(({ tag }) => tag === RELEASED) + 1);
  const contracting =
    /\bdrop (table|column)\b|\brename (to|column)\b|\bset not null\b|\balter column .* type\b|\btruncate\b|\bdisable row level security\b/i;
  expect(since.length).toBeGreaterThan(0);
  expect(
    since.filter(({ tag }) => contracting.test(readFileSync(join(FOLDER, `${tag}.sql`), "utf8"))).map(({ tag }) => tag),
  ).toEqual([]);
});
