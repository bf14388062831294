import type postgres from "postgres";
import postgresClient from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { createDatabase, type Database } from "@/db/connection/client";
import { at } from "@/db/roles/roles";
import { dropDatabase, freshDatabase } from "@/db/testing/cluster";
import type * as Roles from "@/domain/members/role";
import { breaches } from "./breaches";
import { callerOf, type Procedures, WITHOUT_TENANT } from "./calls";
import { leaks, markWorld, type Place } from "./leaks";
import { without } from "./off";
import { rightsFaults } from "./rights";
import { createWorld, type World } from "./rows";
import { openTables } from "./tables";
import { database } from "../database";
import { appRouter } from "../root";
import { newPool, stubSettings } from "../testing";

// Our own checks are replaced here because taking one away, and seeing that it is missed, is what these tests are about.
vi.mock("postgres", async (real) => (await import("./off")).weakenedDriver(await real()));
vi.mock("@/domain/members/role", async (real) => (await import("./off")).weakenedRoles(await real()));
vi.mock("@/db/queries/members/memberships", async (real) => (await import("./off")).weakenedMemberships(await real()));
vi.mock("../tenant", async (real) => (await import("./off")).weakenedGate(await real()));

const NAME = `tenkan_removed_test_${process.pid}`;
const base = inject("adminUrl");
let admin: postgres.Sql;
let db: Database;
let matrix: typeof Roles.can;

beforeAll(async () => {
  const urls = await freshDatabase(base, NAME);
  admin = postgresClient(at(base, { database: NAME }), { max: 2, fetch_types: false, onnotice: () => {} });
  db = createDatabase({ url: urls.appUrl, max: 4, applicationName: "closed-world" });
  stubSettings(urls.appUrl);
  matrix = (await vi.importActual<typeof Roles>("@/domain/members/role")).can;
});
afterAll(async () => {
  await Promise.all([admin.end(), db.end(), database().end()]);
  await dropDatabase(base, NAME);
  vi.unstubAllEnvs();
});

const procedures = appRouter._def.procedures as unknown as Procedures;
const call = callerOf(appRouter);
const place: Place = {
  get admin() {
    return admin;
  },
  procedures,
  call,
};
const OF_TENANTS = Object.keys(procedures).filter((path) => !(path in WITHOUT_TENANT));
/** Reads and writes, of the company and of a team, with ids and without. */
const SOME = [
  "event.list",
  "event.remove",
  "kpi.one",
  "record.saveCells",
  "settings.saveTeam",
  "settings.view",
  "target.end",
];

const twoWorlds = (): Promise<[World, World]> =>
  Promise.all([createWorld(db), createWorld(db).then((world) => markWorld(admin, world))]);
const found = async (path: string) => breaches(procedures, call, path, await twoWorlds());

describe("every procedure asks for a right, and heeds the answer", () => {
  test.each(OF_TENANTS)("%s", async (path) => {
    expect(await rightsFaults(procedures, call, path, await createWorld(db), matrix)).toEqual([]);
  });
});

describe("a check that is taken away is missed", () => {
  afterEach(newPool);

  test.each(SOME)("with every check in its place nothing is found: %s", async (path) => {
    expect(await found(path)).toEqual([]);
  });

  test.each(SOME)("the gate: whoever asks is let in (%s)", async (path) => {
    expect((await without(["membership"], () => found(path))).join()).toContain(`${path}, another tenant's admin: ok`);
  });

  test.each(["record.saveCells", "settings.saveTeam", "import.home"])(
    "the role's right: everybody may (%s)",
    async (path) => {
      const own = await createWorld(db);
      const faults = await without(["rights"], () => rightsFaults(procedures, call, path, own, matrix));
      expect(faults.join()).toMatch(/executive without .*: (ok|NOT_FOUND|CONFLICT)/);
    },
  );

  test.each(["event.list", "event.remove", "kpi.one", "record.saveCells", "diagnosis.result"])(
    "the team: every lead reaches every team (%s)",
    async (path) => {
      expect((await without(["teams"], () => found(path))).join()).toContain("a lead of another team: ok");
    },
  );

  test.each(["record.saveCells", "target.end"])(
    "the tenant's condition in the statement, where no row-level security makes up for it (%s)",
    async (path) => {
      await admin.unsafe(`alter role "${NAME}_app" bypassrls`);
      await newPool();
      try {
        expect((await without(["conditions"], () => found(path))).join()).toMatch(
          /the foreign id [\w.]+: (ok|CONFLICT)/,
        );
      } finally {
        await admin.unsafe(`alter role "${NAME}_app" nobypassrls`);
      }
    },
  );

  test.each([
    ["events", "event.remove"],
    ["teams", "kpi.overview"],
    ["special_days", "settings.view"],
    ["targets", "target.end"],
    ["assessments", "diagnosis.remove"],
    ["imports", "import.home"],
    ["tenants", "tenant.shell"],
  ])("row-level security of one table, %s: the catalogue tells, and %s leaks", async (table, path) => {
    const [own, foreign] = await twoWorlds();
    await admin.unsafe(`alter table ${table} disable row level security`);
    try {
      expect((await openTables(admin)).join()).toContain(`${table}: row-level security is not enabled and forced`);
      expect((await leaks(place, path, own, foreign)).join()).toMatch(/of another tenant|not the answer/);
    } finally {
      await admin.unsafe(`alter table ${table} enable row level security`);
    }
    expect(await openTables(admin)).toEqual([]);
  });

  test.each([
    ["events", "event.remove"],
    ["teams", "record.day"],
  ])(
    "the policy of one table, %s, is wider than its tenant: the catalogue tells, and %s leaks",
    async (table, path) => {
      const [own, foreign] = await twoWorlds();
      await admin.unsafe(`create policy wide on ${table} using (true)`);
      try {
        expect((await openTables(admin)).join()).toContain(`${table}: policy wide opens it further`);
        expect((await leaks(place, path, own, foreign)).join()).toMatch(/of another tenant|not the answer/);
      } finally {
        await admin.unsafe(`drop policy wide on ${table}`);
      }
    },
  );
});
