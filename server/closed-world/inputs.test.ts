import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { TRPCError } from "@trpc/server";
import fc from "fast-check";
import { testDatabase } from "@/db/testing/tenant";
import { callerOf, inputOf, type Procedures, replaced } from "./calls";
import { createWorld, type World } from "./rows";
import { database } from "../database";
import { appRouter } from "../root";
import { stubSettings } from "../testing";

/** Anything JSON can say, numbers and words at their edges, and what look like dates. The same ones at each run. */
const RANDOM: readonly unknown[] = fc.sample(
  fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.maxSafeInteger(),
    fc
      .tuple(fc.nat(300_000), fc.nat(20), fc.nat(40))
      .map((parts) => parts.map((part) => `${part}`.padStart(2, "0")).join("-")),
  ),
  { numRuns: 40, seed: 5 },
);

/** What files, forms and attackers send (SECURITY 18). `\ud800` is half a character, `\u0000` PostgreSQL's text cannot hold. */
const NASTY: readonly unknown[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "x".repeat(70_000),
  "0000-01-01",
  "275760-09-13",
  "2026-02-30",
  "-1",
  "1e309",
  "00000000-0000-0000-0000-000000000000",
  "' or 1=1 --",
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  0.5,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  1e300,
  null,
  true,
  [],
  {},
  ["a"],
  { __proto__: null, tenant: "x" },
];

// Signing in reads and writes Next's request, which lies outside of us: here it is empty, and takes every cookie.
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

const db = testDatabase();
const procedures = appRouter._def.procedures as unknown as Procedures;
const call = callerOf(appRouter);

beforeAll(() => {
  stubSettings(inject("appUrl"));
});
afterAll(async () => {
  await Promise.all([db.end(), database().end()]);
  vi.unstubAllEnvs();
});

/** The path of every value inside an input, containers included. */
function placesIn(value: unknown, at: readonly string[] = []): string[][] {
  const inner =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, one]) => placesIn(one, [...at, key]))
      : [];
  return at.length === 0 ? inner : [[...at], ...inner];
}

/** Null when the call answered or refused; else how it broke. */
async function breakage(world: World, path: string, input: unknown): Promise<string | null> {
  try {
    // What leads may not do is refused before its input is looked at: there the admin tries.
    await call(world.lead, path, input).catch((error: unknown) =>
      error instanceof TRPCError && error.code === "FORBIDDEN" ? call(world.admin, path, input) : Promise.reject(error),
    );
    return null;
  } catch (error) {
    if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return null;
    return error instanceof Error
      ? `${error.message.slice(0, 200)} ${String(error.cause ?? "").slice(0, 200)}`
      : String(error);
  }
}

describe("no input makes a procedure fail", () => {
  test.each(Object.keys(procedures))("%s", { timeout: 120_000 }, async (path) => {
    const world = await createWorld(db);
    const good = await inputOf(procedures, path, world, call);
    // An address signs up once: each try has one of its own, or all but the first would be refused for that alone.
    const given = async (place: readonly string[], value: unknown) =>
      replaced(path === "account.signUp" ? await inputOf(procedures, path, world, call) : good, place, value);
    const broken: string[] = [];
    for (const place of placesIn(good)) {
      for (const value of NASTY) {
        const how = await breakage(world, path, await given(place, value));
        if (how) broken.push(`${place.join(".")} = ${JSON.stringify(value)?.slice(0, 40)}: ${how}`);
      }
    }
    const places = placesIn(good);
    for (const [n, value] of RANDOM.entries()) {
      const place = places[n % Math.max(places.length, 1)] ?? [];
      const how = await breakage(world, path, await given(place, value));
      if (how) broken.push(`${place.join(".")} = ${JSON.stringify(value)?.slice(0, 80)}: ${how}`);
    }
    for (const input of [undefined, null, "x", [], { ...good, more: 1 }, ...RANDOM.slice(0, 10)]) {
      const how = await breakage(world, path, input);
      if (how) broken.push(`${JSON.stringify(input)?.slice(0, 40)}: ${how}`);
    }
    expect(broken).toEqual([]);
  });
});
