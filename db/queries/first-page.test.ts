import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evidence } from "@/domain/diagnosis/evidence";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { BY_KIND, contactsByKind } from "@/domain/tallies/contacts";
import type { TallyQuery } from "@/domain/tallies/query";
import { result } from "@/domain/diagnosis/checklist";
import { standings } from "@/domain/diagnosis/history";
import { addMonths, DEFAULT_CALENDAR } from "@/domain/time/period";
import { JAPANESE_OFFICE } from "@/domain/time/work-calendar";
import { assessments } from "../schema/assessment";
import { events } from "../schema/event";
import { channels } from "../schema/team";
import { inTenant, type TenantScope } from "../connection/scope";
import { insertCustomerMonths, insertRecords, type NewChannel, type NewRecord } from "../seed/write";
import { testDatabase, type TestTenant, withTwoTenants } from "../testing/tenant";
import { runsOf } from "./diagnosis/assessments";
import { talliesInForce } from "./tallies/in-force";
import { monthsOf } from "./records/customer-months";
import { eventsIn } from "./events/events";
import { previousValuesOf } from "./records/previous-values";
import { teamsOf } from "./tenants/teams";

const db = testDatabase();
const stamp = (tenant: TestTenant) => ({
  source: "demo" as const,
  updatedBy: tenant.admin.userId,
  updatedAt: new Date("2026-11-01T00:00:00Z"),
});
let a: TestTenant;
let b: TestTenant;

async function fill(tenant: TestTenant) {
  const record = (channel: NewChannel, start: string, values: Partial<NewRecord>): NewRecord => ({
    teamId: channel.teamId,
    channelId: channel.id,
    start,
    until: start.slice(0, 8) + String(Number(start.slice(8)) + 1).padStart(2, "0"),
    cadence: "day",
    ...values,
    ...stamp(tenant),
  });
  const [phone, email] = [tenant.channel("phone"), tenant.channel("email")];
  const run = (who: string, hits: number, date: string) => ({
    tenantId: tenant.tenantId,
    id: randomUUID(),
    teamId: tenant.teams[0].id,
    assessedOn: date,
    checklistVersion: "2026-11",
    respondentId: who,
    respondentName: "R",
    answers: Array.from({ length: 8 }, (_, i) => i < hits),
    notes: { s1: "why" },
    hits,
    createdAt: new Date(`${date}T01:00:00Z`),
  });
  await inTenant(db, tenant.tenantId, async ({ tx }) => {
    await insertRecords(tx, tenant.tenantId, [
      record(phone, "2026-11-02", { offered: 40, answered: 38, csat_responses: 7 }),
      record(phone, "2026-11-09", { offered: 50, answered: 45 }),
      record(phone, "2026-11-15", { offered: 20, answered: 19 }),
      record(email, "2026-11-15", { received: 30 }),
      record(email, "2026-11-09", { handled: 9 }),
      record(tenant.channel("phone", tenant.teams[1]?.id), "2026-11-09", { offered: 5 }),
    ]);
    await insertCustomerMonths(
      tx,
      tenant.tenantId,
      ["2026-09-01", "2026-10-01"].map((start) => ({ start, customers_start: 10, ...stamp(tenant) })),
    );
    await tx
      .insert(assessments)
      .values([
        run(tenant.admin.userId, 4, "2026-10-01"),
        run(tenant.lead.userId, 6, "2026-10-01"),
        run(tenant.executive.userId, 4, "2026-10-01"),
        run(tenant.lead.userId, 7, "2026-07-01"),
      ]);
    await tx.insert(events).values([
      { tenantId: tenant.tenantId, id: randomUUID(), kind: "initiative", title: "one day", start: "2026-11-09" },
      {
        tenantId: tenant.tenantId,
        id: randomUUID(),
        kind: "campaign",
        title: "long",
        start: "2026-10-20",
        until: "2026-11-10",
        teamId: tenant.teams[1]?.id,
      },
    ]);
    await tx
      .update(channels)
      .set({ archivedAt: new Date("2026-11-01T00:00:00Z") })
      .where(eq(channels.id, tenant.channel("chat").id));
  });
}

beforeAll(async () => {
  ({ a, b } = await withTwoTenants(db));
  await Promise.all([fill(a), fill(b)]);
});
afterAll(() => db.end());

const contactsOf = async (scope: TenantScope, asked: Pick<TallyQuery, "range" | "teams" | "channels">) =>
  contactsByKind(
    await talliesInForce(
      scope,
      { ...BY_KIND, ...asked, grain: "range", calendar: DEFAULT_CALENDAR, work: JAPANESE_OFFICE },
      { initial: DEFAULT_VARIANTS, changes: [] },
    ),
  );
