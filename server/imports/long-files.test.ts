import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { beforeAll, describe, expect, test } from "vitest";
import { TRPCError } from "@trpc/server";
import { CHANNELS } from "@/domain/measures/channel";
import type { ImportTarget } from "@/domain/imports/destination";
import { addDays } from "@/domain/time/period";
import { callerOf, inputOf, type Procedures, replaced } from "../closed-world/calls";
import { createWorld, type World } from "../closed-world/rows";
import { appRouter } from "../root";
import { serverDatabase } from "../testing";
import { FileText } from "./text";

const MIB = 1024 * 1024;
const db = serverDatabase();
const procedures = appRouter._def.procedures as unknown as Procedures;
const call = callerOf(appRouter);
const file = (text: string) => new FileText(new TextEncoder().encode(text));
let world: World;
beforeAll(async () => {
  world = await createWorld(db);
});

/** Each place of each procedure's input that takes such a value, and keeps it, where a short text stands: a key too long to be one is read as none. */
async function placesFor(value: unknown): Promise<{ path: string; field: string }[]> {
  const found: { path: string; field: string }[] = [];
  for (const path of Object.keys(procedures)) {
    const input = await inputOf(procedures, path, world, call);
    for (const [field, given] of Object.entries(input)) {
      if (typeof given !== "string") continue;
      const schemas = (procedures[path]?._def.inputs ?? []) as {
        safeParseAsync(value: unknown): Promise<{ success: boolean; data?: unknown }>;
      }[];
      const taken = await Promise.all(schemas.map((schema) => schema.safeParseAsync(replaced(input, [field], value))));
      const keeps = taken.some(({ data }) => (data as Record<string, unknown> | undefined)?.[field] === value);
      if (keeps && taken.every(({ success }) => success)) found.push({ path, field });
    }
  }
  return found;
}

const ATTACKS: Readonly<Record<string, string>> = {
  "line ends": "\n".repeat(10 * MIB),
  commas: ",".repeat(10 * MIB),
  quotes: '"'.repeat(10 * MIB),
  "an unclosed quote": `date,offered\n"${"2026-11-18,1\n".repeat(700_000)}`,
  "one cell": `date,offered\n2026-11-18,${"1".repeat(9 * MIB)}`,
  "a byte more than 10 MiB": `date,offered\n${"2026-11-18,1\n".repeat(10)}${" ".repeat(10 * MIB)}`,
};

describe("every procedure that takes a file", () => {
  test("is known by what it takes; no other takes a long text", { timeout: 120_000 }, async () => {
    const files = (await placesFor(file("a"))).map(({ path, field }) => `${path}.${field}`);
    expect(files).toEqual(["import.inspect.text", "import.preview.text", "import.run.text"]);
    // Longer than a usual body may be: such a text would be parsed by the thread that serves.
    expect((await placesFor("x".repeat(MIB + 1))).map(({ path, field }) => `${path}.${field}`)).toEqual(files);
  });

  test.each(Object.keys(ATTACKS))("refuses a file of %s with a reason", { timeout: 120_000 }, async (name) => {
    for (const { path, field } of await placesFor(file("a"))) {
      const input = replaced(await inputOf(procedures, path, world, call), [field], file(ATTACKS[name] ?? ""));
      const refused: unknown = await call(world.lead, path, input).catch((error: unknown) => error);
      expect(refused, path).toBeInstanceOf(TRPCError);
      expect((refused as TRPCError & { key?: string }).key, path).toMatch(/^import_(too_|cell_|broken_)/);
    }
  });
});

const ROWS = 49_800;
const CHANNELS_NAMED = 6;
const LAST = "2026-11-01";
const HEAD = "日付,チャネル,着信件数,応答件数,放棄件数";

/** As many days of each channel: with so many channels none begins before anything can be kept. */
function fileOf(targets: readonly ImportTarget[]): string {
  const days = ROWS / CHANNELS_NAMED;
  const rows = targets
    .slice(-CHANNELS_NAMED)
    .flatMap(({ name, kind }) =>
      Array.from(
        { length: days },
        (_, i) =>
          `${addDays(LAST, i - days)},${name},${100 + (i % 50)},${CHANNELS[kind].live ? `90,${10 + (i % 50)}` : ","}`,
      ),
    );
  return [HEAD, ...rows].join("\r\n");
}

