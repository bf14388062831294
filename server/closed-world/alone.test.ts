import type postgres from "postgres";
import postgresClient from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { createDatabase, type Database } from "@/db/connection/client";
import { at } from "@/db/roles/roles";
import { dropDatabase, freshDatabase } from "@/db/testing/cluster";
import { callerOf, type Procedures, WITHOUT_TENANT } from "./calls";
import { leaks, markWorld } from "./leaks";
import { seen, without } from "./off";
import { createWorld, type World } from "./rows";
import { tenantTables } from "./tables";
import { database } from "../database";
import { appRouter } from "../root";
import { newPool, stubSettings } from "../testing";

// Our own checks are replaced here, and only here, because switching them off is what these tests are about.
vi.mock("postgres", async (real) => (await import("./off")).weakenedDriver(await real()));
vi.mock("@/domain/members/role", async (real) => (await import("./off")).weakenedRoles(await real()));
vi.mock("@/db/queries/members/memberships", async (real) => (await import("./off")).weakenedMemberships(await real()));
vi.mock("../tenant", async (real) => (await import("./off")).weakenedGate(await real()));

const NAME = `tenkan_alone_test_${process.pid}`;
const base = inject("adminUrl");
let admin: postgres.Sql;
let db: Database;
let foreign: World;

beforeAll(async () => {
  const urls = await freshDatabase(base, NAME);
  admin = postgresClient(at(base, { database: NAME }), { max: 2, fetch_types: false, onnotice: () => {} });
  db = createDatabase({ url: urls.appUrl, max: 4, applicationName: "closed-world" });
  stubSettings(urls.appUrl);
  foreign = await markWorld(admin, await createWorld(db));
});
afterAll(async () => {
  await Promise.all([admin.end(), db.end(), database().end()]);
  await dropDatabase(base, NAME);
  vi.unstubAllEnvs();
});

const procedures = appRouter._def.procedures as unknown as Procedures;
const place = {
  get admin() {
    return admin;
  },
  procedures,
  call: callerOf(appRouter),
};
const OF_TENANTS = Object.keys(procedures).filter((path) => !(path in WITHOUT_TENANT));

/** In which tenants a person is: asked before one is chosen. */
const OF_A_PERSON = /^select "tenant_id" from "memberships" where \("memberships"\."user_id" = \$1/;

/** Statements that read or change rows of tenants without saying of which. What is left out here only adds rows, or locks. */
async function unnamed(): Promise<string[]> {
  const touches = new RegExp(`\\b(from|join|update|using)\\s+"?(${(await tenantTables(admin)).join("|")})\\b`, "i");
  return [...seen.statements].filter((text) => touches.test(text) && !OF_A_PERSON.test(text));
}

describe("with the application's checks off", () => {
  test.each(OF_TENANTS)(
    "row-level security alone shuts %s: nothing of another tenant is seen or changed",
    async (path) => {
      const own = await createWorld(db);
      seen.conditions = 0;
      expect(await leaks(place, path, own, foreign)).toEqual([]);
      expect(seen.conditions).toBeGreaterThan(0);
    },
  );

  test("row-level security alone shows a person their own memberships only", async () => {
    const own = await createWorld(db);
    const tenants = () => without(["person", "conditions"], () => place.call(own.lead, "account.tenants", undefined));
    expect(await tenants()).toEqual([{ slug: own.slug, name: own.name }]);
    await admin.unsafe("alter table memberships disable row level security");
    expect(JSON.stringify(await tenants())).toContain(foreign.slug);
    await admin.unsafe("alter table memberships enable row level security");
  });

  test("every statement that reads or changes tenants' rows names the tenant itself", async () => {
    expect(seen.statements.size).toBeGreaterThan(10);
    expect(await unnamed()).toEqual([]);
    seen.statements.add('select * from "teams" where "teams"."id" = $1');
    expect(await unnamed()).toHaveLength(1);
  });

  // The rest only add rows of their own, or know a member's views by the member.
  test(
    "without row-level security too, the same run finds leaks in more than half of the procedures",
    { timeout: 120_000 },
    async () => {
      await admin.unsafe(`alter role "${NAME}_app" bypassrls`);
      await newPool();
      const open: string[] = [];
      for (const path of OF_TENANTS) {
        const [own, other] = await Promise.all([
          createWorld(db),
          createWorld(db).then((world) => markWorld(admin, world)),
        ]);
        if ((await leaks(place, path, own, other)).length > 0) open.push(path);
      }
      await admin.unsafe(`alter role "${NAME}_app" nobypassrls`);
      expect(open).toEqual(
        expect.arrayContaining([
          "event.list",
          "event.remove",
          "import.home",
          "kpi.overview",
          "record.day",
          "settings.saveTeam",
          "target.list",
          "trend.rows",
        ]),
      );
      expect(open.length).toBeGreaterThan(OF_TENANTS.length / 2);
    },
  );
});
