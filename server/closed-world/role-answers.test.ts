import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tenants } from "@/db/schema/tenant";
import { inTenant } from "@/db/connection/scope";
import { type Action, ACTIONS, permits, type Role } from "@/domain/members/role";
import { callerOf, inputOf, outcome, type Procedures, WITHOUT_TENANT } from "./calls";
import { createWorld, type World } from "./rows";
import { appRouter } from "../root";
import { serverDatabase } from "../testing";
import type { Meta } from "../trpc";

const db = serverDatabase();
const procedures = appRouter._def.procedures as unknown as Procedures &
  Readonly<Record<string, { _def: { meta?: Meta } }>>;
const call = callerOf(appRouter);
const OF_TENANTS = Object.keys(procedures).filter((path) => !(path in WITHOUT_TENANT));
const needs = (path: string): readonly Action[] => procedures[path]?._def.meta?.actions ?? [];

test("every procedure of a tenant asks for a right, and every right is asked for by one", () => {
  expect(OF_TENANTS.filter((path) => needs(path).length === 0)).toEqual([]);
  const asked = new Set(OF_TENANTS.flatMap(needs));
  expect(ACTIONS.filter((action) => !asked.has(action))).toEqual([]);
});

const setExporters = (world: World, exporters: readonly Role[]) =>
  inTenant(db, world.tenantId, ({ tx }) => tx.update(tenants).set({ exporters }).where(eq(tenants.id, world.tenantId)));

/** What each role is told on the world's own rows, by whoever may export. A world of its own each: a call may change it. */
async function answers(path: string, exporters: readonly Role[]): Promise<[Role, string][]> {
  return Promise.all(
    (["admin", "lead", "executive"] as const).map(async (role): Promise<[Role, string]> => {
      const world = await createWorld(db);
      const input = await inputOf(procedures, path, world, call);
      await setExporters(world, exporters);
      return [role, (await outcome(call, world[role], path, input)) === "FORBIDDEN" ? "refused" : "let in"];
    }),
  );
}

test.each(OF_TENANTS)("%s lets in exactly the roles the matrix names", async (path) => {
  for (const exporters of [["lead", "executive"], []] as const) {
    const named = (["admin", "lead", "executive"] as const).map((role) => [
      role,
      needs(path).every((action) => permits({ role, exporters }, action)) ? "let in" : "refused",
    ]);
    expect(await answers(path, exporters)).toEqual(named);
  }
});

test("the right to export: only admins give it; it is felt on the next request; of two admins the second is told", async () => {
  const world = await createWorld(db);
  const set = (exporters: readonly Role[], replaces: readonly Role[], member = world.admin) =>
    call(member, "settings.setExporters", { tenant: world.slug, exporters, replaces });
  const file = async () =>
    outcome(call, world.executive, "trend.file", await inputOf(procedures, "trend.file", world, call));
  const shown = async () =>
    ((await call(world.executive, "tenant.shell", { tenant: world.slug })) as { mayExport: boolean }).mayExport;
  expect([await file(), await shown()]).toEqual(["ok", true]);
  await set(["lead"], ["lead", "executive"]);
  expect([await file(), await shown()]).toEqual(["FORBIDDEN", false]);
  await expect(set(["executive"], ["lead", "executive"])).rejects.toMatchObject({
    code: "CONFLICT",
    key: "changed_meanwhile",
  });
  await expect(set(["lead"], ["executive"])).resolves.toEqual({ exporters: ["lead"] });
  await expect(set(["lead", "admin"], ["lead"])).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(set(["executive"], ["lead"], world.executive)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await set(["executive", "lead", "lead"], ["lead"]);
  expect(await file()).toBe("ok");
  const { rows } = (await call(world.admin, "audit.list", { tenant: world.slug, command: "set-exporters" })) as {
    rows: { changes: unknown }[];
  };
  expect(rows).toHaveLength(2);
  expect(rows.map(({ changes }) => changes)).toContainEqual([
    { field: "exporters", before: ["lead", "executive"], after: ["lead"] },
  ]);
});
