import { afterAll, beforeAll, expect, test } from "vitest";
import { CADENCES, CHANNEL_KINDS } from "@/domain/measures/channel";
import { EMPTY_TALLY } from "@/domain/kpi/evaluate";
import type { VariantHistory } from "@/domain/kpi/definitions";
import { DEFAULT_VARIANTS, KPI_IDS, type Variants } from "@/domain/kpi/kpi";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import { BASE_MEASURES } from "@/domain/measures/measure";
import type { TableInForce } from "@/domain/tallies/in-force";
import type { TallyQuery } from "@/domain/tallies/query";
import { addDays, addMonths, type Calendar, DEFAULT_CALENDAR, GRAINS } from "@/domain/time/period";
import { inTenant } from "../../connection/scope";
import { talliesInForce } from "../../queries/tallies/in-force";
import { insertCustomerMonths, insertRecords } from "../../seed/write";
import { randomOf } from "../../seed/random";
import { randomRecords } from "../records";
import { createTenant, testDatabase, type TestTeam } from "../tenant";
import { talliesInForce as oracle } from "./in-force";

const db = testDatabase();
beforeAll(() => undefined);
afterAll(() => db.end());

const COMPANIES = Number(process.env["COMPANIES"] ?? 4);
const QUESTIONS = Number(process.env["QUESTIONS"] ?? 25);
type Random = () => number;
const pick = <T>(random: Random, options: readonly T[]): T => options[Math.floor(random() * options.length)] as T;
const some = <T>(random: Random, options: readonly T[]): T[] => {
  const part = pick(random, [0.2, 0.5, 1]);
  return options.filter(() => random() < part);
};

function randomVariants(random: Random): Variants {
  return {
    ...DEFAULT_VARIANTS,
    serviceLevel: pick(random, ["offered", "answered", "ignore_abandoned", "abandon_positive"]),
    slThresholdSec: pick(random, [20, 30]),
    cesScale: pick(random, ["1-7", "1-5"]),
    ltv: pick(random, ["revenue", "margin", "subscription"]),
    contactBase: pick(random, ["customers", "orders", "active"]),
  };
}

function randomTeams(random: Random): [TestTeam, ...TestTeam[]] {
  const made = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, t): TestTeam => ({
    name: `Team ${t}`,
    channels: Array.from({ length: 1 + Math.floor(random() * 4) }, (_c, c) => ({
      kind: pick(random, CHANNEL_KINDS),
      name: `Channel ${c}`,
      cadence: pick(random, ["day", ...CADENCES] as const),
    })),
  }));
  return made as [TestTeam, ...TestTeam[]];
}

function randomHistory(random: Random): VariantHistory {
  const starts = Array.from({ length: Math.floor(random() * 4) }, () =>
    addDays("2025-05-01", Math.floor(random() * 420)),
  );
  return {
    initial: randomVariants(random),
    changes: [...new Set(starts)].sort().map((start) => ({ start, variants: randomVariants(random) })),
  };
}

function randomQuery(random: Random, company: Awaited<ReturnType<typeof createTenant>>): TallyQuery {
  const grain = pick(random, [...GRAINS, "range", "range", "month"] as const);
  const calendar: Calendar = pick(random, [
    DEFAULT_CALENDAR,
    { zone: "UTC", fiscalStartMonth: 2, weekStart: "sunday" as const },
  ]);
  const day = addDays("2025-04-20", Math.floor(random() * 480));
  const from = random() < 0.5 ? `${day.slice(0, 7)}-01` : day;
  const most = grain === "day" ? 45 : grain === "week" ? 120 : 500;
  const length = 1 + Math.floor(random() * most);
  const until =
    random() < 0.5 ? addMonths(`${from.slice(0, 7)}-01`, 1 + Math.floor(length / 31)) : addDays(from, length);
  const teams = random() < 0.5 ? undefined : some(random, company.teams).map(({ id }) => id);
  const channels = random() < 0.6 ? ("all" as const) : some(random, company.channels).map(({ id }) => id);
  const groups = new Map(company.channels.map(({ id, kind }) => [id, kind as string]));
  const groupBy = pick(random, ["none", "none", "channel", "team", "map"] as const);
  return {
    range: { from, until },
    grain,
    calendar,
    kpis: some(random, ["contacts", ...KPI_IDS] as SubjectId[]),
    ...(teams ? { teams } : {}),
    channels: groupBy === "map" ? [...groups.keys()] : channels,
    groupBy: groupBy === "map" ? groups : groupBy,
    ...(random() < 0.3 ? { ended: true } : {}),
  };
}

/** What a table says of the asked KPIs, whatever it leaves out where nothing was recorded. */
const told = ({ cells, coarser }: TableInForce, kpis: readonly SubjectId[], grouped: boolean) => ({
  coarser,
  cells: Object.fromEntries(
    cells.map(({ bucket, group, tallies, variants }) => [
      `${group}/${bucket.from}`,
      {
        bucket,
        variants,
        tallies: Object.fromEntries(
          kpis
            .filter((id) => !grouped || subjectOf(id).source !== "base")
            .map((id) => [id, tallies[id] ?? EMPTY_TALLY]),
        ),
      },
    ]),
  ),
});

test("the cube answers as the statements did that each KPI had before", async () => {
  let compared = 0;
  for (let c = 0; c < COMPANIES; c += 1) {
    const random = randomOf("oracle", process.env["SEED"] ?? "seed", c);
    const company = await createTenant(db, { teams: randomTeams(random) });
    const range = { from: "2025-05-10", until: addDays("2025-06-01", Math.floor(random() * 400)) };
    const stamp = { source: "demo" as const, updatedBy: company.admin.userId, updatedAt: new Date() };
    await inTenant(db, company.tenantId, async ({ tx }) => {
      await insertRecords(
        tx,
        company.tenantId,
        randomRecords(company, range, `oracle ${c} ${process.env["SEED"] ?? ""}`),
      );
      await insertCustomerMonths(
        tx,
        company.tenantId,
        Array.from({ length: 14 }, (_, i) => addMonths("2025-05-01", i))
          .filter(() => random() < 0.8)
          .map((start) => ({
            start,
            ...stamp,
            ...Object.fromEntries(
              BASE_MEASURES.map(({ id }) => [id, random() < 0.15 ? null : Math.floor(random() * 10_000)]),
            ),
          })),
      );
    });
    for (let q = 0; q < QUESTIONS;) {
      const history = randomHistory(random);
      const asked = Array.from({ length: 1 + Math.floor(random() * 6) }, () => randomQuery(random, company));
      q += asked.length;
      await inTenant(
        db,
        company.tenantId,
        async (scope) => {
          // Together, as a page asks them: one reading has to serve all of them.
          const answers = await Promise.all(asked.map((query) => talliesInForce(scope, query, history)));
          for (const [i, query] of asked.entries()) {
            const grouped = (query.groupBy ?? "none") !== "none";
            const was = await oracle(scope, { ...query, groupBy: query.groupBy as "none" }, history);
            expect(told(answers[i] as TableInForce, query.kpis, grouped), JSON.stringify(query)).toEqual(
              told(was as TableInForce, query.kpis, grouped),
            );
            compared += 1;
          }
        },
        { readOnly: true },
      );
    }
  }
  console.log(`${compared} questions compared`);
}, 3_600_000);
