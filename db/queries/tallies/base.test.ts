import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULT_VARIANTS, KPI_IDS, KPIS, type KpiId, type Variants } from "@/domain/kpi/kpi";
import { BASE_MEASURES, type Row } from "@/domain/measures/measure";
import {
  addDays,
  addMonths,
  buckets,
  DEFAULT_CALENDAR,
  type Grain,
  type LocalDate,
  nextBucket,
  type Range,
  weekdayOf,
} from "@/domain/time/period";
import { isBusinessDay, JAPANESE_OFFICE } from "@/domain/time/work-calendar";
import { EMPTY_TALLY, joinByPeriod, type Tally, tally } from "@/domain/kpi/evaluate";
import { inTenant } from "../../connection/scope";
import { randomOf } from "../../seed/random";
import { insertCustomerMonths, insertRecords, type NewCustomerMonth, type NewRecord } from "../../seed/write";
import { testDatabase, type TestTenant, withTwoTenants } from "../../testing/tenant";
import type { TallyQuery } from "@/domain/tallies/query";
import { talliesInForce } from "./in-force";
import { MANY_CHANNELS, randomRecords } from "../../testing/records";

const db = testDatabase();
const ALL: Range = { from: "2025-06-01", until: "2026-08-01" };
let tenant: TestTenant;
let rows: NewRecord[];
let months: NewCustomerMonth[];

/** Every third month has no row, so that some months have records alone; the last two have a base alone. */
function randomMonths(made: TestTenant): NewCustomerMonth[] {
  const random = randomOf("base", made.name);
  return Array.from({ length: 14 }, (_, i) => addMonths(ALL.from, i))
    .filter((_, i) => i % 3 !== 2)
    .map((start) => ({
      start,
      source: "demo",
      updatedBy: made.admin.userId,
      updatedAt: new Date(`${start}T00:00:00Z`),
      ...Object.fromEntries(
        BASE_MEASURES.map(({ id }) => [id, random() < 0.15 ? null : Math.floor(random() * 10_000)]),
      ),
    }));
}

/**
 * Records of every channel over whole months; in some a channel leaves days, weeks or their contacts out, or states its
 * customers. Everything else is left out: the figures here ask for nothing else.
 */
function recordsByMonth(made: TestTenant, range: Range): NewRecord[] {
  return made.channels.flatMap((channel) => {
    const random = randomOf("by month", channel.kind, channel.position, channel.cadence);
    return buckets(range, "month", DEFAULT_CALENDAR).flatMap((month) => {
      const [gaps, silent, states] = [random() < 0.06, random() < 0.3, random() < 0.2];
      return buckets(month, channel.cadence, DEFAULT_CALENDAR)
        .filter(({ partial, start }) => (!partial || start >= month.from) && !(gaps && random() < 0.4))
        .map(({ start }): NewRecord => ({
          teamId: channel.teamId,
          channelId: channel.id,
          start,
          until: nextBucket(start, channel.cadence, DEFAULT_CALENDAR),
          cadence: channel.cadence,
          received: silent ? null : Math.floor(random() * 1_000),
          unique_contacting_customers: states ? Math.floor(random() * 100) : null,
          source: "demo",
          updatedBy: made.admin.userId,
          updatedAt: new Date(`${start}T00:00:00Z`),
        }));
    });
  });
}

/** Every day or week of a month that was due to one channel has contacts; told day by day. */
function isWhole(own: readonly NewRecord[], month: LocalDate): boolean {
  const [first] = own;
  if (!first || first.cadence === "month") return true;
  const starts = own.map(({ start }) => start);
  const days = Array.from({ length: 31 }, (_, i) => addDays(month, i)).filter((day) => day < addMonths(month, 1));
  if (first.cadence === "week") return days.every((day) => weekdayOf(day) !== 1 || starts.includes(day));
  const due = days.filter((day) => isBusinessDay(day, JAPANESE_OFFICE));
  return due.filter((day) => starts.includes(day)).length >= 0.95 * due.length;
}

/** A month's contacts as they may stand beside its customers. */
function besideBase(own: readonly NewRecord[], month: LocalDate): Row {
  const counted = own.filter(({ received }) => typeof received === "number");
  const channels = [...new Set(counted.map(({ channelId }) => channelId))];
  const whole = channels.every((id) =>
    isWhole(
      counted.filter(({ channelId }) => channelId === id),
      month,
    ),
  );
  const stating = own.filter((row) => typeof row.unique_contacting_customers === "number");
  const states = stating.length === 1 && stating[0]?.cadence === "month";
  return {
    received: counted.length > 0 && whole ? counted.reduce((sum, row) => sum + (row.received ?? 0), 0) : null,
    unique_contacting_customers: states ? (stating[0]?.unique_contacting_customers ?? null) : null,
  };
}

