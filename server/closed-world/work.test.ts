import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { createDatabase, type Database } from "@/db/connection/client";
import { dropDatabase, freshDatabase } from "@/db/testing/cluster";
import { addDays } from "@/domain/time/period";
import { MAX_FIGURES } from "@/domain/views/trend-view";
import { callerOf, inputOf, type Procedures, WITHOUT_TENANT } from "./calls";
import { largestInputs } from "./largest";
import { FIRST, fillMuch } from "./much";
import { createWorld, DAY, TODAY, type World } from "./rows";
import { listening, type Work, workOf } from "./work";
import { appRouter } from "../root";
import { stubSettings } from "../testing";

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

// A database of its own: what a plan passes over must not hang on what other tests have left behind.
const [NAME, base] = [`tenkan_work_test_${process.pid}`, inject("adminUrl")];
let db: Database;
let heard: ReturnType<typeof listening>;
const procedures = appRouter._def.procedures as unknown as Procedures;
const call = callerOf(appRouter);
const queries = Object.keys(procedures).filter((path) => procedures[path]?._def.type === "query");
/** A KPI of each source, and one whose definition has changed. */
const SUBJECTS = ["contacts", "service_level", "contact_rate", "churn_rate"];

let [little, much, kept]: [World, World, number] = [{} as World, {} as World, 0];
beforeAll(async () => {
  const { appUrl } = await freshDatabase(base, NAME);
  db = createDatabase({ url: appUrl, max: 4, applicationName: "test" });
  heard = listening(createDatabase({ url: appUrl, max: 4, applicationName: "test" }));
  stubSettings(appUrl);
  (globalThis as { tenkanDatabase?: unknown }).tenkanDatabase = heard;
  [little, much] = [await createWorld(db), await createWorld(db)];
  kept = await fillMuch(db, much);
});
afterAll(async () => {
  delete (globalThis as { tenkanDatabase?: unknown }).tenkanDatabase;
  await Promise.all([db.end(), heard.end()]);
  await dropDatabase(base, NAME);
  vi.unstubAllEnvs();
});

const ask = (world: World, path: string, input: unknown, how: { times: number; plans?: boolean }) =>
  workOf(heard, () => call(world.admin, path, input).catch(() => null), how);

/** What a call takes whatever it asks for, so that the bound below does not hang on a millisecond of the runtime's own. */
const FREE = { statements: 2, sent: 10_000, cpuMs: 25 } as const;
type Counted = keyof typeof FREE;

/** By how much a large question took more than twice the share of a small one: of each value it was answered with, at least one small answer's. */
function excess(large: Work, small: Work): string[] {
  const more = Math.max(1, large.values / small.values);
  return (Object.keys(FREE) as Counted[])
    .filter((one) => large[one] > 2 * more * small[one] + FREE[one])
    .map(
      (one) =>
        `${one}: ${Math.round(large[one])} for ${large.values} values, ${Math.round(small[one])} for ${small.values}`,
    );
}

/** A busy machine adds to a time and never takes from it: while one seems too long, both are taken again and the least of each counts. */
const AGAIN = 10;

/** What remains too much of a large question when it and the small one are asked again and again. */
async function excessOf(large: () => Promise<Work>, than: () => Promise<Work>): Promise<string[]> {
  const least = (a: Work, b: Work): Work => ({ ...a, cpuMs: Math.min(a.cpuMs, b.cpuMs) });
  let [more, less] = [await large(), await than()];
  for (let again = 0; again < AGAIN && excess(more, less).length > 0; again += 1)
    [more, less] = [least(more, await large()), least(less, await than())];
  return excess(more, less);
}

/** The same question about the running month, or a day. */
const small = (input: Readonly<Record<string, unknown>>) => ({
  ...input,
  ...("range" in input ? { range: DAY.slice(0, 7) } : {}),
  ...("from" in input ? { from: DAY } : {}),
  ...("last" in input ? { last: DAY } : {}),
  ...("date" in input ? { date: DAY } : {}),
  ...("month" in input ? { month: `${DAY.slice(0, 7)}-01` } : {}),
});