const of = <T>(tenant: TestTenant, work: (scope: TenantScope) => Promise<T>) =>
  inTenant(db, tenant.tenantId, work, { readOnly: true });

test("teams come with their living channels in order, and only those in reach", async () => {
  const found = await of(a, (scope) => teamsOf(scope));
  expect(found.map(({ name, channels: own }) => [name, own.map(({ kind }) => kind)])).toEqual([
    ["Support", ["phone", "email"]],
    ["Orders", ["phone", "web_form"]],
  ]);
  expect(await of(a, (scope) => teamsOf(scope, [b.teams[0].id, a.teams[0].id], { archived: true }))).toMatchObject([
    { id: a.teams[0].id, channels: [{}, {}, { kind: "chat", archived: true, cadence: "day" }] },
  ]);
  expect(await of(a, (scope) => teamsOf(scope, []))).toEqual([]);
});

test("runs of the teams in reach, which the domain joins to a standing", async () => {
  const runs = await of(a, (scope) => runsOf(scope, "all"));
  expect(runs.map(({ date, hits }) => `${date} ${hits}`).sort()).toEqual([
    "2026-07-01 7",
    "2026-10-01 4",
    "2026-10-01 4",
    "2026-10-01 6",
  ]);
  expect(runs[0]?.date).toBe("2026-07-01");
  expect(runs.every(({ answers, hits }) => result(answers).hits === hits)).toBe(true);
  expect(standings(runs).map(({ date, hits, respondents }) => [date, hits, respondents])).toEqual([
    ["2026-07-01", [7, 7], 1],
    ["2026-10-01", [4, 4], 3],
  ]);
  expect(await of(a, (scope) => runsOf(scope, [b.teams[0].id]))).toEqual([]);
});

test("events touch the range and concern the team", async () => {
  const titles = async (from: string, until: string, teams?: string | string[]) =>
    (await of(a, (scope) => eventsIn(scope, { from, until }, teams))).map(({ title }) => title);
  expect(await titles("2026-11-09", "2026-11-10")).toEqual(["long", "one day"]);
  expect(await titles("2026-11-10", "2026-12-01")).toEqual([]);
  expect(await titles("2026-10-01", "2026-12-01", a.teams[0].id)).toEqual(["one day"]);
  expect(
    await titles(
      "2026-10-01",
      "2026-12-01",
      a.teams.map(({ id }) => id),
    ),
  ).toEqual(["long", "one day"]);
  expect(await titles("2026-10-01", "2026-12-01", [])).toEqual(["one day"]);
});

test("contacts by kind feed the phone share; a kind without contacts is absent", async () => {
  const range = { from: "2026-11-01", until: "2026-12-01" };
  const pooled = await of(a, (scope) => contactsOf(scope, { range, teams: "all" }));
  expect(pooled).toEqual({ phone: 115, email: 30 });
  expect(evidence({ contactsByChannel: pooled, kpisWithData: [] })[0]).toMatchObject({
    statement: "s3",
    values: { share: 115 / 145 },
  });
  expect(await of(a, (scope) => contactsOf(scope, { range, teams: [a.teams[0].id] }))).toEqual({
    phone: 110,
    email: 30,
  });
  expect(await of(a, (scope) => contactsOf(scope, { range, teams: "all", channels: [a.channel("email").id] }))).toEqual(
    { email: 30 },
  );
  expect(await of(a, (scope) => contactsOf(scope, { range, teams: [b.teams[0].id] }))).toEqual({});
});

test("customer months begin in the range", async () => {
  const months = await of(a, (scope) => monthsOf(scope, { from: "2026-09-02", until: addMonths("2026-09-01", 2) }));
  expect(months).toMatchObject([
    { tenantId: a.tenantId, start: "2026-10-01", customers_start: 10, customers_new: null },
  ]);
});

test("ghosts: the same weekday first, then the nearest earlier day, measure by measure", async () => {
  const ghosts = await of(a, (scope) =>
    previousValuesOf(scope, { teams: [a.teams[0].id], date: "2026-11-16", calendar: DEFAULT_CALENDAR }),
  );
  const ghost = (kind: "phone" | "email") => ghosts.find(({ channelId }) => channelId === a.channel(kind).id);
  expect(ghost("phone")).toEqual({
    channelId: a.channel("phone").id,
    start: "2026-11-09",
    values: { offered: 50, answered: 45, csat_responses: 7 },
  });
  expect(ghost("email")).toEqual({
    channelId: a.channel("email").id,
    start: "2026-11-09",
    values: { handled: 9, received: 30 },
  });
  expect(ghosts).toHaveLength(2);
  expect(
    await of(a, (scope) => previousValuesOf(scope, { teams: "all", date: "2026-11-02", calendar: DEFAULT_CALENDAR })),
  ).toEqual([]);
});
