import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, inject, test } from "vitest";
import { withClient } from "@/db/roles/roles";
import { inTenant } from "@/db/connection/scope";
import { type Bounded, CAPACITY } from "@/domain/capacity";
import { CHECKLIST_VERSION } from "@/domain/diagnosis/checklist";
import { callerOf, inputOf, type Procedures } from "./closed-world/calls";
import { createWorld, type World } from "./closed-world/rows";
import { tenantTables } from "./closed-world/tables";
import { appRouter } from "./root";
import { serverDatabase } from "./testing";

const db = serverDatabase();
const procedures = appRouter._def.procedures as unknown as Procedures;
const call = callerOf(appRouter);
const BOUNDED = Object.keys(CAPACITY) as Bounded[];

/** Tables without a bound of their own, each with what bounds them, or why no page reads them whole. */
const OTHERS: Readonly<Record<string, string>> = {
  tenants: "one row",
  memberships: "by an invitation each",
  membership_teams: "members by teams",
  invitation_teams: "invitations by teams",
  records: "one a channel and period within reach",
  monthly_tallies: "at most one a record",
  customer_months: "one a month within reach",
  imports: "read a page at a time",
  import_rows: "of one import, by its file's rows",
  audit_log: "read a page at a time",
  saved_views: "MOST_VIEWS a member and page",
  tile_orders: "one a member and page",
};

/** An input that adds a row where the world has one already. */
const ADDS: Readonly<Record<Bounded, { path: string; input(world: World): object }>> = {
  teams: {
    path: "settings.saveTeam",
    input: () => ({ id: randomUUID(), name: "One more", archived: false, replaces: null }),
  },
  channels: {
    path: "settings.saveChannel",
    input: ({ teams }) => ({
      id: randomUUID(),
      teamId: teams[0].id,
      kind: "phone",
      name: "One more",
      cadence: "day",
      startsOn: "2026-11-01",
      archived: false,
      replaces: null,
    }),
  },
  special_days: { path: "settings.saveSpecialDays", input: () => ({ last: "2026-12-29" }) },
  variant_changes: { path: "settings.saveVariants", input: () => ({}) },
  events: {
    path: "event.save",
    input: ({ teams }) => ({
      id: randomUUID(),
      teamId: teams[0].id,
      kind: "note",
      title: "One more",
      start: "2026-11-02",
      until: null,
      replaces: null,
    }),
  },
  targets: {
    path: "target.set",
    input: ({ teams }) => ({
      id: randomUUID(),
      teamId: teams[0].id,
      kpi: "nps",
      low: 10,
      high: null,
      start: "2026-11-02",
      until: null,
      replaces: null,
    }),
  },
  assessments: {
    path: "diagnosis.save",
    input: ({ teams }) => ({
      teamId: teams[0].id,
      date: "2026-11-21",
      checklist: CHECKLIST_VERSION,
      answers: Array.from({ length: 8 }, () => true),
      replaces: null,
    }),
  },
  invitations: { path: "member.invite", input: () => ({}) },
};

/** What makes the copies of a row different from each other, `i` counting them. */
const DIFFERENT: Readonly<Record<Bounded, string>> = {
  teams: "'id', md5('a' || i)::uuid, 'name', 'Team ' || i",
  channels: "'id', md5('a' || i)::uuid, 'name', 'Line ' || i",
  special_days: "'day', date '1950-01-01' + i",
  variant_changes: "'start', date '1950-01-01' + i",
  events: "'id', md5('a' || i)::uuid",
  targets: "'id', md5('a' || i)::uuid, 'start', date '1950-01-01' + i, 'until', date '1950-01-02' + i",
  assessments: "'id', md5('a' || i)::uuid, 'respondent_id', md5('a' || i)::uuid",
  invitations: "'id', md5('a' || i)::uuid, 'email', i || '@full.example'",
};

const held = (world: World, table: Bounded) =>
  inTenant(db, world.tenantId, async ({ tx }) => {
    const [row] = await tx.execute<{ count: number }>(
      sql.raw(`select count(*)::int as count from ${table} where tenant_id = '${world.tenantId}'`),
    );
    return row?.count ?? 0;
  });

/** Copies a row of the world's until the company holds so many. */
async function fillUp(world: World, table: Bounded, until: number): Promise<void> {
  const more = until - (await held(world, table));
  await inTenant(db, world.tenantId, ({ tx }) =>
    tx.execute(
      sql.raw(`
    insert into ${table} select made.* from (select * from ${table} where tenant_id = '${world.tenantId}' limit 1) one
    cross join generate_series(1, ${more}) i cross join lateral jsonb_populate_record(null::${table}, to_jsonb(one) || jsonb_build_object(${DIFFERENT[table]})) made`),
    ),
  );
}

/** Takes one of the copies away. */
const leaveOut = (world: World, table: Bounded) =>
  inTenant(db, world.tenantId, ({ tx }) =>
    tx.execute(
      sql.raw(
        `delete from ${table} where ctid = (select max(ctid) from ${table} where tenant_id = '${world.tenantId}')`,
      ),
    ),
  );

test("every table of a company's is bounded, or named with what bounds it", async () => {
  const tables = await withClient(inject("adminUrl"), tenantTables);
  expect(tables.filter((table) => !(table in CAPACITY) && !(table in OTHERS))).toEqual([]);
  expect([...BOUNDED, ...Object.keys(OTHERS)].filter((table) => !tables.includes(table))).toEqual([]);
});

test("a command that adds to a bounded table says so", () => {
  const folder = join(process.cwd(), "server");
  const camel = (table: string) => table.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const silent = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /^[^/]+\/commands\/[^/]+\.ts$/.test(file) && !/sign-up|accept-invitation/.test(file))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), "utf8");
      return BOUNDED.filter(
        (table) => source.includes(`insert(${camel(table)})`) !== source.includes(`fills: "${table}"`),
      ).map((table) => `${file}: ${table}`);
    });
  expect(silent).toEqual([]);
});

describe("the last one that fits is kept, one more is refused and leaves nothing", () => {
  test.each(BOUNDED)("%s", async (table) => {
    const world = await createWorld(db);
    const { path, input } = ADDS[table];
    const add = async () =>
      call(world.admin, path, { ...(await inputOf(procedures, path, world, call)), ...input(world) });
    await fillUp(world, table, CAPACITY[table]);
    await expect(add()).rejects.toMatchObject({
      code: "CONFLICT",
      key: `full_${table}`,
      params: { most: CAPACITY[table] },
    });
    expect(await held(world, table)).toBe(CAPACITY[table]);
    await leaveOut(world, table);
    await add();
    expect(await held(world, table)).toBe(CAPACITY[table]);
  });
});
