import { beforeAll, describe, expect, test } from "vitest";
import { MANY_CHANNELS, randomRecords } from "@/db/testing/records";
import { inTenant } from "@/db/connection/scope";
import { insertCustomerMonths, insertRecords, type NewRecord } from "@/db/seed/write";
import { randomOf } from "@/db/seed/random";
import { type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { BASE_MEASURES } from "@/domain/measures/measure";
import { addMonths, type Grain, GRAINS } from "@/domain/time/period";
import type { SubjectId } from "@/domain/kpi/subject";
import { rowsViewSchema, type TrendView } from "@/domain/views/trend";
import type { OverviewView } from "../dashboard/overview";
import { kpiRouter } from "../dashboard/router";
import { trendRouter } from "./router";
import { rowsBehind } from "./rows";
import { openTenant } from "../tenant";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const [openTrend, openKpi] = [createCaller(trendRouter), createCaller(kpiRouter)];
const RANGE = "2026-03-01..2026-06-30";
let tenant: TestTenant;
let other: TestTenant;
let rows: NewRecord[];

beforeAll(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db, { teams: MANY_CHANNELS }));
  // One definition throughout: a figure of two is refused, which other tests hold.
  rows = randomRecords(tenant, { from: "2025-01-01", until: "2026-07-10" }, "trend").map((row) => ({
    ...row,
    slThresholdSec: 20,
    cesScale: "1-7",
  }));
  const random = randomOf("base");
  const months = Array.from({ length: 20 }, (_, i) => addMonths("2025-01-01", i))
    .filter((_, i) => i % 5 !== 4)
    .map((start) => ({
      start,
      source: "demo" as const,
      updatedBy: tenant.admin.userId,
      updatedAt: new Date(`${start}T00:00:00Z`),
      ...Object.fromEntries(BASE_MEASURES.map(({ id }) => [id, 1 + Math.floor(random() * 10_000)])),
    }));
  await inTenant(db, tenant.tenantId, async ({ tx }) => {
    await insertRecords(tx, tenant.tenantId, rows);
    await insertCustomerMonths(tx, tenant.tenantId, months);
  });
  await inTenant(db, other.tenantId, ({ tx }) =>
    insertRecords(tx, other.tenantId, randomRecords(other, { from: "2025-01-01", until: "2026-07-10" }, "other")),
  );
});

const caller = (member: TestMember) => requestOf(member, "2026-11-23");
const context = () => {
  const { user, ...request } = caller(tenant.admin);
  return user ? openTenant({ ...request, user }, tenant.slug) : expect.unreachable("signed out");
};
const view = (asked: Partial<TrendView>, member = tenant.admin) =>
  openTrend(caller(member)).view({ tenant: tenant.slug, team: "all", range: RANGE, ...asked });
const behind = (asked: Partial<TrendView> & { grain?: Grain | "range"; page?: number }) =>
  openTrend(caller(tenant.admin)).rows({ tenant: tenant.slug, team: "all", range: RANGE, ...asked });
