import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { createDatabase } from "../connection/client";
import { AdministratorNeeded, assertAppRoleName, assertSafeAppRole, at, prepareDatabase, withClient } from "./roles";
import { dropDatabase } from "../testing/cluster";

const adminUrl = inject("adminUrl");
const database = `roles_${randomBytes(4).toString("hex")}`;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tenkan-roles-"));
});

afterEach(async () => {
  await dropDatabase(adminUrl, database);
  await withClient(adminUrl, (client) => client.unsafe(`drop role if exists ${database}_maker`));
  rmSync(folder, { recursive: true, force: true });
});

async function maker(rights: string): Promise<string> {
  await withClient(adminUrl, (client) => client.unsafe(`create role ${database}_maker login password 'm' ${rights}`));
  return at(adminUrl, { user: `${database}_maker`, password: "m" });
}

async function refused(url: string, statement: string): Promise<unknown> {
  return withClient(url, (client) => client.unsafe(statement)).then(
    () => "allowed",
    (error: { code: string }) => error.code,
  );
}

async function assertSafe(appUrl: string): Promise<void> {
  const app = createDatabase({ url: appUrl, max: 1, applicationName: "test" });
  try {
    await assertSafeAppRole(app);
  } finally {
    await app.end();
  }
}

describe("the database's roles", () => {
  test("the app may read and write rows, and nothing else; the backup may read only, past row-level security", async () => {
    const { ownerUrl, appUrl, backupUrl } = await prepareDatabase({ adminUrl, database, folder });
    await withClient(ownerUrl, async (client) => {
      await client.unsafe("create table kept (tenant_id uuid)");
      await client.unsafe("alter table kept enable row level security");
      await client.unsafe("alter table kept force row level security");
    });
    expect(await refused(appUrl, "select * from kept; update kept set tenant_id = null; delete from kept")).toBe(
      "allowed",
    );
    const denied = [
      "truncate kept",
      "create table more (n int)",
      "alter table kept add n int",
      "create schema more",
      "drop table kept",
    ];
    for (const statement of denied) expect(await refused(appUrl, statement)).toBe("42501");
    expect(await refused(backupUrl, "select * from kept")).toBe("allowed");
    expect(await refused(backupUrl, "delete from kept")).toBe("42501");
    expect(statSync(join(folder, "roles.json")).mode & 0o777).toBe(0o600);
    expect(await prepareDatabase({ adminUrl, database, folder })).toEqual({ ownerUrl, appUrl, backupUrl });
  });

  test("two starts at once agree; a lost password file is told, and taken over on purpose", async () => {
    const both = await Promise.all([1, 2].map(() => prepareDatabase({ adminUrl, database, folder })));
    expect(both[0]).toEqual(both[1]);
    rmSync(join(folder, "roles.json"));
    await expect(prepareDatabase({ adminUrl, database, folder })).rejects.toMatchObject({ name: "RolesOfAnother" });
    const again = await prepareDatabase({ adminUrl, database, folder, takeOver: true });
    expect(again.appUrl).not.toBe(both[0]?.appUrl);
    expect(await refused(again.appUrl, "select 1")).toBe("allowed");
  });

  test("a second host on the same database: refused with the way on, and the first one still lives", async () => {
    const second = mkdtempSync(join(tmpdir(), "tenkan-roles-"));
    try {
      const { appUrl, ownerUrl, backupUrl } = await prepareDatabase({ adminUrl, database, folder });
      for (const stale of [false, true]) {
        // As a new folder, and as one that was the first host's once and knows passwords of another time.
        if (stale)
          writeFileSync(
            join(second, "roles.json"),
            JSON.stringify({ [database]: { owner: "a", app: "b", backup: "c" } }),
          );
        const words = await prepareDatabase({ adminUrl, database, folder: second }).catch(
          (error: Error) => error.message,
        );
        for (const way of ["DATABASE_APP_URL", "AUTH_SECRET", "--new-role-secrets", "roles.json", second, database])
          expect(words).toContain(way);
        for (const url of [appUrl, ownerUrl, backupUrl]) expect(await refused(url, "select 1")).toBe("allowed");
        expect(await prepareDatabase({ adminUrl, database, folder })).toEqual({ appUrl, ownerUrl, backupUrl });
      }
      const taken = await prepareDatabase({ adminUrl, database, folder: second, takeOver: true });
      expect(await refused(taken.appUrl, "select 1")).toBe("allowed");
      expect(await refused(appUrl, "select 1")).toBe("28P01");
      await expect(prepareDatabase({ adminUrl, database, folder })).rejects.toMatchObject({ name: "RolesOfAnother" });
    } finally {
      rmSync(second, { recursive: true, force: true });
    }
  });

  test("a role that may create temporary objects is refused; the next start takes the right away", async () => {
    const { appUrl } = await prepareDatabase({ adminUrl, database, folder });
    const temporary = "create temporary table aside (n int)";
    expect(await refused(appUrl, temporary)).toBe("42501");
    await expect(assertSafe(appUrl)).resolves.toBeUndefined();
    for (const role of ["public", `${database}_app`]) {
      await withClient(adminUrl, (client) => client.unsafe(`grant temporary on database ${database} to ${role}`));
      expect(await refused(appUrl, temporary)).toBe("allowed");
      await expect(assertSafe(appUrl)).rejects.toThrow(/may create temporary tables/);
      await prepareDatabase({ adminUrl, database, folder });
      expect(await refused(appUrl, temporary)).toBe("42501");
    }
  });

  test("an administrator short of superuser is enough; without the right, the error says what to run", async () => {
    const able = await maker("createrole createdb bypassrls");
    const { appUrl } = await prepareDatabase({ adminUrl: at(able, { database }), database, folder });
    expect(await refused(appUrl, "select 1")).toBe("allowed");
    await dropDatabase(adminUrl, database);
    await withClient(adminUrl, (client) => client.unsafe(`drop role ${database}_maker`));
    const unable = await maker("");
    const failure = await prepareDatabase({ adminUrl: unable, database, folder }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AdministratorNeeded);
    expect((failure as Error).message).toMatch(/create role "roles_\w+_app".*'<app password>'[^]*DATABASE_APP_URL/);
  });

  test("a role that cannot work is told at the start: the wrong name, or tables it may not use", async () => {
    const { ownerUrl, appUrl } = await prepareDatabase({ adminUrl, database, folder });
    expect(() => assertAppRoleName(appUrl, database)).not.toThrow();
    expect(() => assertAppRoleName(ownerUrl, database)).toThrow(
      `"${database}_owner"; for the database "${database}" it must be "${database}_app"`,
    );
    await withClient(ownerUrl, (client) =>
      client.unsafe(
        `create table kept (n int); alter table kept enable row level security; revoke select on kept from ${database}_app`,
      ),
    );
    await expect(assertSafe(appUrl)).rejects.toThrow(/may not use the table kept[^]*grant select/);
  });
});
