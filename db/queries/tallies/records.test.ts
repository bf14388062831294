import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHANNEL_KINDS } from "@/domain/measures/channel";
import { appliesTo, DEFAULT_VARIANTS, KPI_IDS, KPIS, type KpiId, type Variants } from "@/domain/kpi/kpi";
import { type Row, valueOf } from "@/domain/measures/measure";
import {
  addDays,
  type Calendar,
  daysIn,
  DEFAULT_CALENDAR,
  GRAINS,
  type LocalDate,
  type Range,
} from "@/domain/time/period";
import { isBusinessDay, JAPANESE_OFFICE } from "@/domain/time/work-calendar";
import { evaluate, type PlacedRow, type Tally, tallyPlaced } from "@/domain/kpi/evaluate";
import { inTenant } from "../../connection/scope";
import { insertRecords, type NewRecord } from "../../seed/write";
import { createTenant, testDatabase, type TestTenant, withTwoTenants } from "../../testing/tenant";
import { MANY_CHANNELS, randomRecords } from "../../testing/records";
import { bucketsOf, type TallyQuery } from "@/domain/tallies/query";
import { talliesInForce } from "./in-force";

const db = testDatabase();
const RANGE: Range = { from: "2026-01-10", until: "2026-05-20" };
const OF_RECORDS = KPI_IDS.filter((id) => KPIS[id].source === "record");
const CALENDARS: Calendar[] = [DEFAULT_CALENDAR, { zone: "UTC", fiscalStartMonth: 2, weekStart: "sunday" }];
const VARIANTS: Variants[] = [
  DEFAULT_VARIANTS,
  { ...DEFAULT_VARIANTS, serviceLevel: "ignore_abandoned", slThresholdSec: 30, cesScale: "1-5" },
];

let tenant: TestTenant;
let rows: NewRecord[];
beforeAll(async () => {
  const { a, b } = await withTwoTenants(db, { teams: MANY_CHANNELS });
  tenant = a;
  rows = randomRecords(a, { from: "2025-12-20", until: "2026-06-10" }, "a");
  await inTenant(db, a.tenantId, ({ tx }) => insertRecords(tx, a.tenantId, rows));
  await inTenant(db, b.tenantId, ({ tx }) => insertRecords(tx, b.tenantId, randomRecords(b, RANGE, "b")));
});
afterAll(() => db.end());

type Asked = TallyQuery & { variants: Variants };
const ask = (query: Partial<Asked>): Asked => ({
  range: RANGE,
  grain: "month",
  calendar: DEFAULT_CALENDAR,
  work: JAPANESE_OFFICE,
  kpis: OF_RECORDS,
  variants: DEFAULT_VARIANTS,
  ...query,
});
const run = (query: Asked, { tenantId } = tenant) =>
  inTenant(db, tenantId, (scope) => talliesInForce(scope, query, { initial: query.variants, changes: [] }), {
    readOnly: true,
  });

/** Longer than the grain, or a month that sticks out of the range. */
const left = (row: NewRecord, { grain, range }: TallyQuery) =>
  grain === "day"
    ? row.cadence !== "day"
    : row.cadence === "month" && (grain === "week" || row.start < range.from || row.until > range.until);

/** The days a record covers. */
function daysOf(channelId: string, start: LocalDate): LocalDate[] {
  const row = rows.find((one) => one.channelId === channelId && one.start === start);
  const days: LocalDate[] = [];
  for (let day = start; row && day < row.until; day = addDays(day, 1)) days.push(day);
  return days;
}

/** What waits, by day or week, where its channel rests: the last closing of the month before, of each channel without its own. */
function waiting(id: KpiId, within: Range, group: string | null, query: Asked): PlacedRow[] {
  if (id !== "backlog" || daysIn(within) > 7) return [];
  const closing = (row: NewRecord) =>
    tallyPlaced([{ group: "", from: "", row: row as unknown as Row }], ["backlog_closing"]).used === 1;
  const own = rows.filter(
    (row) => row.start >= within.from && row.start < within.until && !left(row, query) && closing(row),
  );
  if (own.length === 0) return [];
  const oldest = addDays(within.from, -31);
  const before = rows
    .filter((row) => row.start < within.from && row.start >= oldest && !left(row, { ...query, range: ALWAYS }))
    .filter((row) => group === null || row.teamId === group || row.channelId === group)
    .filter((row) => !own.some(({ channelId }) => channelId === row.channelId) && closing(row))
    .sort((x, y) => Number(x.start > y.start) - Number(x.start < y.start));
  const latest = new Map(before.map((row) => [row.channelId, row]));
  return [...latest.values()].map((row) => ({ group: row.channelId, from: row.start, row: row as unknown as Row }));
}
const ALWAYS: Range = { from: "2000-01-01", until: "2100-01-01" };

