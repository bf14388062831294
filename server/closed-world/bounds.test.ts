import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { rateLimits } from "@/db/schema/session";
import { inIdentity } from "@/db/connection/scope";
import { testDatabase } from "@/db/testing/tenant";
import { callAs, callerOf, inputOf, outcome, type Procedures, WITHOUT_TENANT } from "./calls";
import { placesOfInput } from "./fields";
import { createWorld, type World } from "./rows";
import { database } from "../database";
import { appRouter } from "../root";
import { stubSettings } from "../testing";

/** The largest body a call may have that is no file (app/api/trpc). */
const LARGEST = 1024 * 1024;
/** What makes a rule that is not linear work: runs of what it looks for, with and without the end it waits for. */
const SHAPES = ["a", "1", " ", "!", "ab", ",", "a.", "a@", "@", "<", "-", "\n", "あ", "１", "a "] as const;

const textOf = (shape: string, length: number) =>
  `${shape.repeat(Math.ceil(length / shape.length)).slice(0, length - 1)}z`;
const VALUES: readonly { name: string; of: (length: number) => unknown }[] = [
  ...SHAPES.map((shape) => ({ name: `"${shape}" over and over`, of: (length: number) => textOf(shape, length) })),
  { name: "a letter, then signs, then a letter", of: (length) => `a${textOf("!", length)}` },
  ...["a", null, {}, []].map((one) => ({
    name: `a list of ${JSON.stringify(one)}`,
    of: (length: number) => Array.from({ length: length / 5 }, () => one),
  })),
  {
    name: "an object of many keys",
    of: (length) => Object.fromEntries(Array.from({ length: length / 16 }, (_, i) => [`key${i}`, "a"])),
  },
];

const db = testDatabase();
const procedures = appRouter._def.procedures as unknown as Procedures;
const call = callerOf(appRouter);
let world: World;
beforeAll(async () => {
  stubSettings(inject("appUrl"));
  world = await createWorld(db);
});
afterAll(async () => {
  await Promise.all([db.end(), database().end()]);
  vi.unstubAllEnvs();
});

/** The input with `value` at a place, which may not be there yet. */
function placed(input: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const fresh = key === "0" ? [] : {};
  const whole = typeof input === "object" && input !== null ? input : fresh;
  const inner = placed((whole as Record<string, unknown>)[key], rest, value);
  return Array.isArray(whole) ? [inner, ...whole.slice(1)] : { ...whole, [key]: inner };
}

async function milliseconds(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Reading the body is the yardstick: a schema may cost some times as much, whatever this machine does beside. */
const TIMES = 60;
const bodies = new Map<string, { value: unknown; reading: number }>();
async function bodyOf(name: string, of: (length: number) => unknown, length: number) {
  const key = `${name} ${length}`;
  const kept = bodies.get(key);
  if (kept) return kept;
  const body = JSON.stringify(of(length));
  const readings = await Promise.all([1, 2, 3].map(() => milliseconds(() => JSON.parse(body))));
  const made = { value: JSON.parse(body) as unknown, reading: Math.max(...readings, await plain) };
  bodies.set(key, made);
  return made;
}
const plainBody = JSON.stringify("a".repeat(LARGEST));
const plain = milliseconds(() => JSON.parse(plainBody));

type Schema = { safeParseAsync(value: unknown): Promise<unknown> };

/** Null when the schemas look at it within some times of reading it, at least once in five tries; else what it took. */
async function overrun(schemas: readonly Schema[], input: unknown, reading: number): Promise<string | null> {
  const took: number[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    took.push(
      await milliseconds(async () => {
        for (const schema of schemas) await schema.safeParseAsync(input);
      }),
    );
    if ((took.at(-1) ?? 0) <= reading * TIMES) return null;
    // Far beyond what a busy machine explains.
    if ((took.at(-1) ?? 0) > reading * TIMES * 20) break;
  }
  return `${Math.min(...took).toFixed(0)} ms, where reading it takes ${reading.toFixed(1)} ms`;
}

async function tooCostly(path: string): Promise<string[]> {
  const schemas = (procedures[path]?._def.inputs ?? []) as readonly Schema[];
  const good = await inputOf(procedures, path, world, call);
  const found: string[] = [];
  for (const place of placesOfInput(procedures, path)) {
    for (const { name, of } of VALUES) {
      // The small one first: what grows with the square shows there already, and ends the matter.
      for (const length of [LARGEST / 64, LARGEST]) {
        const { value, reading } = await bodyOf(name, of, length);
        const how = await overrun(schemas, placed(good, place === "" ? [] : place.split("."), value), reading);
        if (how) found.push(`${path} ${place || "(whole)"} = ${name}, ${length} long: ${how}`);
        if (how) break;
      }
    }
  }
  return found;
}

describe("a schema looks at the largest body within a fixed multiple of what reading it takes, in every field", () => {
  test.each(Object.keys(procedures))("%s", { timeout: 300_000 }, async (path) => {
    expect(await tooCostly(path)).toEqual([]);
  });

  test("what strangers may try is counted before their input is looked at", async () => {
    const network = randomUUID();
    const resetAt = new Date(Date.now() + 3_600_000);
    await inIdentity(db, (tx) =>
      tx.insert(rateLimits).values({ key: `threshold:network:${network}`, points: 100_000, resetAt }),
    );
    const doors = Object.keys(procedures).filter((path) => WITHOUT_TENANT[path] === "anybody");
    const answers = await Promise.all(
      doors.map(async (path) => [
        path,
        await outcome(
          (_, at, input) => callAs(appRouter, { user: null, now: new Date(), requestId: "test", network }, at, input),
          null,
          path,
          { not: "what it takes" },
        ),
      ]),
    );
    expect(answers).toEqual(doors.map((path) => [path, "TOO_MANY_REQUESTS"]));
    expect(doors.length).toBeGreaterThan(9);
  });

  test("every field is tried, also those no example fills", () => {
    expect(placesOfInput(procedures, "trend.view")).toEqual(
      expect.arrayContaining(["", "tenant", "teams", "teams.0", "align", "kpi"]),
    );
    expect(placesOfInput(procedures, "import.preview")).toEqual(
      expect.arrayContaining(["mapping.columns.0.measure", "mapping.places.0.channel", "text"]),
    );
  });
});
