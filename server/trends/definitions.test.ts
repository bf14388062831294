import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { specialDays } from "@/db/schema/calendar";
import { teams } from "@/db/schema/team";
import { variantChanges } from "@/db/schema/variant-change";
import { inTenant } from "@/db/connection/scope";
import { insertRecords } from "@/db/seed/write";
import { type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { addDays } from "@/domain/time/period";
import type { RowsView, TrendView } from "@/domain/views/trend";
import { kpiRouter } from "../dashboard/router";
import { trendRouter } from "./router";
import { serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const [openTrend, openKpi] = [createCaller(trendRouter), createCaller(kpiRouter)];
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

const caller = (member: TestMember) => ({
  user: { id: member.userId, name: member.name, email: member.email, locale: "ja" as const },
  now: new Date("2026-11-23T00:00:00Z"),
  requestId: "test",
  network: "test",
});
const view = (asked: Partial<TrendView>, member = tenant.lead) =>
  openTrend(caller(member)).view({ tenant: tenant.slug, ...asked });
const behind = (asked: Partial<RowsView>, member = tenant.lead) =>
  openTrend(caller(member)).rows({ tenant: tenant.slug, ...asked });
const store = (channel: { id: string; teamId: string }, days: readonly string[], counts: object, of = tenant) =>
  inTenant(db, of.tenantId, ({ tx }) =>
    insertRecords(
      tx,
      of.tenantId,
      days.map((start) => ({
        teamId: channel.teamId,
        channelId: channel.id,
        start,
        until: addDays(start, 1),
        cadence: "day" as const,
        source: "grid" as const,
        updatedBy: of.lead.userId,
        updatedAt: new Date(),
        ...counts,
      })),
    ),
  );
const change = (start: string, variants: Partial<typeof DEFAULT_VARIANTS>, of = tenant) =>
  inTenant(db, of.tenantId, ({ tx }) =>
    tx.insert(variantChanges).values({
      tenantId: of.tenantId,
      createdBy: of.admin.userId,
      start,
      variants: { ...DEFAULT_VARIANTS, ...variants },
    }),
  );

test("a change that is planned empties no figure before it begins", async () => {
  await store(tenant.channel("phone", tenant.teams[0].id), ["2026-11-02"], {
    offered: 100,
    answered: 80,
    answered_in_threshold: 60,
  });
  await change("2026-12-10", { serviceLevel: "answered" });
  const asked = { kpi: "service_level", range: "this_fiscal_year", grain: "month" } as const;
  const { all, definitions, buckets } = await view(asked);
  expect(all.total).toMatchObject({ value: 0.6, variant: "offered:20" });
  expect([definitions, all.points[buckets.findIndex(({ start }) => start === "2026-11-01")]?.value]).toEqual([[], 0.6]);
});

describe("a definition that changes inside what is shown", () => {
  const LEVEL = { kpi: "service_level", range: "2026-08-01..2026-10-31", grain: "month" } as const;
  // Of 100 offered 80 answered, 60 of them in time: 0.6 of the offered, 0.75 of the answered.
  beforeEach(async () => {
    await store(
      tenant.channel("phone", tenant.teams[0].id),
      ["2025-10-05", "2026-08-03", "2026-09-10", "2026-09-20", "2026-10-05"],
      { offered: 100, answered: 80, answered_in_threshold: 60 },
    );
    await change("2026-09-15", { serviceLevel: "answered" });
    await change("2026-10-01", { serviceLevel: "answered", ltv: "revenue" });
    await change("2026-09-15", { serviceLevel: "abandon_positive" }, other);
  });

  test("each period by its own, none where it changed, and the day with both definitions", async () => {
    const { all, definitions, subject } = await view(LEVEL);
    expect(all.points.map(({ value, reason, variant }) => [value, reason, variant])).toEqual([
      [0.6, null, "offered:20"],
      [null, "mixed_variant", "answered:20"],
      [0.75, null, "answered:20"],
    ]);
    expect(all.total).toMatchObject({ value: null, reason: "mixed_variant" });
    expect(definitions).toEqual([{ start: "2026-09-15", before: "offered:20", after: "answered:20" }]);
    expect(subject.variant).toBe("answered:20");
    expect((await view({ ...LEVEL, range: "2026-08" })).subject.variant).toBe("offered:20");
    // What the other changes are about is not this figure's business.
    expect((await view({ ...LEVEL, kpi: "answer_rate" })).definitions).toEqual([]);
  });

  test("by day nothing is lost; split, each line follows the same definitions", async () => {
    const { all, lines, buckets } = await view({ ...LEVEL, grain: "day", by: "channel" });
    const on = (points: typeof all.points) =>
      buckets.flatMap(({ start }, i) => (points[i]?.value == null ? [] : [[start, points[i].value]]));
    const expected = [
      ["2026-08-03", 0.6],
      ["2026-09-10", 0.6],
      ["2026-09-20", 0.75],
      ["2026-10-05", 0.75],
    ];
    expect(on(all.points)).toEqual(expected);
    expect(lines.map(({ points }) => on(points))).toEqual([expected]);
  });

  test("nothing is compared across definitions", async () => {
    const { all, beforePoints } = await view({ ...LEVEL, range: "2026-10", compare: "year" });
    expect(all).toMatchObject({
      total: { value: 0.75 },
      before: { value: null, reason: "mixed_variant" },
      change: null,
      judgement: "neutral",
    });
    expect((beforePoints ?? []).map((point) => point?.value)).toEqual([null]);
    const { all: rate } = await view({ kpi: "answer_rate", range: "2026-10", compare: "year" });
    expect(rate).toMatchObject({ total: { value: 0.8 }, before: { value: 0.8 } });
  });

  test("the rows say under which definition they were counted, and the foot has no value", async () => {
    const { rows, footer, definitions } = await behind({ kpi: "service_level", range: "2026-09" });
    expect(rows.map(({ start, state, definition }) => [start, state, definition])).toEqual([
      ["2026-09-20", "used", null],
      ["2026-09-10", "other", "offered:20"],
    ]);
    expect(footer).toMatchObject({ value: null, reason: "mixed_variant" });
    expect(definitions).toHaveLength(1);
    expect((await behind({ kpi: "service_level", range: "2026-09-01..2026-09-14" })).footer).toMatchObject({
      value: 0.6,
      used: 1,
    });
  });
});

test("the working days a backlog is divided by know the closed days, on the trend and under its rows as on the first page", async () => {
  await store(tenant.channel("email", tenant.teams[0].id), ["2026-10-05", "2026-10-06", "2026-10-12", "2026-10-30"], {
    resolved: 6,
    backlog_closing: 32,
  });
  // Of these four days the 12th is a holiday: 24 resolved in 3 working days, 8 a day, 32 open: 4 days. Less one: 12 a day.
  const three = async () => {
    const asked = { kpi: "backlog_days", range: "2026-10" } as const;
    const { groups } = await openKpi(caller(tenant.lead)).overview({ tenant: tenant.slug, range: "2026-10" });
    const card = groups.flatMap(({ cards, more }) => [...cards, ...more]).find(({ id }) => id === "backlog_days");
    return [
      (await view({ ...asked, grain: "month" })).all.points[0]?.value,
      (await behind(asked)).footer.value,
      card?.now.value,
    ];
  };
  expect(await three()).toEqual([4, 4, 4]);
  await inTenant(db, tenant.tenantId, ({ tx }) =>
    tx.insert(specialDays).values({
      tenantId: tenant.tenantId,
      createdBy: tenant.admin.userId,
      day: "2026-10-06",
      kind: "closed",
      name: "棚卸し",
    }),
  );
  const less = 32 / (24 / 2);
  (await three()).forEach((value) => expect(value).toBeCloseTo(less, 9));
});

test("a team that ended still counts in all teams, on the trend, under its rows and on the first page; it can be split off", async () => {
  const [support, orders] = [tenant.channel("phone", tenant.teams[0].id), tenant.channel("phone", tenant.teams[1]?.id)];
  await store(support, ["2026-10-05"], { offered: 100, answered: 80, abandoned: 20 });
  await store(orders, ["2026-10-06"], { offered: 50, answered: 10, abandoned: 40 });
  await inTenant(db, tenant.tenantId, ({ tx }) =>
    tx
      .update(teams)
      .set({ archivedAt: new Date() })
      .where(and(eq(teams.tenantId, tenant.tenantId), eq(teams.id, orders.teamId))),
  );
  const asked = { kpi: "answer_rate", range: "2026-10", team: "all" } as const;
  const { all, lines, chosen } = await view({ ...asked, by: "team", grain: "month" }, tenant.executive);
  expect([all.total.value, all.total.n, chosen.allTeams]).toEqual([0.6, 150, true]);
  expect(lines.map(({ name, total }) => [name, total.value])).toEqual([
    ["Support", 0.8],
    ["Orders", 0.2],
  ]);
  expect((await behind(asked, tenant.executive)).footer).toMatchObject({ value: 0.6, used: 2 });
  const { groups } = await openKpi(caller(tenant.executive)).overview({
    tenant: tenant.slug,
    range: "2026-10",
    team: "all",
  });
  expect(groups.flatMap(({ cards }) => cards).find(({ id }) => id === "answer_rate")?.now.value).toBe(0.6);
});
