import { expect, test, vi } from "vitest";
import { inputOf, type Procedures, callerOf, WITHOUT_TENANT } from "./calls";
import { createWorld } from "./rows";
import type { RequestContext } from "../context";
import { Fault } from "../fault";
import { appRouter, createApi } from "../root";
import { requestOf, serverDatabase } from "../testing";

// Next's request, which lies outside of us: signing out writes a cookie into it.
vi.mock("next/headers", () => {
  const jar = {
    get: () => undefined,
    getAll: () => [],
    has: () => false,
    set: () => jar,
    delete: () => jar,
    toString: () => "",
  };
  return { headers: () => Promise.resolve(new Headers({ host: "localhost:1" })), cookies: () => Promise.resolve(jar) };
});

const db = serverDatabase();
const procedures = appRouter._def.procedures as unknown as Procedures;
const OF_PEOPLE = Object.keys(procedures).filter((path) => WITHOUT_TENANT[path] !== "anybody");

/** The key of the refusal of one call of a page made for `madeFor`; "let in" where it was not refused for its person. */
async function answer(context: RequestContext, path: string, input: unknown): Promise<string> {
  const [router = "", name = ""] = path.split(".");
  const api = createApi(context) as unknown as Record<string, Record<string, (given: unknown) => Promise<unknown>>>;
  return Promise.resolve(api[router]?.[name]?.(input)).then(
    () => "let in",
    (error: unknown) => (error instanceof Fault && error.code === "UNAUTHORIZED" ? error.key : "let in"),
  );
}

test.each(OF_PEOPLE)("%s answers nobody's page but that of whoever is signed in", async (path) => {
  const world = await createWorld(db);
  const input = await inputOf(procedures, path, world, callerOf(appRouter));
  const context = requestOf(world.admin, "2026-11-25");
  for (const madeFor of [world.lead.userId, world.admin.userId.toUpperCase(), "", null])
    expect([madeFor, await answer({ ...context, madeFor }, path, input)]).toEqual([madeFor, "other_person"]);
  expect(
    await answer({ ...context, user: null, madeFor: world.admin.userId }, path, input),
    "signed out meanwhile",
  ).toBe("signed_out");
  expect(await answer({ ...context, madeFor: world.admin.userId }, path, input)).toBe("let in");
  expect(await answer(context, path, input), "a page as it is drawn").toBe("let in");
});
