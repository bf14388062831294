import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { specialDays } from "@/db/schema/calendar";
import { tenants } from "@/db/schema/tenant";
import { variantChanges } from "@/db/schema/variant-change";
import { inTenant } from "@/db/connection/scope";
import { insertCustomerMonths, insertRecords, type NewChannel, type NewRecord } from "@/db/seed/write";
import { EVERY_DAY, type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { CHECKLIST_VERSION } from "@/domain/diagnosis/checklist";
import { DEFAULT_VARIANTS, type KpiId } from "@/domain/kpi/kpi";
import { addDays } from "@/domain/time/period";
import type { OverviewView } from "./overview";
import { diagnosisRouter } from "../diagnosis/router";
import { kpiRouter } from "./router";
import { settingsRouter } from "../tenants/settings-router";
import { tenantRouter } from "../tenants/router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const [openKpi, openTenant, openDiagnosis] = [
  createCaller(kpiRouter),
  createCaller(tenantRouter),
  createCaller(diagnosisRouter),
];
const TODAY = "2026-11-23";
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db, { tenant: EVERY_DAY }));
});

const caller = (member: TestMember) => requestOf(member, TODAY);
const overview = (member: TestMember, asked: object = {}, of: TestTenant = tenant): Promise<OverviewView> =>
  openKpi(caller(member)).overview({ tenant: of.slug, ...asked });
const saved = () => ({ source: "grid" as const, updatedBy: tenant.lead.userId, updatedAt: new Date() });
const row = (channel: NewChannel, start: string, counts: Partial<NewRecord>): NewRecord => ({
  teamId: channel.teamId,
  channelId: channel.id,
  start,
  until: addDays(start, 1),
  cadence: "day",
  slThresholdSec: 20,
  ...saved(),
  ...counts,
});
const store = (of: TestTenant, rows: NewRecord[]) =>
  inTenant(db, of.tenantId, ({ tx }) => insertRecords(tx, of.tenantId, rows));
const cardOf = (view: OverviewView, id: KpiId) => {
  const card = view.groups.flatMap(({ cards, more }) => [...cards, ...more]).find((one) => one.id === id);
  if (!card) throw new Error(`${id} is not on the page`);
  return card;
};
const diagnose = (answers: string, date: string) =>
  openDiagnosis(caller(tenant.lead)).save({
    tenant: tenant.slug,
    teamId: tenant.teams[0].id,
    date,
    checklist: CHECKLIST_VERSION,
    answers: [...answers].map((c) => c === "1"),
    replaces: null,
  });

/** October of both teams, one day of October a year before, and another tenant's October that must never be seen. */
async function octobers() {
  const [support, orders] = [tenant.teams[0].id, tenant.teams[1]?.id];
  const [phone, email, second] = [
    tenant.channel("phone", support),
    tenant.channel("email", support),
    tenant.channel("phone", orders),
  ];
  await store(tenant, [
    row(phone, "2026-10-01", { offered: 100, answered: 90 }),
    row(phone, "2026-10-31", { offered: 300, answered: 300 }),
    row(email, "2026-10-15", { received: 600 }),
    row(second, "2026-10-02", { offered: 50, answered: 10 }),
    row(phone, "2025-10-01", { offered: 200, answered: 160 }),
    row(phone, "2026-11-01", { offered: 7, answered: 1 }),
  ]);
  const foreign = other.channel("phone", other.teams[0].id);
  await store(other, [row(foreign, "2026-10-01", { offered: 9_999, answered: 1 })]);
  return { phone, email, second };
}

describe("what is shown when nothing is asked", () => {
  test("without a record: this month, no range before it counted, three ways to begin", async () => {
    const view = await overview(tenant.lead);
    expect(view).toMatchObject({
      hasRecords: false,
      team: tenant.teams[0].id,
      range: { text: "2026-11", running: true },
      canRecord: true,
    });
    expect(view.next.map(({ kind }) => kind)).toEqual(["first_diagnosis", "first_record"]);
    expect(view.groups.map(({ group, cards }) => [group, cards.length])).toEqual([
      ["efficiency", 3],
      ["quality", 3],
      ["outcome", 3],
    ]);
    expect(view.groups.flatMap(({ cards }) => cards.map(({ now }) => now.value))).toEqual(Array(9).fill(null));
  });

  test("with records last month: that month, against the same month a year before", async () => {
    const { phone } = await octobers();
    // As many days as this year; without it the change is told and not judged.
    expect(cardOf(await overview(tenant.lead), "answer_rate")).toMatchObject({
      change: { kind: "points" },
      judgement: "neutral",
    });
    await store(tenant, [row(phone, "2025-10-31", { offered: 0, answered: 0 })]);
    const view = await overview(tenant.lead);
    expect(view).toMatchObject({
      hasRecords: true,
      range: { text: "2026-10", running: false },
      before: { from: "2025-10-01", until: "2025-11-01" },
    });
    const card = cardOf(view, "answer_rate");
    expect(card.now).toMatchObject({ value: 390 / 400, n: 400, used: 2, total: 2 });
    expect(card.before).toMatchObject({ value: 0.8, n: 200 });
    expect(card.change).toMatchObject({ kind: "points" });
    expect(card.judgement).toBe("better");
    expect(card.spark.slice(-2)).toEqual([null, 390 / 400]);
  });

  test("an executive sees every team at once and no way to record; a lead only their own teams", async () => {
    await octobers();
    const all = await overview(tenant.executive);
    expect(all).toMatchObject({ team: "all", canRecord: false, next: [] });
    expect(all.teams.map(({ name }) => name)).toEqual(tenant.teams.map(({ name }) => name));
    expect(cardOf(all, "answer_rate").now.value).toBe(400 / 450);
    expect((await overview(tenant.lead, { team: "all" })).teams.map(({ id }) => id)).toEqual([tenant.teams[0].id]);
    expect(cardOf(await overview(tenant.lead, { team: "all" }), "answer_rate").now.value).toBe(390 / 400);
  });
});

