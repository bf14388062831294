import { beforeEach, expect, test } from "vitest";
import { inTenant } from "@/db/connection/scope";
import { insertRecords, type NewRecord } from "@/db/seed/write";
import { type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { addDays } from "@/domain/time/period";
import { kpiRouter } from "./router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const open = createCaller(kpiRouter);
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

const overview = (member: TestMember, asked: object = {}) =>
  open(requestOf(member, "2026-11-23")).overview({ tenant: tenant.slug, ...asked });
const store = (of: TestTenant, team: number, start: string, counts: Partial<NewRecord>) => {
  const phone = of.channel("phone", of.teams[team]?.id);
  return inTenant(db, of.tenantId, ({ tx }) =>
    insertRecords(tx, of.tenantId, [
      {
        teamId: phone.teamId,
        channelId: phone.id,
        start,
        until: addDays(start, 1),
        cadence: "day",
        source: "grid",
        updatedBy: of.lead.userId,
        updatedAt: new Date(),
        ...counts,
      },
    ]),
  );
};

test("every team has its own figures of the same KPIs, divided once over its own records; their cost and sales add up to the page's", async () => {
  // Support: 30,000 yen for 100 contacts in two days. Orders: 8,000 for 10. A year before Support: 200 yen a contact.
  await store(tenant, 0, "2026-10-01", { handled: 60, total_cost: 12_000, upsell_revenue: 5_000 });
  await store(tenant, 0, "2026-10-02", { handled: 40, total_cost: 18_000 });
  await store(tenant, 1, "2026-10-01", { handled: 10, total_cost: 8_000, upsell_revenue: 1_000 });
  await store(tenant, 0, "2025-10-01", { handled: 10, total_cost: 2_000 });
  await store(other, 0, "2026-10-01", { handled: 1, total_cost: 999_999 });
  const view = await overview(tenant.executive);
  const figures = view.positions.map(({ cards }) =>
    cards.map(({ id, now, before }) => [id, now.value, before?.value ?? null]),
  );
  expect(figures.map((team) => team.slice(0, 3))).toEqual([
    [
      ["cost_per_contact", 300, 200],
      ["upsell_revenue", 5_000, null],
      ["answer_rate", null, null],
    ],
    [
      ["cost_per_contact", 800, null],
      ["upsell_revenue", 1_000, null],
      ["answer_rate", null, null],
    ],
  ]);
  const whole = (id: string) =>
    view.groups.flatMap(({ cards, more }) => [...cards, ...more]).find((card) => card.id === id)?.now;
  expect(whole("cost_per_contact")).toMatchObject({
    value: 38_000 / 110,
    parts: { numerator: 38_000, denominator: 110 },
  });
  expect(whole("upsell_revenue")).toMatchObject({ value: 6_000 });
});

test("a lead sees the own teams only; of one team nothing is asked", async () => {
  await store(tenant, 1, "2026-10-01", { handled: 10, total_cost: 8_000 });
  expect(
    (await overview(tenant.lead, { team: "all" })).positions.map(({ team, cards }) => [team.name, cards[0]?.now.value]),
  ).toEqual([["Support", null]]);
  expect((await overview(tenant.admin, { team: tenant.teams[0].id })).positions.map(({ cards }) => cards)).toEqual([
    [],
  ]);
});
