import { beforeEach, expect, test } from "vitest";
import { inTenant } from "@/db/connection/scope";
import { insertRecords, type NewRecord } from "@/db/seed/write";
import { type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { CHECKLIST_VERSION } from "@/domain/diagnosis/checklist";
import { diagnosisRouter } from "../diagnosis/router";
import { settingsRouter } from "./settings-router";
import { tenantRouter } from "./router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const [openTenant, openSettings, openDiagnosis] = [
  createCaller(tenantRouter),
  createCaller(settingsRouter),
  createCaller(diagnosisRouter),
];
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

const of = (member: TestMember) => requestOf(member, "2026-11-25");
const setup = (member: TestMember, company = tenant) => openTenant(of(member)).setup({ tenant: company.slug });
const done = async (company = tenant) =>
  (await setup(company.admin, company)).steps.filter((one) => one.done).map(({ step }) => step);
const saved = () => ({ source: "grid" as const, updatedBy: tenant.lead.userId, updatedAt: new Date() });
const store = (row: Pick<NewRecord, "start" | "until"> & Partial<NewRecord>) => {
  const phone = tenant.channel("phone", tenant.teams[0].id);
  return inTenant(db, tenant.tenantId, ({ tx }) =>
    insertRecords(tx, tenant.tenantId, [
      { teamId: phone.teamId, channelId: phone.id, cadence: "day", ...saved(), ...row },
    ]),
  );
};

test("each thing done is ticked, by what is there and not by a click through; another company's says nothing here", async () => {
  expect(await done()).toEqual(["teams", "people"]);
  await openSettings(of(tenant.admin)).accept({ tenant: tenant.slug });
  expect(await done()).toEqual(["facts", "teams", "people"]);
  await openSettings(of(tenant.admin)).saveSpecialDays({
    tenant: tenant.slug,
    from: "2026-12-29",
    last: "2027-01-03",
    kind: "closed",
    name: "年末年始",
    replaces: [],
  });
  await store({ start: "2026-11-23", until: "2026-11-24" });
  // An emptied record is none.
  expect(await done()).toEqual(["facts", "teams", "holidays", "people"]);
  await store({ start: "2026-11-24", until: "2026-11-25", offered: 0 });
  await openDiagnosis(of(tenant.lead)).save({
    tenant: tenant.slug,
    teamId: tenant.teams[0].id,
    date: "2026-11-24",
    checklist: CHECKLIST_VERSION,
    answers: Array.from({ length: 8 }, () => true),
    replaces: null,
  });
  expect(await done()).toEqual(["facts", "teams", "holidays", "people", "record", "diagnosis"]);
  expect(await done(other)).toEqual(["teams", "people"]);
});

test("teams and channels say since when and until when they record, and what waits", async () => {
  for (const start of ["2026-11-10", "2026-11-24"])
    await store({ start, until: start.replace(/\d\d$/, (day) => String(Number(day) + 1)), offered: 10 });
  const { teams } = await setup(tenant.admin);
  expect(teams.map(({ name, channels }) => [name, channels.length])).toEqual([
    ["Support", 3],
    ["Orders", 2],
  ]);
  const phone = teams[0]?.channels.find(({ id }) => id === tenant.channel("phone", tenant.teams[0].id).id);
  expect(phone).toMatchObject({ first: "2026-11-10", last: "2026-11-24", state: "recorded" });
  expect(teams[1]?.channels.map(({ first, state }) => [first, state])).toEqual([
    [null, "missing"],
    [null, "missing"],
  ]);
});

test("it is for admins; the number of waiting channels follows what is recorded", async () => {
  for (const member of [tenant.lead, tenant.executive]) {
    await expect(setup(member)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(openSettings(of(member)).accept({ tenant: tenant.slug })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  const missing = (member: TestMember) => openTenant(of(member)).missing({ tenant: tenant.slug });
  expect([await missing(tenant.lead), await missing(tenant.admin), await missing(tenant.executive)]).toEqual([3, 5, 0]);
  await store({ start: "2026-11-24", until: "2026-11-25", offered: 10 });
  expect([await missing(tenant.lead), await missing(tenant.admin)]).toEqual([2, 4]);
});

test("settings confirmed twice, or changed before, stay as they are", async () => {
  await openSettings(of(tenant.admin)).accept({ tenant: tenant.slug });
  await openSettings(of(tenant.admin)).accept({ tenant: tenant.slug });
  expect((await openSettings(of(tenant.admin)).view({ tenant: tenant.slug })).version).toBe(2);
});