describe("what the URL asks", () => {
  test("a channel, a range and a comparison are obeyed, and the mix and the trend follow", async () => {
    const { phone, email } = await octobers();
    const day = await overview(tenant.lead, { range: "2026-10-01..2026-10-15", compare: "none" });
    expect([cardOf(day, "answer_rate").now.value, day.before, day.mix]).toEqual([
      0.9,
      null,
      { now: { phone: 100, email: 600 }, before: null, leftOut: [] },
    ]);
    const calls = await overview(tenant.lead, { range: "2026-10", channel: phone.id });
    expect(calls.mix.now).toEqual({ phone: 400 });
    expect(calls.trend.months.filter(({ value }) => value !== null)).toMatchObject([
      { month: "2026-10-01", value: 400, before: 200, running: false },
      { month: "2026-11-01", value: 7, running: true },
    ]);
    const mails = await overview(tenant.lead, { range: "2026-10", channel: email.id });
    expect([cardOf(mails, "answer_rate").now.value, mails.trend.subject]).toEqual([null, "all"]);
  });

  test("another team, another tenant and their channels do not exist; a range that is none gives the usual one", async () => {
    const { second } = await octobers();
    const [lead, stranger] = [tenant.lead, other.admin];
    const gone = { code: "NOT_FOUND" };
    await expect(overview(lead, { team: tenant.teams[1]?.id })).rejects.toMatchObject(gone);
    await expect(overview(lead, { team: other.teams[0].id })).rejects.toMatchObject(gone);
    await expect(overview(lead, { channel: second.id })).rejects.toMatchObject(gone);
    await expect(overview(tenant.admin, { channel: other.channel("phone").id })).rejects.toMatchObject(gone);
    await expect(overview(stranger)).rejects.toMatchObject(gone);
    expect(await overview(lead, { range: "2026-10-15..2026-10-01" })).toMatchObject({ range: { text: "2026-10" } });
  });
});

describe("position and what to do next", () => {
  test("the first and the latest diagnosis, and an answer the records contradict", async () => {
    await octobers();
    await diagnose("11111111", "2026-07-01");
    await diagnose("00000000", TODAY);
    const view = await overview(tenant.lead);
    expect(view.positions).toMatchObject([
      {
        team: { id: tenant.teams[0].id },
        standings: [
          { date: "2026-07-01", hits: [8, 8] },
          { date: TODAY, hits: [0, 0] },
        ],
      },
    ]);
    expect((await overview(tenant.executive)).positions.map(({ standings }) => standings.length)).toEqual([2, 0]);
    expect((await overview(other.executive, {}, other)).positions.flatMap(({ standings }) => standings)).toEqual([]);
  });

  test("what to do next is told by the last three months and last month's base, whatever range is shown", async () => {
    await octobers();
    await diagnose("00100000", TODAY);
    const steps = async (range?: string) => (await overview(tenant.lead, range ? { range } : {})).next;
    const usual = await steps();
    expect(usual.map(({ kind }) => kind)).toEqual(["contradiction", "contradiction", "contradiction"]);
    for (const range of ["2026-11", "2025-10", "2024-01-01..2024-03-31", "2026-11-23..2027-11-22"]) {
      expect([range, await steps(range)]).toEqual([range, usual]);
    }
  });

  test("what of yesterday is due, per channel; what a customer base brings once it is there", async () => {
    const phone = tenant.channel("phone", tenant.teams[0].id);
    await store(tenant, [row(phone, "2026-11-22", { offered: 10, answered: 9 })]);
    const view = await overview(tenant.lead);
    expect(view.due).toMatchObject({ date: "2026-11-22" });
    expect(view.due.channels.find(({ id }) => id === phone.id)?.state).toBe("recorded");
    expect(view.due.channels.filter(({ state }) => state === "missing")).toHaveLength(2);
    expect(view.next.map(({ kind }) => kind)).toEqual(["first_diagnosis", "no_quality", "base_missing"]);
    await inTenant(db, tenant.tenantId, ({ tx }) =>
      insertCustomerMonths(tx, tenant.tenantId, [
        { start: "2026-10-01", customers_start: 1_000, customers_churned: 20, ...saved() },
      ]),
    );
    const known = await overview(tenant.lead, { range: "2026-10" });
    expect(cardOf(known, "churn_rate")).toMatchObject({ source: "base", now: { value: 0.02 } });
    expect(known.next.map(({ kind }) => kind)).not.toContain("base_missing");
  });
});