describe("the largest question takes no more than twice a small one's share", () => {
  test.each(queries.filter((path) => !(path in WITHOUT_TENANT)))("%s", { timeout: 300_000 }, async (path) => {
    const inputsOf = (world: World) => largestInputs(path, procedures[path]?._def.inputs ?? [], world, SUBJECTS);
    const [largest, ...others] = inputsOf(much);
    const found: string[] = [];
    const asking = (world: World, input: unknown, times: number) => () => ask(world, path, input, { times });
    const judge = async (what: unknown, large: () => Promise<Work>, than: () => Promise<Work>) =>
      found.push(...(await excessOf(large, than)).map((line) => `${JSON.stringify(what)} ${line}`));
    const first = await ask(much, path, largest, { times: 3, plans: true });
    await judge(largest, asking(much, largest, 3), asking(much, small(largest ?? {}), 3));
    await judge("much against little", asking(much, largest, 3), asking(little, inputsOf(little)[0], 3));
    for (const input of others) await judge(input, asking(much, input, 2), asking(much, small(input), 2));
    // A plan hands each row kept on a few times; one that met every period with every record would do so a thousand times.
    if ((first.rows ?? 0) > 12 * kept) found.push(`a statement looks at ${first.rows} rows of ${kept}`);
    expect(found).toEqual([]);
  });

  test.each(queries.filter((path) => path in WITHOUT_TENANT))("%s", async (path) => {
    const [a, b] = [await inputOf(procedures, path, much, call), await inputOf(procedures, path, little, call)];
    expect(
      await excessOf(
        () => ask(much, path, a, { times: 3 }),
        () => ask(little, path, b, { times: 3 }),
      ),
    ).toEqual([]);
  });
});

describe("what stopped the server is answered", () => {
  const FAR = "1900-01-01..2199-12-31";
  type Answer = {
    range: { from: string; until: string; cut: boolean };
    grain: string;
    all: { points: { used: number }[]; total: { used: number } };
    lines: { points: unknown[] }[];
  };
  const examples: [name: string, path: string, input: object][] = [
    [
      "three years by day and channel",
      "trend.view",
      { range: `${FIRST}..${addDays(DAY, -1)}`, grain: "day", by: "channel" },
    ],
    [
      "twenty-six years by week",
      "trend.view",
      { range: `2000-12-01..${DAY}`, grain: "week", by: "channel", lines: "each", team: "all" },
    ],
    ["the first page over three centuries", "kpi.overview", { range: FAR, team: "all" }],
    ["a KPI's page over three centuries", "kpi.one", { range: FAR, kpi: "backlog_days", team: "all" }],
    ["the rows behind a backlog of three centuries", "trend.rows", { range: FAR, kpi: "backlog_days", team: "all" }],
  ];
  test.each(examples)("%s", { timeout: 120_000 }, async (_name, path, more) => {
    const input = { tenant: much.slug, ...more };
    expect(
      await excessOf(
        () => ask(much, path, input, { times: 2 }),
        () => ask(much, path, { ...input, range: DAY.slice(0, 7) }, { times: 2 }),
      ),
    ).toEqual([]);
    await expect(call(much.admin, path, input)).resolves.toBeTruthy();
  });

  test("by day as asked, each record once; of more lines than a page can hold by the next coarser grain", async () => {
    const trend = async (input: object) =>
      (await call(much.admin, "trend.view", {
        tenant: much.slug,
        team: "all",
        kpi: "contacts",
        by: "channel",
        lines: "each",
        ...input,
      })) as Answer;
    const three = await trend({ range: `${FIRST}..${addDays(DAY, -1)}`, grain: "day" });
    expect([three.grain, three.all.points.length, three.lines.length]).toEqual(["day", 1_096, 6]);
    expect(three.all.points.reduce((sum, point) => sum + point.used, 0)).toBe(three.all.total.used);
    const four = await trend({ range: `2022-11-01..${DAY}`, grain: "day" });
    expect([four.grain, four.all.points.length * (four.lines.length + 1) <= MAX_FIGURES]).toEqual(["week", true]);
  });

  test("a range is cut to what can be kept, and the answer says so; its figures are those of all that is kept", async () => {
    const of = async (range: string) =>
      (await call(much.admin, "trend.view", { tenant: much.slug, team: "all", kpi: "contacts", range })) as Answer;
    const [far, near] = [await of(FAR), await of(`2000-01-01..${DAY}`)];
    expect(far.range).toMatchObject({ from: "2000-01-01", until: addDays(TODAY, 3_661), cut: true });
    expect([near.range.cut, far.all.total]).toEqual([false, near.all.total]);
  });
});