/** The same question answered by the domain alone. */
function expected(id: KpiId, within: Range, group: string | null, query: Asked): Tally {
  const stored = (row: NewRecord) => {
    const own = id.startsWith("ces") ? row.cesScale : row.slThresholdSec?.toString();
    return own ?? (id.startsWith("ces") ? query.variants.cesScale : `${query.variants.slThresholdSec}`);
  };
  const placed = rows
    .filter((row) => row.start >= within.from && row.start < within.until && !left(row, query))
    .filter((row) => group === null || row.teamId === group || row.channelId === group)
    .filter((row) =>
      CHANNEL_KINDS.some(
        (kind) => kind === tenant.channels.find((c) => c.id === row.channelId)?.kind && appliesTo(KPIS[id], kind),
      ),
    )
    .map((row): PlacedRow => ({
      group: row.channelId,
      from: row.start,
      row: row as unknown as Row,
      variant: stored(row),
    }));
  const needs = KPIS[id].needs(query.variants);
  const asked = id.startsWith("ces") ? query.variants.cesScale : `${query.variants.slThresholdSec}`;
  const used = placed.filter((one) => tallyPlaced([one], needs).used === 1);
  const rest = waiting(id, within, group, query);
  const { sums, ...counts } = tallyPlaced([...placed, ...rest], needs);
  const carried = rest.reduce((sum, { row }) => sum + (valueOf("backlog_closing", row) ?? 0), 0);
  const depends = id === "service_level" || id.startsWith("ces");
  const covered = new Set(used.flatMap(({ from, group: channel }) => daysOf(channel, from)));
  const perDay = id === "backlog_days" && used.length > 0;
  return {
    ...counts,
    sums: perDay
      ? { ...sums, business_days: [...covered].filter((day) => isBusinessDay(day, JAPANESE_OFFICE)).length }
      : sums,
    used: used.length,
    total: placed.length,
    mixed: depends && used.some((one) => one.variant !== asked),
    ...(rest.length > 0 ? { carried } : {}),
  };
}

describe("tallies of sums are the domain's tallies of the same rows", () => {
  const cases = [...GRAINS, "range" as const].flatMap((grain) =>
    (["none", "channel", "team"] as const).map((groupBy) => [grain, groupBy] as const),
  );
  test.each(cases)("by %s, grouped by %s", async (grain, groupBy) => {
    for (const [calendar, variants] of [
      [CALENDARS[0], VARIANTS[0]],
      [CALENDARS[1], VARIANTS[1]],
    ] as [Calendar, Variants][]) {
      // Fewer days where each day is a bucket: the domain's answer here is a scan of all rows a bucket.
      const range = grain === "day" ? { from: "2026-01-10", until: "2026-02-05" } : RANGE;
      const query = ask({ range, grain, groupBy, calendar, variants });
      const { cells } = await run(query);
      const groups = groupBy === "none" ? [null] : [...new Set(cells.map((cell) => cell.group))];
      expect(cells).toHaveLength(bucketsOf(query).length * groups.length);
      for (const cell of cells) {
        const want = Object.fromEntries(OF_RECORDS.map((id) => [id, expected(id, cell.bucket, cell.group, query)]));
        expect(cell.tallies).toEqual(want);
      }
    }
  });

  test("what was too coarse is named, and only that", async () => {
    const coarser = async (query: Partial<Asked>) => (await run(ask(query))).coarser;
    const [weekly, monthly] = [
      tenant.channels.find((c) => c.cadence === "week")?.id,
      tenant.channels.find((c) => c.cadence === "month")?.id,
    ];
    expect(await coarser({ grain: "day" })).toEqual([weekly, monthly].sort());
    expect(await coarser({ grain: "week" })).toEqual([monthly]);
    expect(await coarser({ grain: "month" })).toEqual([monthly]);
    expect(await coarser({ grain: "month", range: { from: "2026-02-01", until: "2026-05-01" } })).toEqual([]);
    const one = rows.find((row) => row.channelId === monthly);
    expect(
      await coarser({ grain: "range", range: { from: addDays(one?.start ?? "", 9), until: one?.until ?? "" } }),
    ).toEqual([monthly]);
    expect(await coarser({ grain: "day", channels: [tenant.channel("phone").id] })).toEqual([]);
  });

  test("teams and channels narrow the question; none of them finds nothing", async () => {
    const query = ask({ grain: "range", kpis: ["aht_sec"] });
    const of = async (more: Partial<Asked>) => (await run({ ...query, ...more })).cells[0]?.tallies.aht_sec;
    const team = tenant.teams[1]?.id ?? "";
    const phone = tenant.channel("phone").id;
    expect(await of({ teams: [team] })).toEqual(expected("aht_sec", RANGE, team, query));
    expect(await of({ channels: [phone] })).toEqual(expected("aht_sec", RANGE, phone, query));
    expect(await of({ teams: [team], channels: [phone] })).toEqual({ sums: {}, used: 0, total: 0, mixed: false });
    expect(await of({ teams: [] })).toMatchObject({ total: 0 });
  });
});

describe("small questions", () => {
  test("a tenant without records gets empty tallies, not zeros", async () => {
    const empty = await createTenant(db);
    const { cells } = await run(ask({ kpis: ["answer_rate"] }), empty);
    expect(cells).toHaveLength(5);
    const [first] = cells.map((cell) =>
      evaluate(
        KPIS.answer_rate,
        cell.tallies.answer_rate ?? { sums: {}, used: 1, total: 0, mixed: false },
        DEFAULT_VARIANTS,
      ),
    );
    expect(first).toMatchObject({ value: null, reason: "no_data" });
  });

  test("an empty range and an empty list of KPIs ask nothing", async () => {
    expect(await run(ask({ range: { from: "2026-02-01", until: "2026-02-01" } }))).toEqual({ cells: [], coarser: [] });
    expect(await run(ask({ kpis: [] }))).toEqual({ cells: [], coarser: [] });
  });
});