const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe("a total is the sum of its parts", () => {
  test.each(GRAINS.flatMap((grain) => (["channel", "team", "kind"] as const).map((by) => [grain, by] as const)))(
    "contacts by %s, split by %s",
    async (grain, by) => {
      for (const lines of ["pool", "each"] as const) {
        const { all, lines: parts, buckets } = await view({ grain, by, lines, kpi: "contacts", compare: "year" });
        expect(parts.length).toBeGreaterThan(1);
        if (lines === "pool") expect(parts.length).toBeLessThanOrEqual(4);
        expect(sum(parts.map(({ total }) => total.value))).toBe(all.total.value);
        expect(sum(all.points.map(({ value }) => value))).toBe(all.total.value);
        buckets.forEach((bucket, i) =>
          expect(sum(parts.map(({ points }) => points[i]?.value ?? null)), bucket.start).toBe(
            all.points[i]?.value ?? 0,
          ),
        );
        expect(sum(parts.map(({ before }) => before?.value ?? null))).toBe(all.before?.value ?? 0);
        expect(sum(parts.map(({ total }) => total.total))).toBe(all.total.total);
      }
    },
  );

  test("and the sum over the very records, whatever is crossed", async () => {
    const phones = tenant.channels.filter(({ kind }) => kind === "phone");
    const [first] = phones;
    const expected = (ids: string[]) =>
      sum(
        rows
          .filter((row) => ids.includes(row.channelId) && row.start >= "2026-03-01" && row.start < "2026-07-01")
          .map((row) => row.offered ?? row.received ?? null),
      );
    expect(await valueOf({ kind: ["phone"], grain: "day" })).toBe(expected(phones.map(({ id }) => id)));
    expect(await valueOf({ channels: [first?.id ?? ""], teams: [first?.teamId ?? ""], grain: "month" })).toBe(
      expected([first?.id ?? ""]),
    );
    expect(
      await valueOf({
        teams: tenant.teams.map(({ id }) => id),
        kind: ["phone"],
        channels: phones.slice(1).map(({ id }) => id),
        grain: "quarter",
      }),
    ).toBe(expected(phones.slice(1).map(({ id }) => id)));
  });

  const valueOf = async (asked: Partial<TrendView>) => (await view({ kpi: "contacts", ...asked })).all.total.value;

  test("ratios are pooled as sums divided once, never as means of the parts", async () => {
    const { all, lines } = await view({ kpi: "aht_sec", by: "team", grain: "month" });
    const { footer } = await behind({ kpi: "aht_sec", grain: "month" });
    expect(all.total.value).toBe((footer.parts?.numerator ?? 0) / (footer.parts?.denominator ?? 1));
    expect(all.total.n).toBe(sum(lines.map(({ total }) => total.n)));
    expect(all.total.value).not.toBeCloseTo(sum(lines.map(({ total }) => total.value)) / lines.length, 3);
  });
});

describe("what cannot be shown is said", () => {
  test("channels recorded at longer intervals are named, and only there", async () => {
    expect((await view({ grain: "day" })).coarser.map(({ name }) => name).sort()).toEqual(["chat", "email"]);
    expect((await view({ grain: "month" })).coarser).toEqual([]);
    expect((await view({ grain: "month", align: "weekday" })).coarser.map(({ name }) => name)).toEqual(["email"]);
  });

  test("the customer base belongs to no team and no day", async () => {
    expect((await view({ kpi: "churn_rate", by: "team", grain: "month" })).lines).toEqual([]);
    expect((await view({ kpi: "churn_rate", grain: "day" })).all.total).toMatchObject({
      value: null,
      reason: "no_data",
    });
  });

  test("both ranges: by date, and moved by 364 days with the weekdays aligned", async () => {
    expect((await view({ range: "2026-03", grain: "month" })).before).toEqual({
      from: "2025-03-01",
      until: "2025-04-01",
    });
    const aligned = await view({ range: "2026-03", grain: "month", align: "weekday", kind: ["phone"] });
    expect(aligned).toMatchObject({ way: "weekday", before: { from: "2025-03-02", until: "2025-04-02" } });
    expect(sum((aligned.beforePoints ?? []).map((point) => point?.value ?? null))).toBe(aligned.all.before?.value);
  });
});

