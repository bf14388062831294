import type postgres from "postgres";
import postgresClient from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { z } from "zod";
import { createDatabase, type Database } from "@/db/connection/client";
import { inTenant } from "@/db/connection/scope";
import { at } from "@/db/roles/roles";
import { dropDatabase, freshDatabase } from "@/db/testing/cluster";
import { asTenantId } from "@/domain/tenants/tenant";
import { callerOf, inputOf, OTHER_WAYS, outcome, type Procedures, WITHOUT_TENANT } from "./calls";
import { breaches } from "./breaches";
import { untriedIds } from "./fields";
import { createWorld, type World } from "./rows";
import { peopleSqlFaults, tenantSqlFaults } from "./sql";
import { GLOBAL_TABLES, openTables, roleFaults, tenantTables } from "./tables";
import { database } from "../database";
import { appRouter } from "../root";
import { newPool, stubSettings } from "../testing";
import { publicProcedure, router, userProcedure } from "../trpc";
import { recordsIn } from "@/db/queries/records/records";

// A database of its own: other tests leave tables and rows in the common one.
const NAME = `tenkan_closed_test_${process.pid}`;
const base = inject("adminUrl");
let urls: Awaited<ReturnType<typeof freshDatabase>>;
let admin: postgres.Sql;
let app: postgres.Sql;
let db: Database;

beforeAll(async () => {
  urls = await freshDatabase(base, NAME);
  const open = (url: string) => postgresClient(url, { max: 2, fetch_types: false, onnotice: () => {} });
  [admin, app] = [open(at(base, { database: NAME })), open(urls.appUrl)];
  db = createDatabase({ url: urls.appUrl, max: 4, applicationName: "closed-world" });
  stubSettings(urls.appUrl);
});
afterAll(async () => {
  await Promise.all([admin.end(), app.end(), db.end(), database().end()]);
  await dropDatabase(base, NAME);
  vi.unstubAllEnvs();
});

describe("the catalogue", () => {
  test("every table is closed by its tenant, or stands in the list of those that belong to none", async () => {
    expect(await openTables(admin)).toEqual([]);
    expect((await tenantTables(admin)).length).toBeGreaterThan(9);
  });

  test("the app's role reads and writes rows, and nothing more; nothing goes round row-level security", async () => {
    expect(await roleFaults(admin, `${NAME}_app`)).toEqual([]);
  });

  test("an open table would be seen", async () => {
    await admin.unsafe(`create table open_one (id int primary key, tenant_id uuid, team_id uuid, unique (team_id));
      create table open_two (tenant_id uuid not null, id uuid, primary key (tenant_id, id), team uuid, slug text references tenant_slugs (slug));
      alter table open_two enable row level security; create policy wide on open_two using (true);
      create view open_view as select * from teams; grant truncate on open_one to "${NAME}_app"`);
    try {
      const found = [...(await openTables(admin)), ...(await roleFaults(admin, `${NAME}_app`))].join("\n");
      for (const part of [
        "open_one: row-level",
        "open_two: row-level",
        "open_one: no column",
        "open_one: open_one_pkey begins with id",
        "open_one: open_one_team_id_key",
        "open_two: no policy",
        "open_two: policy wide",
        "open_two: foreign key",
        "view open_view",
        "may TRUNCATE open_one",
      ]) {
        expect(found).toContain(part);
      }
    } finally {
      await admin.unsafe("drop view open_view; drop table open_one, open_two");
    }
  });
});

describe("row-level security, on every table", () => {
  let a: World;
  let b: World;
  let tables: string[];
  beforeAll(async () => {
    [a, b, tables] = await Promise.all([createWorld(db), createWorld(db), tenantTables(admin)]);
    const { userId, email } = a.lead;
    await admin`insert into user_passwords (user_id, hash) values (${userId}, 'none')`;
    await admin`insert into sessions (id_hash, user_id, user_agent, expires_at) values (${userId}, ${userId}, 'test', '2099-01-01')`;
    await admin`insert into mail_links (token_hash, purpose, user_id, email, expires_at) values (${userId}, 'reset', ${userId}, ${email}, '2099-01-01')`;
    await admin`insert into rate_limits (key, points, reset_at) values (${userId}, 1, '2099-01-01')`;
  });
  const tenantFaults = (table: string) => tenantSqlFaults({ admin, app }, table, a.tenantId, b.tenantId);
  const peopleFaults = (table: string) => peopleSqlFaults({ admin, app }, table, a.tenantId, a.lead.userId);

  test("without a tenant no row is seen, none can be written; with one only its own", async () => {
    for (const table of tables) expect(await tenantFaults(table)).toEqual([]);
  });

  test("tables of people are shut to all but server/auth's scope, whatever else is set", async () => {
    for (const table of Object.keys(GLOBAL_TABLES)) expect(await peopleFaults(table)).toEqual([]);
  });

  test("a table that lost its row-level security, or whose policy lost its writing half, would be seen: each of them", async () => {
    for (const table of [...tables, ...Object.keys(GLOBAL_TABLES)]) {
      const faults = table in GLOBAL_TABLES ? peopleFaults : tenantFaults;
      await admin.unsafe(`alter table ${table} disable row level security`);
      expect((await faults(table)).join("\n")).toMatch(/rows seen|rows of another seen/);
      await admin.unsafe(
        `alter table ${table} enable row level security; create policy wide on ${table} for insert with check (true)`,
      );
      expect((await faults(table)).join("\n")).toMatch(/a row added/);
      await admin.unsafe(`drop policy wide on ${table}`);
    }
    expect(await openTables(admin)).toEqual([]);
  });

  test("a person sees their own memberships without a tenant, and nobody else's", async () => {
    const seen = await app.begin(async (tx) => {
      await tx`select set_config('app.user_id', ${a.lead.userId}, true)`;
      return tx<{ user_id: string }[]>`select user_id from memberships`;
    });
    expect(seen.map((row) => row.user_id)).toEqual([a.lead.userId]);
  });
});