describe("what the company has set", () => {
  const stamp = () => ({ tenantId: tenant.tenantId, createdBy: tenant.admin.userId });
  const counts = { offered: 100, answered: 80, answered_in_threshold: 60 };

  test("a definition holds from its day: figures before and after are each their own, and a range over the change has none", async () => {
    const phone = tenant.channel("phone", tenant.teams[0].id);
    await store(
      tenant,
      ["2026-08-03", "2026-09-10", "2026-09-20", "2026-10-05"].map((day) => row(phone, day, counts)),
    );
    await inTenant(db, tenant.tenantId, ({ tx }) =>
      tx
        .insert(variantChanges)
        .values({ ...stamp(), start: "2026-09-15", variants: { ...DEFAULT_VARIANTS, serviceLevel: "answered" } }),
    );
    const valueIn = async (range: string) =>
      cardOf(await overview(tenant.lead, { range, compare: "previous" }), "service_level");
    expect((await valueIn("2026-08")).now).toMatchObject({ value: 0.6, variant: "offered:20" });
    expect((await valueIn("2026-09")).now).toMatchObject({ value: null, reason: "mixed_variant" });
    const october = await valueIn("2026-10");
    expect(october).toMatchObject({ now: { value: 0.75, variant: "answered:20" }, change: null, judgement: "neutral" });
    expect(october.spark.slice(-3)).toEqual([null, null, 0.75]);
    expect((await valueIn("2026-09-01..2026-09-14")).now.value).toBe(0.6);
  });

  test("a closed day is no gap, an extra open day is one; another tenant's days say nothing here", async () => {
    const dueIn = async () => (await overview(tenant.lead)).due.channels.map(({ state }) => state);
    await inTenant(db, other.tenantId, ({ tx }) =>
      tx.insert(specialDays).values({
        tenantId: other.tenantId,
        createdBy: other.admin.userId,
        day: "2026-11-22",
        kind: "closed",
        name: "棚卸し",
      }),
    );
    expect(await dueIn()).toEqual(["missing", "missing", "missing"]);
    await inTenant(db, tenant.tenantId, ({ tx }) =>
      tx.insert(specialDays).values({ ...stamp(), day: "2026-11-22", kind: "closed", name: "棚卸し" }),
    );
    expect(await dueIn()).toEqual(["rest", "rest", "rest"]);
    expect(await openTenant(caller(tenant.lead)).missing({ tenant: tenant.slug })).toBe(0);
  });

  test("hidden KPIs are not on the page", async () => {
    await octobers();
    await inTenant(db, tenant.tenantId, ({ tx }) =>
      tx
        .update(tenants)
        .set({ hiddenKpis: ["answer_rate"] })
        .where(eq(tenants.id, tenant.tenantId)),
    );
    const view = await overview(tenant.lead);
    expect(view.groups.flatMap(({ cards, more }) => [...cards, ...more]).map(({ id }) => id)).not.toContain(
      "answer_rate",
    );
  });
});

describe("the frame and the settings", () => {
  test("the frame counts what a member has yet to record, and nothing for who records nothing", async () => {
    const frame = async (member: TestMember) => {
      const { shell, missing } = openTenant(caller(member));
      return { ...(await shell({ tenant: tenant.slug })), missing: await missing({ tenant: tenant.slug }) };
    };
    expect(await frame(tenant.lead)).toMatchObject({ name: tenant.name, role: "lead", canRecord: true, missing: 3 });
    expect(await frame(tenant.admin)).toMatchObject({ role: "admin", missing: 5 });
    expect(await frame(tenant.executive)).toMatchObject({ role: "executive", canRecord: false, missing: 0 });
    for (const ask of ["shell", "missing"] as const)
      await expect(openTenant(caller(other.lead))[ask]({ tenant: tenant.slug })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });

  test("the settings show a member their own teams only", async () => {
    const settings = (member: TestMember) => createCaller(settingsRouter)(caller(member)).view({ tenant: tenant.slug });
    expect((await settings(tenant.lead)).teams.map(({ name }) => name)).toEqual([tenant.teams[0].name]);
    expect((await settings(tenant.admin)).teams.map(({ name, channels }) => [name, channels.length])).toEqual([
      ["Support", 3],
      ["Orders", 2],
    ]);
    await expect(settings(other.admin)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
