import { and, asc, eq, like } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { targets } from "@/db/schema/target";
import { variantChanges } from "@/db/schema/variant-change";
import { inTenant } from "@/db/connection/scope";
import { insertCustomerMonths, insertRecords, type NewRecord } from "@/db/seed/write";
import { createMember, type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { addDays } from "@/domain/time/period";
import type { TargetFacts } from "@/domain/targets/target";
import { kpiRouter } from "../dashboard/router";
import { targetRouter } from "./router";
import { trendRouter } from "../trends/router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller, router } from "../trpc";

const db = serverDatabase();
const open = createCaller(router({ target: targetRouter, kpi: kpiRouter, trend: trendRouter }));
const TODAY = "2026-11-23";
let a: TestTenant;
let b: TestTenant;

beforeEach(async () => {
  ({ a, b } = await withTwoTenants(db));
});
const as = (member: TestMember) => open(requestOf(member, TODAY));
const second = () => a.teams[1]?.id ?? "";
const facts = (more: Partial<TargetFacts> = {}): TargetFacts => ({
  teamId: a.teams[0].id,
  kpi: "answer_rate",
  low: 0.9,
  high: null,
  start: "2026-04-01",
  until: null,
  ...more,
});
const seen = ({ low, high, start, until }: TargetFacts) => ({ low, high, start, until });
const set = (
  member: TestMember,
  more: Partial<TargetFacts> = {},
  id: string = crypto.randomUUID(),
  replaces: ReturnType<typeof seen> | null = null,
) => as(member).target.set({ tenant: a.slug, id, ...facts(more), replaces });
const stored = () =>
  inTenant(db, a.tenantId, ({ tx }) =>
    tx
      .select({
        teamId: targets.teamId,
        kpi: targets.kpi,
        low: targets.low,
        high: targets.high,
        start: targets.start,
        until: targets.until,
      })
      .from(targets)
      .where(eq(targets.tenantId, a.tenantId))
      .orderBy(asc(targets.start)),
  );
const audit = () =>
  inTenant(db, a.tenantId, ({ tx }) =>
    tx
      .select({ command: auditLog.command, before: auditLog.before, after: auditLog.after })
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, a.tenantId), like(auditLog.subject, "target:%")))
      .orderBy(asc(auditLog.at)),
  );
/** `start`: offered and answered of one day of the first team's phone, or another's. */
const record = (
  days: readonly (readonly [start: string, offered: number, answered: number])[],
  teamId: string = a.teams[0].id,
) =>
  inTenant(db, a.tenantId, ({ tx }) =>
    insertRecords(
      tx,
      a.tenantId,
      days.map(([start, offered, answered]): NewRecord => ({
        teamId,
        channelId: a.channel("phone", teamId).id,
        start,
        until: addDays(start, 1),
        cadence: "day",
        offered,
        answered,
        source: "grid",
        updatedBy: a.admin.userId,
        updatedAt: new Date(`${TODAY}T00:00:00Z`),
      })),
    ),
  );
const entryOf = async (member: TestMember, kpi: string, teamId: string | null = a.teams[0].id) =>
  (await as(member).target.list({ tenant: a.slug })).sections
    .find(({ team }) => (team?.id ?? null) === teamId)
    ?.entries.find((entry) => entry.kpi === kpi);