describe("the rows behind a figure", () => {
  const CARDS: SubjectId[] = [
    "answer_rate",
    "service_level",
    "aht_sec",
    "nps",
    "backlog",
    "backlog_days",
    "churn_rate",
    "ltv",
    "contact_rate",
    "unique_contact_rate",
    "upsell_revenue",
  ];

  test.each(CARDS)("%s: the foot is the card of the first page", async (kpi) => {
    const overview: OverviewView = await openKpi(caller(tenant.admin)).overview({
      tenant: tenant.slug,
      team: "all",
      range: RANGE,
    });
    const card = overview.groups.flatMap(({ cards, more }) => [...cards, ...more]).find(({ id }) => id === kpi);
    const { footer } = await behind({ kpi });
    expect(footer.reason).toBe(card?.now.reason);
    expect({ value: footer.value, n: footer.n, used: footer.used, total: footer.total, parts: footer.parts }).toEqual({
      value: card?.now.value,
      n: card?.now.n,
      used: card?.now.used,
      total: card?.now.total,
      parts: card?.now.parts,
    });
    // These records leave days out: no month of theirs stands beside a month's customers.
    const beside = { contact_rate: "partly_recorded", unique_contact_rate: "not_additive" };
    expect(footer.reason).toBe((beside as Partial<Record<SubjectId, string>>)[kpi] ?? null);
  });

  test.each<[SubjectId, Grain | "range"]>([
    ["contacts", "range"],
    ["contacts", "day"],
    ["service_level", "range"],
    ["aht_sec", "week"],
    ["churn_rate", "range"],
    ["ltv", "range"],
    ["contact_rate", "month"],
    ["unique_contact_rate", "range"],
  ])("%s by %s: the used rows add up to the foot, and each row says how it counts", async (kpi, grain) => {
    for (const range of [RANGE, "2026-03-10..2026-06-20"]) {
      const answer = await rowsBehind(
        await context(),
        rowsViewSchema.parse({ team: "all", range, kpi, grain }),
        "part",
      );
      const used = answer.rows.filter(({ state }) => state === "used");
      expect(used).toHaveLength(answer.footer.used);
      expect(answer.rows.filter(({ state }) => state !== "coarse")).toHaveLength(answer.footer.total);
      answer.needs.forEach(({ id }, i) =>
        expect(sum(used.map(({ values }) => values[i] ?? null)), id).toBe(answer.footer.sums[i] ?? 0),
      );
      for (const row of answer.rows)
        expect(row.missing.length > 0 || row.state === "coarse", JSON.stringify(row)).toBe(row.state !== "used");
    }
  });

  test("a point of a trend leads to rows with its value, in its own grain", async () => {
    for (const grain of GRAINS) {
      const { buckets, all } = await view({ grain, kpi: "aht_sec", range: "2026-03-10..2026-06-20" });
      const [bucket] = buckets;
      if (!bucket) throw new Error("no period");
      const { footer } = await behind({
        kpi: "aht_sec",
        grain,
        range: `${bucket.from}..${new Date(Date.parse(bucket.until) - 86_400_000).toISOString().slice(0, 10)}`,
      });
      expect([grain, footer.value]).toEqual([grain, all.points[0]?.value]);
    }
  });

  test("two hundred a page; the foot is over all pages; a page beyond the last is the first", async () => {
    const [first, second, beyond] = [
      await behind({ kpi: "contacts" }),
      await behind({ kpi: "contacts", page: 2 }),
      await behind({ kpi: "contacts", page: 99 }),
    ];
    expect([first.rows.length, first.page, second.page, beyond.page]).toEqual([200, 1, 2, 1]);
    expect(first.count).toBeGreaterThan(200);
    expect(second.footer).toEqual(first.footer);
    expect(first.rows.map(({ start }) => start)).toEqual(
      first.rows
        .map(({ start }) => start)
        .sort()
        .reverse(),
    );
  });
});

test("foreign teams and channels do not exist, for strangers, other tenants and other teams alike", async () => {
  const [theirs, elsewhere] = [other.channels[0], tenant.channels.find(({ teamId }) => teamId === tenant.teams[1]?.id)];
  const refused = { code: "NOT_FOUND" };
  await expect(view({ channels: [theirs.id] })).rejects.toMatchObject(refused);
  await expect(view({ teams: [theirs.teamId] })).rejects.toMatchObject(refused);
  await expect(view({ channels: [elsewhere?.id ?? ""] }, tenant.lead)).rejects.toMatchObject(refused);
  await expect(view({ teams: [elsewhere?.teamId ?? ""] }, tenant.lead)).rejects.toMatchObject(refused);
  expect((await view({ kpi: "contacts" }, tenant.lead)).chosen.teams).toEqual([tenant.teams[0].id]);
});
