import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { expect, test, vi } from "vitest";
import { withTwoTenants } from "@/db/testing/tenant";
import { createApi } from "./root";
import { requestOf, serverDatabase } from "./testing";

const asked = vi.hoisted(() => ({ statements: [] as string[] }));
// The driver lies outside of us: here it says what it is asked.
vi.mock("postgres", async (real) => {
  const driver = await real<{ default: typeof postgres }>();
  const noting = (handle: postgres.TransactionSql): postgres.TransactionSql =>
    new Proxy(handle, {
      get(target, name) {
        if (name === "unsafe")
          return (text: string, ...rest: []) => (asked.statements.push(text), target.unsafe(text, ...rest));
        return Reflect.get(target, name) as unknown;
      },
    });
  const connect = (...args: Parameters<typeof postgres>) => {
    const client = driver.default(...args);
    const begin = client.begin.bind(client) as (
      mode: string,
      work: (handle: postgres.TransactionSql) => Promise<unknown>,
    ) => Promise<unknown>;
    client.begin = ((mode: string, work: (handle: postgres.TransactionSql) => Promise<unknown>) =>
      begin(mode, (handle) => work(noting(handle)))) as typeof client.begin;
    return client;
  };
  return { ...driver, default: Object.assign(connect, driver.default) };
});

const db = serverDatabase();
const TODAY = "2026-11-23";
const stranger = () =>
  createApi({ user: null, now: new Date(`${TODAY}T00:00:00Z`), requestId: "test", network: randomUUID() });

/** What the database is asked while a call is refused as NOT_FOUND. */
async function statementsOf(call: () => Promise<unknown>): Promise<string[]> {
  asked.statements.length = 0;
  await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND", key: "not_found" });
  return [...asked.statements];
}

test("a slug that is nobody's costs as much as another company's: the same statements, for members and for links", async () => {
  const { a, b } = await withTwoTenants(db);
  const shell = (tenant: string) => statementsOf(() => createApi(requestOf(a.lead, TODAY)).tenant.shell({ tenant }));
  const foreign = await shell(b.slug);
  expect(foreign.length).toBeGreaterThan(3);
  expect(await shell("nobodys-slug")).toEqual(foreign);
  const link = (slug: string) => statementsOf(() => stranger().invitation.open({ slug, secret: "x".repeat(43) }));
  expect(await link("nobodys-slug")).toEqual(await link(b.slug));
});

test("what is too long to be a slug or a secret leads nowhere, like any other that is unknown", async () => {
  const { a } = await withTwoTenants(db);
  const long = "x".repeat(5_000);
  await expect(createApi(requestOf(a.lead, TODAY)).tenant.shell({ tenant: long })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  for (const link of [
    { slug: a.slug, secret: long },
    { slug: long, secret: "x" },
  ]) {
    await expect(stranger().invitation.open(link)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(stranger().invitation.sendMail(link)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  for (const purpose of ["reset", "address"] as const)
    expect(await stranger().account.link({ purpose, secret: long })).toBeNull();
  expect(await stranger().account.waitingSignUp({ secret: long })).toBeNull();
});
