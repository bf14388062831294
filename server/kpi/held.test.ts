import { beforeAll, describe, expect, test } from "vitest";
import { inTenant } from "@/db/connection/scope";
import { insertCustomerMonths, insertRecords, type NewRecord } from "@/db/seed/write";
import { createTenant, type TestTenant } from "@/db/testing/tenant";
import type { KpiId } from "@/domain/kpi/kpi";
import type { Align } from "@/domain/time/comparison-kind";
import { addDays, addMonths, type Range } from "@/domain/time/period";
import { kpiRouter } from "../dashboard/router";
import { requestOf, serverDatabase } from "../testing";
import { trendRouter } from "../trends/router";
import { createCaller, router } from "../trpc";

const db = serverDatabase();
const open = createCaller(router({ kpi: kpiRouter, trend: trendRouter }));
const FIRST = "2025-05-01";
let tenant: TestTenant;

/** A call on every day, the one after the other a thousand more: a figure says which days it is of. And a form of every month. */
beforeAll(async () => {
  tenant = await createTenant(db, {
    teams: [{ name: "Support", channels: [{ kind: "phone" }, { kind: "web_form", cadence: "month" }] }],
  });
  const stamp = { source: "grid" as const, updatedBy: tenant.lead.userId, updatedAt: new Date("2026-11-01T00:00:00Z") };
  const [phone, form] = [tenant.channel("phone"), tenant.channel("web_form")];
  const days = Array.from({ length: 560 }, (_, i): NewRecord => ({
    teamId: phone.teamId,
    channelId: phone.id,
    start: addDays(FIRST, i),
    until: addDays(FIRST, i + 1),
    cadence: "day",
    offered: 1_000 + i,
    answered: 900,
    upsell_revenue: 1_000 + i,
    ...stamp,
  }));
  const months = Array.from({ length: 18 }, (_, i): NewRecord => ({
    teamId: form.teamId,
    channelId: form.id,
    start: addMonths(FIRST, i),
    until: addMonths(FIRST, i + 1),
    cadence: "month",
    received: 10 * (i + 1),
    ...stamp,
  }));
  await inTenant(db, tenant.tenantId, async ({ tx }) => {
    await insertRecords(tx, tenant.tenantId, [...days, ...months]);
    await insertCustomerMonths(
      tx,
      tenant.tenantId,
      Array.from({ length: 18 }, (_, i) => ({
        start: addMonths(FIRST, i),
        customers_start: 1_000,
        customers_churned: i + 1,
        ...stamp,
      })),
    );
  });
});

const asked = (range: string, align?: Align) => ({
  tenant: tenant.slug,
  team: "all" as const,
  range,
  ...(align ? { align } : {}),
});
const callAs = (today: string) => open(requestOf(tenant.executive, today));
const OVER = "2026-11-23";
const home = (range: string, align?: Align, today = OVER) => callAs(today).kpi.overview(asked(range, align));
const page = (kpi: KpiId, range: string, align?: Align, today = OVER) =>
  callAs(today).kpi.one({ ...asked(range, align), kpi });
const trend = (kpi: KpiId, range: string, align?: Align, today = OVER) =>
  callAs(today).trend.view({ ...asked(range, align), kpi });
const cardOf = (view: Awaited<ReturnType<typeof home>>, id: KpiId) =>
  view.groups.flatMap(({ cards, more }) => [...cards, ...more]).find((card) => card.id === id);
const madeIn = ({ from, until }: Range): number => {
  let total = 0;
  for (let day = from; day < until; day = addDays(day, 1))
    total += 1_000 + (Date.parse(day) - Date.parse(FIRST)) / 86_400_000;
  return total;
};

