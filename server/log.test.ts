import { beforeEach, expect, test, vi } from "vitest";
import { createTenant, type TestTenant } from "@/db/testing/tenant";
import { PATH_HEADER } from "@/domain/site-path";
import { createContext } from "./context";
import { log } from "./log";
import { kpiRouter } from "./dashboard/router";
import { requestOf, serverDatabase } from "./testing";
import { createCaller } from "./trpc";

const db = serverDatabase();
const open = createCaller(kpiRouter);
let tenant: TestTenant;
let asked = "";

// A request of Next lies outside of us: here it is one of a page of which nothing but the address can be read.
vi.mock("next/headers", () => {
  const get = (name: string) => {
    if (name !== PATH_HEADER) throw new Error("no headers");
    return asked;
  };
  return {
    headers: () => Promise.resolve({ get }),
    cookies: () => Promise.resolve({ get: () => undefined, getAll: () => [] }),
  };
});

beforeEach(async () => {
  tenant = await createTenant(db);
});

/** What goes to the log while something fails. */
async function linesOf(fail: () => Promise<unknown>): Promise<unknown[]> {
  const written = vi.spyOn(log(), "error").mockImplementation(() => undefined);
  await expect(fail()).rejects.toMatchObject({ key: "unexpected" });
  const lines = written.mock.calls.map(([line]) => line as unknown);
  written.mockRestore();
  return lines;
}

test("a line of the log names the company whose call failed, beside the call, the person and the number", async () => {
  const broken = requestOf(tenant.lead, "2026-11-23", new Date(Number.NaN));
  expect(await linesOf(() => open(broken).overview({ tenant: tenant.slug }))).toMatchObject([
    { tenant: tenant.slug, path: "overview", userId: tenant.lead.userId, requestId: "test" },
  ]);
});

test("so does that of a page whose reader could not even be looked up; nothing else of its address is written", async () => {
  asked = `/${tenant.slug}/trends?range=secret`;
  const lines = await linesOf(createContext);
  expect(lines).toMatchObject([{ tenant: tenant.slug }]);
  expect(JSON.stringify(lines)).not.toContain("secret");
});