/** The share of the time of `work` in which this thread was busy: 1 where it did it all itself. */
async function busyDuring<T>(work: () => Promise<T>): Promise<{ result: T; share: number }> {
  const before = performance.eventLoopUtilization();
  const result = await work();
  return { result, share: performance.eventLoopUtilization(before).utilization };
}

test(
  "49,800 lawful rows are looked at, previewed and written while the thread that serves has little to do",
  { timeout: 300_000 },
  async () => {
    const tenant = world.slug;
    for (let i = 0; i < CHANNELS_NAMED; i += 1) {
      await call(world.admin, "settings.saveChannel", {
        tenant,
        id: randomUUID(),
        teamId: world.teams[0].id,
        kind: "phone",
        name: `Line ${i}`,
        cadence: "day",
        startsOn: "2000-01-01",
        archived: false,
        replaces: null,
      });
    }
    const asked = { tenant, delimiter: null, headerRow: null, placeColumns: null, channelId: world.channelId };
    // The first call starts a worker and builds its code, which is no part of what is measured.
    const { targets } = (await call(world.lead, "import.inspect", {
      ...asked,
      text: file(`${HEAD}\n2026-01-01,x,1,1,0`),
    })) as { targets: ImportTarget[] };
    const text = fileOf(targets.filter(({ name }) => name.startsWith("Line ")));
    const looked = await busyDuring(
      () =>
        call(world.lead, "import.inspect", { ...asked, text: file(text) }) as Promise<{
          mapping: object;
          rows: number;
        }>,
    );
    const shared = { tenant, mapping: looked.result.mapping, onExisting: "replace" };
    const seen = await busyDuring(
      () =>
        call(world.lead, "import.preview", { ...shared, text: file(text) }) as Promise<{
          counts: { rows: number };
          fingerprint: string;
        }>,
    );
    const run = { ...shared, key: randomUUID(), fileName: "long.csv", fingerprint: seen.result.fingerprint };
    const written = await busyDuring(
      () =>
        call(world.lead, "import.run", { ...run, text: file(text) }) as Promise<{
          rowsNew: number;
          rowsChanged: number;
        }>,
    );
    expect([looked.result.rows, seen.result.counts.rows, written.result.rowsNew + written.result.rowsChanged]).toEqual([
      ROWS,
      ROWS,
      ROWS,
    ]);
    for (const [name, { share }] of Object.entries({ looked, seen, written }))
      expect(share, `${name}: this thread was busy ${share.toFixed(2)} of the time`).toBeLessThan(0.6);
    // What is there already is read again without passing through this thread's hands row by row.
    const again = await busyDuring(
      () =>
        call(world.lead, "import.preview", { ...shared, text: file(text) }) as Promise<{ counts: { same: number } }>,
    );
    expect(again.result.counts.same).toBe(ROWS);
    expect(again.share).toBeLessThan(0.6);
  },
);

test("what goes back to the browser has an end, and what stops the import is in it", { timeout: 120_000 }, async () => {
  const columns = Array.from({ length: 190 }, (_, i) => `${"見出し".repeat(300)}${i}`);
  const rows = Array.from(
    { length: 9_000 },
    (_, i) => `2026-11-${18 + (i % 3)},${i === 8_999 ? "x".repeat(1_900) : "12"}`,
  );
  const text = `日付,着信件数,${columns.join(",")}\n${rows.join("\n")}`;
  const looked = (await call(world.lead, "import.inspect", {
    tenant: world.slug,
    text,
    delimiter: null,
    headerRow: null,
    placeColumns: null,
    channelId: world.channelId,
  })) as { mapping: { columns: object[] } };
  const mapping = {
    ...looked.mapping,
    columns: looked.mapping.columns.map((use, i) =>
      i === 1 ? { use: "measure", measure: "contacts", as: "total", unit: "one", per: null } : use,
    ),
  };
  const seen = (await call(world.lead, "import.preview", {
    tenant: world.slug,
    text,
    mapping,
    onExisting: "replace",
  })) as { issues: { value: string }[]; errors: number };
  expect(seen.errors).toBeGreaterThan(8_000);
  expect(seen.issues.length).toBeLessThanOrEqual(2_000);
  for (const answer of [looked, seen]) expect(JSON.stringify(answer).length).toBeLessThan(MIB);
});