describe.each<[string, string, Align | undefined, string, Range]>([
  ["a whole month, by date", "2026-07", undefined, OVER, { from: "2025-07-01", until: "2025-08-01" }],
  ["the same asked to meet weekdays", "2026-07", "weekday", OVER, { from: "2025-07-02", until: "2025-08-02" }],
  ["a week, by weekdays", "2026-07-06..2026-07-12", undefined, OVER, { from: "2025-07-07", until: "2025-07-14" }],
  ["the same asked for its dates", "2026-07-06..2026-07-12", "date", OVER, { from: "2025-07-06", until: "2025-07-13" }],
  ["days of two months", "2026-06-15..2026-08-14", undefined, OVER, { from: "2025-06-16", until: "2025-08-16" }],
  ["a running month", "2026-07", undefined, "2026-07-10", { from: "2025-07-01", until: "2025-07-11" }],
  ["one that meets weekdays", "2026-07", "weekday", "2026-07-10", { from: "2025-07-02", until: "2025-07-12" }],
])("%s", (_, range, align, today, expected) => {
  test("home, teams side by side, the KPI's page and its trend are held against the same days", async () => {
    const [first, own, line] = await Promise.all([
      home(range, align, today),
      page("upsell_revenue", range, align, today),
      trend("upsell_revenue", range, align, today),
    ]);
    expect([first.before, own.before, line.compared]).toEqual([expected, expected, expected]);
    expect([first.alignment, own.alignment]).toEqual([line.alignment, line.alignment]);
    expect([
      cardOf(first, "upsell_revenue")?.before?.value,
      first.positions[0]?.cards.find(({ id }) => id === "upsell_revenue")?.before?.value,
      own.card.before?.value,
      line.all.before?.value,
    ]).toEqual(Array.from({ length: 4 }, () => madeIn(expected)));
  });
});

describe("what is counted by the month is held against the same months, whatever the days are", () => {
  // Of 1,000 customers one left in May 2025, one more in every month after it.
  test.each<[string, string, Align | undefined, [number, number] | null]>([
    ["July meets July", "2026-07", undefined, [0.015, 0.003]],
    ["also with weekdays aligned", "2026-07", "weekday", [0.015, 0.003]],
    ["August of two months that end a day short", "2026-08-01..2026-09-29", undefined, [0.016, 0.004]],
    ["July between two halves", "2026-06-15..2026-08-14", undefined, [0.015, 0.003]],
  ])("%s", async (_, range, align, values) => {
    const [first, own, line] = await Promise.all([
      home(range, align),
      page("churn_rate", range, align),
      trend("churn_rate", range, align),
    ]);
    const shown = [cardOf(first, "churn_rate"), own.card].map((card) => [card?.now.value, card?.before?.value]);
    expect([...shown, [line.all.total.value, line.all.before?.value]]).toEqual([values, values, values]);
    expect([own.alignment, line.alignment]).toEqual([null, null]);
  });
  test("a month that is not held whole meets none", async () => {
    const [first, own, line] = await Promise.all([
      home("2026-07-02..2026-07-31"),
      page("churn_rate", "2026-07-02..2026-07-31"),
      trend("churn_rate", "2026-07-02..2026-07-31"),
    ]);
    expect([cardOf(first, "churn_rate")?.change, own.card.change, line.all.change]).toEqual([null, null, null]);
    expect([cardOf(first, "churn_rate")?.before?.value, own.card.before?.value, line.all.before?.value]).toEqual([
      null,
      null,
      null,
    ]);
  });
  test("a channel that is kept by the month has no place beside weekdays: the others are compared, and it is named", async () => {
    const range = "2026-08-01..2026-09-29";
    const view = await callAs(OVER).trend.view({ ...asked(range), kpi: "contacts", grain: "month" });
    const days = {
      now: madeIn({ from: "2026-08-01", until: "2026-09-30" }),
      before: madeIn({ from: "2025-08-02", until: "2025-10-01" }),
    };
    // The form's September 2025 lies in the days before, its August 2026 in those now: they are not the same month.
    expect(view.all).toMatchObject({
      total: { value: days.now + 160 },
      before: { value: days.before },
      basis: { kind: "part", ...days, count: 1, left: [{ why: "cut" }] },
    });
  });
});