const procedures = appRouter._def.procedures as unknown as Procedures;
const call = callerOf(appRouter);
const OF_TENANTS = Object.keys(procedures).filter((path) => !(path in WITHOUT_TENANT));

test("procedures without a tenant are the listed ones; the signed-in ones refuse strangers", async () => {
  expect(Object.keys(WITHOUT_TENANT).filter((path) => !(path in procedures))).toEqual([]);
  for (const [path, who] of Object.entries(WITHOUT_TENANT)) {
    if (who === "signed in") expect([path, await outcome(call, null, path, undefined)]).toEqual([path, "UNAUTHORIZED"]);
  }
});

test("every id a schema takes is in the example of its procedure, so that another tenant's is tried in its place", async () => {
  const world = await createWorld(db);
  const untried = await Promise.all(
    Object.keys(procedures).map(async (path) =>
      untriedIds(procedures, path, [await inputOf(procedures, path, world, call), OTHER_WAYS[path]?.(world)]),
    ),
  );
  expect(untried.flat()).toEqual([]);
  const nested = router({
    one: userProcedure
      .input(z.object({ rows: z.array(z.object({ by: z.union([z.literal("all"), z.uuid()]).optional() })) }))
      .query(() => null),
  });
  expect(untriedIds(nested._def.procedures as unknown as Procedures, "one", [{ rows: [] }])).toEqual(["one.rows.*.by"]);
});

/** Executives write nothing but what is their own, and that they took a file out; another member's does not exist for them. */
const OF_ONESELF = /^(view\.|member\.leave$|export\.rows$)/;

describe.each(["as it is", "without row-level security"])("every procedure, %s", (mode) => {
  beforeAll(async () => {
    await admin.unsafe(`alter role "${NAME}_app" ${mode === "as it is" ? "nobypassrls" : "bypassrls"}`);
    await newPool();
    const all = await inTenant(db, asTenantId("00000000-0000-4000-8000-000000000000"), ({ tx }) =>
      tx.execute("select 1 from tenants limit 1"),
    );
    expect(all.length).toBe(mode === "as it is" ? 0 : 1);
  });
  afterAll(async () => {
    await admin.unsafe(`alter role "${NAME}_app" nobypassrls`);
    await newPool();
  });

  test("a secret leads into its own company only, and a wrong one nowhere", async () => {
    const [own, foreign] = await Promise.all([createWorld(db), createWorld(db)]);
    for (const path of ["invitation.open", "invitation.accept", "invitation.join", "invitation.sendMail"]) {
      const input = await inputOf(procedures, path, own, call);
      for (const change of [{ slug: foreign.slug }, { secret: "none" }, { slug: "none" }])
        expect([path, change, await outcome(call, foreign.admin, path, { ...input, ...change })]).toEqual([
          path,
          change,
          "NOT_FOUND",
        ]);
      if (path !== "invitation.accept")
        expect([path, await outcome(call, foreign.admin, path, input)]).not.toEqual([path, "NOT_FOUND"]);
    }
  });

  test.each(OF_TENANTS)("%s is closed to strangers, other tenants, other teams; open to its own", async (path) => {
    const [own, foreign] = await Promise.all([createWorld(db), createWorld(db)]);
    expect(await breaches(procedures, call, path, [own, foreign])).toEqual([]);
    if (OTHER_WAYS[path]) expect(await breaches(procedures, call, path, [own, foreign], OTHER_WAYS[path])).toEqual([]);
    const refused = OF_ONESELF.test(path) ? ["ok", "NOT_FOUND"] : ["FORBIDDEN"];
    if (procedures[path]?._def.type === "mutation") {
      // An executive has seen no order of the tiles but the usual one.
      const theirs = path === "view.saveOrder" ? { replaces: [] } : {};
      expect(refused).toContain(
        await outcome(call, own.executive, path, { ...(await inputOf(procedures, path, own, call)), ...theirs }),
      );
    }
    const input = await inputOf(procedures, path, own, call);
    const lead = await outcome(call, own.lead, path, input);
    expect(lead === "FORBIDDEN" ? await outcome(call, own.admin, path, input) : lead).toBe("ok");
  });
});

test("a procedure that forgot its guard, or its team, would be seen", async () => {
  const input = z.object({ tenant: z.string(), channelId: z.uuid() });
  const read = (tenantId: string) =>
    inTenant(db, asTenantId(tenantId), (scope) => recordsIn(scope, { from: "2026-11-01", until: "2026-12-01" }, "all"));
  const [own, foreign] = await Promise.all([createWorld(db), createWorld(db)]);
  const open = router({
    stranger: publicProcedure.input(input).query(() => read(own.tenantId)),
    member: userProcedure.input(input).mutation(() => read(own.tenantId)),
  });
  const found = (path: string) =>
    breaches(open._def.procedures as unknown as Procedures, callerOf(open), path, [own, foreign]);
  expect((await found("stranger")).join()).toMatch(/a stranger: ok/);
  const member = (await found("member")).join();
  for (const who of [
    "another tenant's admin: ok",
    "another tenant's executive: ok",
    "the foreign id channelId: ok",
    "a lead of another team: ok",
  ])
    expect(member).toContain(who);
});
