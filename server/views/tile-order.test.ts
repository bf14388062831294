import { beforeEach, expect, test } from "vitest";
import { tileOrders } from "@/db/schema/view";
import { inTenant } from "@/db/connection/scope";
import { createMember, type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { kpiRouter } from "../dashboard/router";
import { viewRouter } from "./router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const [openKpi, openView] = [createCaller(kpiRouter), createCaller(viewRouter)];
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

const of = (member: TestMember) => requestOf(member, "2026-11-23");
const kept = async (member: TestMember, company = tenant) => [
  ...(await openKpi(of(member)).overview({ tenant: company.slug })).order,
];
const save = async (member: TestMember, tiles: string[], company = tenant) =>
  openView(of(member)).saveOrder({ tenant: company.slug, page: "home", tiles, replaces: await kept(member, company) });
const efficiencyOf = async (member: TestMember, company = tenant) =>
  (await openKpi(of(member)).overview({ tenant: company.slug })).groups[0]?.cards.map(({ id }) => id);
const USUAL = ["answer_rate", "aht_sec", "abandon_rate"];

test("an order is one's own: kept, changed, taken back, and seen by nobody else", async () => {
  const second = await createMember(db, tenant.tenantId, { role: "lead", name: "Second", teams: [tenant.teams[0].id] });
  await save(tenant.lead, ["abandon_rate", "answer_rate"]);
  expect(await efficiencyOf(tenant.lead)).toEqual(["abandon_rate", "answer_rate", "aht_sec"]);
  for (const member of [second, tenant.admin, tenant.executive]) expect(await efficiencyOf(member)).toEqual(USUAL);
  await save(tenant.lead, ["aht_sec", "answer_rate", "abandon_rate"]);
  expect(await efficiencyOf(tenant.lead)).toEqual(["aht_sec", "answer_rate", "abandon_rate"]);
  await save(tenant.lead, []);
  expect(await efficiencyOf(tenant.lead)).toEqual(USUAL);
});

test("an executive keeps one too; a person of two companies keeps one in each; an order of older tiles harms nothing", async () => {
  await save(tenant.executive, ["abandon_rate"]);
  await save(other.executive, ["aht_sec"], other);
  expect([await efficiencyOf(tenant.executive), await efficiencyOf(other.executive, other)]).toEqual([
    ["abandon_rate", "answer_rate", "aht_sec"],
    ["aht_sec", "answer_rate", "abandon_rate"],
  ]);
  await inTenant(db, tenant.tenantId, ({ tx }) =>
    tx
      .insert(tileOrders)
      .values({ tenantId: tenant.tenantId, userId: tenant.lead.userId, page: "home", tiles: ["ledger", "aht_sec"] }),
  );
  expect(await efficiencyOf(tenant.lead)).toEqual(["aht_sec", "answer_rate", "abandon_rate"]);
});

test("what is no KPI, or named twice, is refused", async () => {
  for (const tiles of [["ledger"], ["nps", "nps"]])
    await expect(save(tenant.lead, tiles)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("a KPI without a figure today keeps its place", async () => {
  await save(tenant.lead, ["occupancy", "abandon_rate"]);
  expect(await save(tenant.lead, ["answer_rate", "abandon_rate", "aht_sec"])).toEqual({
    tiles: ["occupancy", "answer_rate", "abandon_rate", "aht_sec"],
  });
});
