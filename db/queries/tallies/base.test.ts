import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULT_VARIANTS, KPI_IDS, KPIS, type KpiId, type Variants } from "@/domain/kpi/kpi";
import { BASE_MEASURES, type Row } from "@/domain/measures/measure";
import { addMonths, buckets, DEFAULT_CALENDAR, type Grain, type Range } from "@/domain/time/period";
import { joinByPeriod, tally } from "@/domain/kpi/evaluate";
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

beforeAll(async () => {
  const { a, b } = await withTwoTenants(db, { teams: MANY_CHANNELS });
  tenant = a;
  months = randomMonths(a);
  rows = randomRecords(a, { from: "2025-06-20", until: "2026-06-01" }, "joint");
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
  const ofGroup = rows.filter((r) => group === null || r.teamId === group);
  const placed = ofGroup
    .map((r) => ({ period: `${r.start.slice(0, 7)}-01`, row: r as unknown as Row }))
    .filter((r) => whole.includes(r.period));
  const joined = KPIS[id].source === "base" ? base.map((b) => b.row) : joinByPeriod(placed, base);
  return tally(joined, KPIS[id].needs(variants));
}

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
            expect(tallies[id], `${id} ${bucket.from}`).toEqual(expected(id, bucket, range, variants, null));
        }
      }
    }
  },
);

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
    expect(tallies.contact_rate).toEqual(expected("contact_rate", bucket, ALL, DEFAULT_VARIANTS, group));
    expect(tallies.churn_rate).toBeUndefined();
  }
});
