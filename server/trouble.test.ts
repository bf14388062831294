import { TRPCError } from "@trpc/server";
import { sql } from "drizzle-orm";
import { expect, inject, test } from "vitest";
import { DatabaseUnavailable } from "@/db/connection/client";
import { troubleOf } from "@/db/connection/failure";
import { withClient } from "@/db/roles/roles";
import { inTenant } from "@/db/connection/scope";
import { withTwoTenants } from "@/db/testing/tenant";
import { createApi } from "./root";
import { told } from "./log";
import { requestOf, serverDatabase } from "./testing";

const db = serverDatabase();
const keyOf = (error: unknown) => (error as { key?: string }).key;

/** Holds what `statement` locks until `work` is done, on a connection of somebody else. */
const whileHeld = (statement: string, work: () => Promise<void>) =>
  withClient(inject("adminUrl"), (client) =>
    client.begin(async (tx) => {
      await tx.unsafe(statement);
      await work();
    }),
  );

test('a lock somebody holds: "try again" with the number, not 500; of another company nobody notices, and afterwards it works', async () => {
  const { a, b } = await withTwoTenants(db);
  const seen = [
    ...(await createApi(requestOf(a.admin, "2026-11-20")).settings.exporters({ tenant: a.slug })).exporters,
  ];
  const save = (of: typeof a) =>
    createApi(requestOf(of.admin, "2026-11-20")).settings.setExporters({
      tenant: of.slug,
      exporters: seen,
      replaces: seen,
    });
  await whileHeld(`select from tenants where id = '${a.tenantId}' for update`, async () => {
    const refused: unknown = await save(a).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TRPCError);
    expect([(refused as TRPCError).code, keyOf(refused)]).toEqual(["SERVICE_UNAVAILABLE", "held"]);
    expect((await save(b)).exporters).toEqual(seen);
  });
  expect((await save(a)).exporters).toEqual(seen);
});

test("a statement that takes too long: busy; a deadlock, a failed serialization: try again; a fault of ours stays one", async () => {
  const { a } = await withTwoTenants(db);
  const refusal = (statement: string) =>
    inTenant(db, a.tenantId, ({ tx }) => tx.execute(sql.raw(statement))).catch((error: unknown) =>
      told(error, { requestId: "n" }),
    );
  const raise = (code: string) => refusal(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`);
  expect(keyOf(await refusal("set local statement_timeout = 50; select pg_sleep(2)"))).toBe("busy");
  for (const code of ["40P01", "40001", "55P03"]) expect([code, keyOf(await raise(code))]).toEqual([code, "held"]);
  for (const code of ["57P01", "08006"])
    expect([code, keyOf(await raise(code))]).toEqual([code, "database_unavailable"]);
  expect(keyOf(await refusal("select * from not_made_yet"))).toBe("database_unprepared");
  for (const code of ["22012", "23505", "P0001"])
    expect([code, keyOf(await raise(code))]).toEqual([code, "unexpected"]);
});

test("a trouble is known by its name: the same class of another bundle, and one wrapped by a library, count too", () => {
  class Copy extends Error {
    override name = "DatabaseUnavailable";
  }
  expect(
    [new Copy(), new DatabaseUnavailable(), new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: new Copy() })].map(
      troubleOf,
    ),
  ).toEqual(["away", "away", "away"]);
  expect(keyOf(told(new Copy(), { requestId: "n" }))).toBe("database_unavailable");
  expect([new Error("x"), "x", null, undefined, { code: "55P03" }].map(troubleOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