describe("setting", () => {
  test("a repeated request sets one; correcting, ending and removing each leave their trace", async () => {
    const id = crypto.randomUUID();
    for (let i = 0; i < 2; i += 1) await set(a.lead, {}, id);
    await set(a.lead, { low: 0.91 }, id, seen(facts()));
    const corrected = seen(facts({ low: 0.91 }));
    for (let i = 0; i < 2; i += 1)
      await as(a.lead).target.end({ tenant: a.slug, id, until: "2026-12-01", replaces: corrected });
    expect(await stored()).toEqual([facts({ low: 0.91, until: "2026-12-01" })]);
    await as(a.lead).target.remove({ tenant: a.slug, id, replaces: { ...corrected, until: "2026-12-01" } });
    expect(await stored()).toEqual([]);
    const [first, then, ended] = [facts(), facts({ low: 0.91 }), facts({ low: 0.91, until: "2026-12-01" })];
    expect(await audit()).toEqual(
      expect.arrayContaining([
        { command: "set-target", before: null, after: first },
        { command: "set-target", before: first, after: then },
        { command: "end-target", before: then, after: ended },
        { command: "remove-target", before: ended, after: null },
      ]),
    );
    expect(await audit()).toHaveLength(4);
    await expect(as(a.lead).target.remove({ tenant: a.slug, id, replaces: corrected })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("a new one ends the one before it; one that would run into a later one, or from the same day, is refused", async () => {
    await set(a.lead);
    await set(a.lead, { low: 0.93, start: "2026-10-01" });
    expect(await stored()).toEqual([facts({ until: "2026-10-01" }), facts({ low: 0.93, start: "2026-10-01" })]);
    expect((await audit()).at(-1)?.after).toMatchObject({ ended: { until: null } });
    await expect(set(a.lead, { low: 0.95, start: "2026-10-01" })).rejects.toMatchObject({
      key: "target_overlaps",
      params: { date: "2026-10-01" },
    });
    await expect(set(a.lead, { low: 0.85, start: "2026-01-01" })).rejects.toMatchObject({
      key: "target_overlaps",
      params: { date: "2026-04-01" },
    });
    await set(a.lead, { low: 0.85, start: "2026-01-01", until: "2026-04-01" });
    // Of another team, of the company, or of another KPI it is no matter.
    await set(a.admin, { teamId: second() });
    await set(a.admin, { teamId: null });
    await set(a.lead, { kpi: "abandon_rate", low: null, high: 0.08 });
    expect(await stored()).toHaveLength(6);
  });

  test("two people at once: both are heard, none overlaps", async () => {
    const results = await Promise.allSettled([
      set(a.lead, { start: "2026-06-01" }),
      set(a.admin, { start: "2026-07-01", low: 0.95 }),
      set(a.admin, { start: "2026-06-01", low: 0.8 }),
    ]);
    expect(
      results
        .filter(({ status }) => status === "rejected")
        .map((one) => (one as PromiseRejectedResult).reason as unknown),
    ).toEqual(expect.arrayContaining([expect.objectContaining({ key: "target_overlaps" })]));
    const rows = await stored();
    expect(rows.slice(1).every(({ start }, i) => rows[i]?.until === start)).toBe(true);
  });

  test("a correction moves no other target; what somebody changed meanwhile is told", async () => {
    const [first, next] = [crypto.randomUUID(), crypto.randomUUID()];
    await set(a.lead, {}, first);
    await set(a.lead, { low: 0.93, start: "2026-10-01" }, next);
    await expect(
      set(a.lead, { low: 0.93, start: "2026-09-01" }, next, seen(facts({ low: 0.93, start: "2026-10-01" }))),
    ).rejects.toMatchObject({ key: "target_overlaps" });
    await set(a.admin, { low: 0.94, start: "2026-10-01" }, next, seen(facts({ low: 0.93, start: "2026-10-01" })));
    await expect(
      set(a.lead, { low: 0.92, start: "2026-10-01" }, next, seen(facts({ low: 0.93, start: "2026-10-01" }))),
    ).rejects.toMatchObject({ key: "changed_meanwhile" });
    await expect(
      as(a.lead).target.end({ tenant: a.slug, id: first, until: "2026-06-01", replaces: seen(facts()) }),
    ).rejects.toMatchObject({ key: "changed_meanwhile" });
    await expect(set(a.admin, { kpi: "fcr" }, next, seen(facts()))).rejects.toMatchObject({ key: "target_stays" });
  });

  test("refuses what no KPI can be, the other direction, days out of order and reach, and customers' figures for a team", async () => {
    const refused: [Partial<TargetFacts>, string][] = [
      [{ low: null }, "target_missing"],
      [{ low: null, high: 0.9 }, "target_missing"],
      [{ low: 1.2 }, "target_out_of_range"],
      [{ kpi: "aht_sec", low: 400, high: 300 }, "target_turned"],
      [{ until: "2026-04-01" }, "target_ends_first"],
      [{ start: "1999-12-31" }, "target_out_of_time"],
      [{ start: addDays(TODAY, 4_000) }, "target_out_of_time"],
      [{ kpi: "churn_rate", low: null, high: 0.02 }, "target_company_only"],
    ];
    for (const [more, key] of refused) await expect(set(a.admin, more)).rejects.toMatchObject({ key });
    await expect(set(a.admin, { kpi: "contacts" as never })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await set(a.lead, { until: "2026-10-01" });
    const [id] = (await entryOf(a.lead, "answer_rate"))?.past.map((target) => target.id) ?? [];
    await expect(
      as(a.lead).target.end({
        tenant: a.slug,
        id: id ?? "",
        until: "2026-11-01",
        replaces: seen(facts({ until: "2026-10-01" })),
      }),
    ).rejects.toMatchObject({ key: "target_ends_later" });
    await expect(
      as(a.lead).target.end({
        tenant: a.slug,
        id: id ?? "",
        until: "2026-04-01",
        replaces: seen(facts({ until: "2026-10-01" })),
      }),
    ).rejects.toMatchObject({ key: "target_ends_first" });
  });
});

describe("who may", () => {
  test("a lead the own teams'; the company's only an admin; an executive reads; strangers find nothing", async () => {
    const id = crypto.randomUUID();
    await set(a.lead, {}, id);
    await expect(set(a.lead, { teamId: null })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(set(a.lead, { teamId: second() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(set(a.executive, { kpi: "fcr" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      as(a.executive).target.end({ tenant: a.slug, id, until: TODAY, replaces: seen(facts()) }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(b.admin).target.remove({ tenant: b.slug, id, replaces: seen(facts()) })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const elsewhere = await createMember(db, a.tenantId, { role: "lead", name: "Elsewhere", teams: [second()] });
    await expect(as(elsewhere).target.remove({ tenant: a.slug, id, replaces: seen(facts()) })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await set(a.admin, { teamId: null, kpi: "fcr" });
    const [own, read, other] = [
      await as(a.lead).target.list({ tenant: a.slug }),
      await as(a.executive).target.list({ tenant: a.slug }),
      await as(elsewhere).target.list({ tenant: a.slug }),
    ];
    const flat = (view: typeof own) =>
      view.sections.flatMap(({ team, entries }) =>
        entries.map(({ kpi, current, inherited }) => [team?.name ?? null, kpi, current?.editable, inherited]),
      );
    expect(flat(own)).toEqual([
      [null, "fcr", false, false],
      ["Support", "answer_rate", true, false],
      ["Support", "fcr", false, true],
    ]);
    expect(flat(read)).toEqual([
      [null, "fcr", false, false],
      ["Support", "answer_rate", false, false],
      ["Support", "fcr", false, true],
      ["Orders", "fcr", false, true],
    ]);
    expect(flat(other)).toEqual([
      [null, "fcr", false, false],
      ["Orders", "fcr", false, true],
    ]);
    expect([own.mayAdd, own.mayAddForCompany, read.mayAdd]).toEqual([true, false, false]);
  });

  test("of the company a lead sees no value that other teams are part of", async () => {
    await record([["2026-10-05", 100, 95]]);
    await record([["2026-10-05", 300, 210]], second());
    await set(a.admin, { teamId: null, low: 0.8 });
    await set(a.admin, { teamId: null, kpi: "churn_rate", low: null, high: 0.02 });
    await inTenant(db, a.tenantId, ({ tx }) =>
      insertCustomerMonths(tx, a.tenantId, [
        {
          start: "2026-10-01",
          customers_start: 1000,
          customers_end: 1000,
          customers_churned: 15,
          source: "grid",
          updatedBy: a.admin.userId,
          updatedAt: new Date(),
        },
      ]),
    );
    // (95 + 210) / (100 + 300)
    expect((await entryOf(a.executive, "answer_rate", null))?.latest).toMatchObject({
      value: 0.7625,
      judged: "missed",
    });
    expect(await entryOf(a.lead, "answer_rate", null)).toMatchObject({ seen: false, latest: null });
    expect((await entryOf(a.lead, "churn_rate", null))?.latest).toMatchObject({ value: 0.015, judged: "met" });
    expect((await as(a.lead).target.list({ tenant: a.slug })).usual["company"]).not.toHaveProperty("answer_rate");
  });
});

describe("attainment", () => {
  test("each month by the target of its last day, as reckoned by hand; the page of the KPI says the same", async () => {
    // 92/100 reached 90 %; 178/200 = 89 % missed it; October 91 % misses 92 %; 24 of 25 is too few; November runs.
    await record([
      ["2026-05-11", 60, 54],
      ["2026-05-12", 40, 38],
      ["2026-06-10", 200, 178],
      ["2026-09-01", 25, 24],
      ["2026-10-05", 100, 91],
      ["2026-11-02", 100, 99],
    ]);
    await set(a.lead);
    await set(a.lead, { low: 0.92, start: "2026-09-15" });
    const entry = await entryOf(a.lead, "answer_rate");
    const told = entry?.months.map(({ from, standing, target }) => [from.slice(0, 7), standing, target?.low ?? null]);
    expect(told).toEqual([
      ...["2025-11", "2025-12", "2026-01", "2026-02", "2026-03"].map((month) => [month, "no_target", null]),
      ["2026-04", "no_data", 0.9],
      ["2026-05", "met", 0.9],
      ["2026-06", "missed", 0.9],
      ["2026-07", "no_data", 0.9],
      ["2026-08", "no_data", 0.9],
      ["2026-09", "low_sample", 0.92],
      ["2026-10", "missed", 0.92],
      ["2026-11", "running", 0.92],
    ]);
    expect(entry?.latest).toMatchObject({
      from: "2026-11-01",
      value: 0.99,
      progress: { standing: "running", reach: { side: "met" } },
      judged: null,
    });
    expect(entry?.past.map(({ low, until }) => [low, until])).toEqual([[0.9, "2026-09-15"]]);
    const page = await as(a.lead).kpi.one({ tenant: a.slug, kpi: "answer_rate", compare: "none" });
    expect(
      page.months.slice(-13).map(({ from, standing, target }) => [from.slice(0, 7), standing, target?.low ?? null]),
    ).toEqual(told);
    expect(page.card).toMatchObject({
      now: { value: 0.91, parts: { numerator: 91, denominator: 100 }, n: 100 },
      target: { low: 0.92, standing: "missed", ofCompany: false },
    });
    expect(page.card.target?.reach?.gap).toBeCloseTo(0.01, 12);
    expect(page.counts).toEqual([
      { id: "answered", sum: 91, unit: "count" },
      { id: "offered", sum: 100, unit: "count" },
    ]);
    // A range over both targets is judged by the one of its last day.
    const both = await as(a.lead).kpi.overview({ tenant: a.slug, range: "2026-05-01..2026-10-31", compare: "none" });
    expect(both.groups[0]?.cards[0]?.target).toMatchObject({ low: 0.92, standing: "missed" });
    const before = await as(a.lead).kpi.overview({ tenant: a.slug, range: "2026-05", compare: "none" });
    expect(before.groups[0]?.cards[0]?.target).toMatchObject({ low: 0.9, standing: "met" });
  });

  test("one channel is asked nothing; a team without its own has the company's; trends draw what was in force", async () => {
    await record([["2026-10-05", 100, 91]]);
    await set(a.admin, { teamId: null, low: 0.88 });
    await set(a.lead, { start: "2026-10-01" });
    const card = async (more: object) =>
      (await as(a.admin).kpi.overview({ tenant: a.slug, range: "2026-10", compare: "none", ...more })).groups[0]
        ?.cards[0]?.target;
    expect(await card({ team: a.teams[0].id })).toMatchObject({ low: 0.9, standing: "met", ofCompany: false });
    expect(await card({ team: second() })).toMatchObject({ low: 0.88, standing: "no_data", ofCompany: true });
    expect(await card({ team: "all" })).toMatchObject({ low: 0.88, standing: "met" });
    expect(await card({ team: a.teams[0].id, channel: a.channel("phone").id })).toBeNull();
    const trend = await as(a.lead).trend.view({
      tenant: a.slug,
      kpi: "answer_rate",
      range: "2026-08-01..2026-10-31",
      grain: "month",
      compare: "target",
    });
    expect(trend.targetPoints?.map((point) => point?.low)).toEqual([0.88, 0.88, 0.9]);
    expect(
      (await as(a.lead).trend.view({ tenant: a.slug, kpi: "answer_rate", compare: "year" })).targetPoints,
    ).toBeNull();
  });

  test("a month of another definition is judged by its own, and is marked as no part of the line", async () => {
    const day = (start: string, slThresholdSec: number, within: number): NewRecord => ({
      teamId: a.teams[0].id,
      channelId: a.channel("phone").id,
      start,
      until: addDays(start, 1),
      cadence: "day",
      offered: 100,
      answered_in_threshold: within,
      slThresholdSec,
      source: "grid",
      updatedBy: a.admin.userId,
      updatedAt: new Date(`${TODAY}T00:00:00Z`),
    });
    await inTenant(db, a.tenantId, async ({ tx }) => {
      await tx.insert(variantChanges).values({
        tenantId: a.tenantId,
        start: "2026-09-01",
        variants: { ...DEFAULT_VARIANTS, slThresholdSec: 30 },
        createdBy: a.admin.userId,
      });
      await insertRecords(tx, a.tenantId, [day("2026-08-05", 20, 82), day("2026-10-05", 30, 79)]);
    });
    await set(a.lead, { kpi: "service_level", low: 0.8 });
    const page = await as(a.lead).kpi.one({ tenant: a.slug, kpi: "service_level", compare: "none" });
    const told = page.months
      .filter(({ value }) => value !== null)
      .map(({ from, value, standing, otherDefinition }) => [from, value, standing, otherDefinition]);
    expect(told).toEqual([
      ["2026-08-01", 0.82, "met", true],
      ["2026-10-01", 0.79, "missed", false],
    ]);
    expect(page.card.now.variant).toBe("offered:30");
  });

  test("the help of the dialog is the last three whole months' own value", async () => {
    // August to October: (80 + 95) / (100 + 100); July and November are no part of it.
    await record([
      ["2026-07-31", 100, 10],
      ["2026-08-01", 100, 80],
      ["2026-10-31", 100, 95],
      ["2026-11-01", 100, 10],
    ]);
    const view = await as(a.lead).target.list({ tenant: a.slug });
    expect(view.usual[a.teams[0].id]?.answer_rate).toEqual({ value: 0.875, n: 200, lowSample: false });
    expect(view.recent).toEqual({ from: "2026-08-01", until: "2026-11-01" });
  });
});