beforeAll(async () => {
  const { a, b } = await withTwoTenants(db, { teams: MANY_CHANNELS });
  tenant = a;
  months = randomMonths(a);
  rows = recordsByMonth(a, { from: "2025-06-01", until: "2026-06-01" });
  for (const [one, records, base] of [
    [a, rows, months],
    [b, randomRecords(b, ALL, "other"), randomMonths(b)],
  ] as const) {
    await inTenant(db, one.tenantId, async ({ tx }) => {
      await insertRecords(tx, one.tenantId, records);
      await insertCustomerMonths(tx, one.tenantId, base);
    });
  }
});
afterAll(() => db.end());

type Asked = TallyQuery & { variants: Variants };
const ask = (more: Partial<Asked>): Asked => ({
  range: ALL,
  grain: "month",
  calendar: DEFAULT_CALENDAR,
  work: JAPANESE_OFFICE,
  kpis: KPI_IDS,
  variants: DEFAULT_VARIANTS,
  ...more,
});
const run = ({ variants, ...query }: Asked) =>
  inTenant(db, tenant.tenantId, (scope) => talliesInForce(scope, query, { initial: variants, changes: [] }), {
    readOnly: true,
  });

/** Whole months within a bucket, and the domain's join of what they hold. */
function expected(id: KpiId, within: Range, range: Range, variants: Variants, group: string | null) {
  const whole = buckets(range, "month", DEFAULT_CALENDAR)
    .filter((m) => !m.partial && m.from >= within.from && m.from < within.until)
    .map((m) => m.start);
  const base = months
    .filter((m) => whole.includes(m.start))
    .map((m) => ({ period: m.start, row: m as unknown as Row }));
  const placed = whole.flatMap((period) => {
    const own = rows.filter(
      (r) => r.start.slice(0, 7) === period.slice(0, 7) && (group === null || r.teamId === group),
    );
    return own.length > 0 ? [{ period, row: besideBase(own, period) }] : [];
  });
  const joined = KPIS[id].source === "base" ? base.map((one) => one.row) : joinByPeriod(placed, base);
  return tally(joined, KPIS[id].needs(variants));
}

/** What a tally counts, without the reason why something was left out. */
const counted = (tally?: Tally) => {
  const { refused: _, ...counts } = tally ?? EMPTY_TALLY;
  return counts;
};

const OF_BASE = KPI_IDS.filter((id) => KPIS[id].source !== "record");
const VARIANTS: Variants[] = [
  DEFAULT_VARIANTS,
  { ...DEFAULT_VARIANTS, ltv: "subscription", contactBase: "orders" },
  { ...DEFAULT_VARIANTS, ltv: "revenue", contactBase: "customers" },
];

test.each(["month", "quarter", "fiscal_year", "range"] as const)(
  "customer KPIs by %s are the domain's",
  async (grain) => {
    for (const range of [ALL, { from: "2025-07-15", until: "2026-05-20" }]) {
      for (const variants of VARIANTS) {
        const { cells } = await run(ask({ grain, range, variants }));
        for (const { bucket, tallies } of cells) {
          for (const id of OF_BASE)
            expect(counted(tallies[id]), `${id} ${bucket.from}`).toEqual(expected(id, bucket, range, variants, null));
        }
      }
    }
  },
);

test("of these months some stand beside their customers and some do not, and the latter say why", async () => {
  const { cells } = await run(ask({}));
  const told = (id: KpiId) => ({
    used: cells.filter(({ tallies }) => (tallies[id]?.used ?? 0) > 0).length,
    refused: [...new Set(cells.flatMap(({ tallies }) => tallies[id]?.refused ?? []))],
  });
  expect(told("contact_rate")).toMatchObject({ refused: ["partly_recorded"] });
  expect(told("unique_contact_rate")).toMatchObject({ refused: ["not_additive"] });
  expect(told("contact_rate").used).toBeGreaterThan(2);
});

test("a day and a week have no customer base: nothing, not a wrong share", async () => {
  for (const grain of ["day", "week"] as Grain[]) {
    const { cells } = await run(ask({ grain, range: { from: "2025-07-01", until: "2025-08-01" } }));
    for (const { tallies } of cells) for (const id of OF_BASE) expect(tallies[id]).toMatchObject({ used: 0, total: 0 });
    expect(cells[0]?.tallies.answer_rate?.total).toBeGreaterThan(0);
  }
});

test("grouped by team, contacts of the team meet the whole base; base KPIs belong to no team", async () => {
  const { cells } = await run(ask({ groupBy: "team" }));
  expect(new Set(cells.map((cell) => cell.group))).toEqual(new Set(tenant.teams.map((team) => team.id)));
  for (const { bucket, group, tallies } of cells) {
    expect(counted(tallies.contact_rate)).toEqual(expected("contact_rate", bucket, ALL, DEFAULT_VARIANTS, group));
    expect(tallies.churn_rate).toBeUndefined();
  }
});
