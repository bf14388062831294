import { beforeEach, describe, expect, test } from "vitest";
import { inTenant } from "@/db/connection/scope";
import { insertRecords, type NewChannel, type NewRecord } from "@/db/seed/write";
import { createTenant, type TestTenant } from "@/db/testing/tenant";
import type { KpiId } from "@/domain/kpi/kpi";
import { addDays, addMonths, daysIn, type LocalDate, type Range } from "@/domain/time/period";
import type { TrendView } from "@/domain/views/trend";
import { kpiRouter } from "../dashboard/router";
import { trendRouter } from "../trends/router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller, router } from "../trpc";

const db = serverDatabase();
const open = createCaller(router({ kpi: kpiRouter, trend: trendRouter }));
let tenant: TestTenant;

beforeEach(async () => {
  tenant = await createTenant(db, {
    teams: [
      {
        name: "Support",
        channels: [{ kind: "phone" }, { kind: "email", cadence: "week" }, { kind: "web_form", cadence: "month" }],
      },
    ],
  });
});

const END = {
  day: (start: LocalDate) => addDays(start, 1),
  week: (start: LocalDate) => addDays(start, 7),
  month: (start: LocalDate) => addMonths(start, 1),
};
const row = (channel: NewChannel, start: LocalDate, counts: Partial<NewRecord>): NewRecord => ({
  teamId: channel.teamId,
  channelId: channel.id,
  start,
  until: END[channel.cadence](start),
  cadence: channel.cadence,
  source: "grid",
  updatedBy: tenant.lead.userId,
  updatedAt: new Date(),
  ...counts,
});
const store = (...rows: NewRecord[]) =>
  inTenant(db, tenant.tenantId, ({ tx }) => insertRecords(tx, tenant.tenantId, rows));
const home = (today: LocalDate, asked: object = {}) =>
  open(requestOf(tenant.lead, today)).kpi.overview({ tenant: tenant.slug, range: "2026-11", ...asked });
const trend = (today: LocalDate, asked: Partial<TrendView>) =>
  open(requestOf(tenant.lead, today)).trend.view({ tenant: tenant.slug, range: "2026-11", kpi: "contacts", ...asked });
const cardOf = (view: Awaited<ReturnType<typeof home>>, id: KpiId) => {
  const card = view.groups.flatMap(({ cards, more }) => [...cards, ...more]).find((one) => one.id === id);
  if (!card) throw new Error(`${id} is not on the page`);
  return card;
};

const QUIET = { offered: 0, answered: 0, upsell_revenue: 0 };
/** Every day of a range: what is said of it, and of the others nothing that came. */
const daily = (channel: NewChannel, range: Range, busy: Record<LocalDate, Partial<NewRecord>>) =>
  Array.from({ length: daysIn(range) }, (_, i) => addDays(range.from, i)).map((day) =>
    row(channel, day, busy[day] ?? QUIET),
  );

/** November 2026 up to the 22nd, and November 2025 with most of its calls after the 22nd; every day of them recorded. */
async function novembers(busy: Record<LocalDate, Partial<NewRecord>> = {}) {
  const phone = tenant.channel("phone");
  await store(
    ...daily(
      phone,
      { from: "2026-11-01", until: "2026-11-23" },
      {
        "2026-11-01": { offered: 100, answered: 90, upsell_revenue: 1_000 },
        "2026-11-22": { offered: 100, answered: 60, upsell_revenue: 500 },
      },
    ),
    ...daily(
      phone,
      { from: "2025-11-01", until: "2025-12-01" },
      {
        "2025-11-10": { offered: 200, answered: 160, upsell_revenue: 1_000 },
        "2025-11-22": { offered: 100, answered: 80, upsell_revenue: 250 },
        "2025-11-23": { offered: 700, answered: 70, upsell_revenue: 9_000 },
        "2025-11-30": { offered: 1_000, answered: 0, upsell_revenue: 9_000 },
        ...busy,
      },
    ),
  );
}

describe("a running month, by the day", () => {
  test("22 days are held against 22 days: sums, rates, the mix, and the range that is printed", async () => {
    await novembers();
    const view = await home("2026-11-23");
    expect(view).toMatchObject({
      range: { running: true },
      before: { from: "2025-11-01", until: "2025-11-23" },
      mix: { now: { phone: 200 }, before: { phone: 300 } },
    });
    // 1,500 yen after 1,250; 150 of 200 after 240 of 300.
    expect(cardOf(view, "upsell_revenue")).toMatchObject({
      now: { value: 1_500 },
      before: { value: 1_250 },
      change: { kind: "percent", shown: 20 },
      judgement: "neutral",
    });
    expect(cardOf(view, "answer_rate")).toMatchObject({
      now: { value: 0.75 },
      before: { value: 0.8 },
      judgement: "neutral",
    });
    expect(cardOf(view, "answer_rate").change?.shown).toBeCloseTo(-5);
    const page = await open(requestOf(tenant.lead, "2026-11-23")).kpi.one({
      tenant: tenant.slug,
      kpi: "upsell_revenue",
      range: "2026-11",
    });
    expect(page).toMatchObject({ before: { until: "2025-11-23" }, card: { change: { shown: 20 } } });
    const { positions } = await open(requestOf(tenant.executive, "2026-11-23")).kpi.overview({
      tenant: tenant.slug,
      range: "2026-11",
      team: "all",
    });
    expect(positions[0]?.cards.find(({ id }) => id === "upsell_revenue")).toMatchObject({
      before: { value: 1_250 },
      change: { shown: 20 },
    });
  });

  test("today counts as soon as it is recorded; when the month is over it is held against the whole one", async () => {
    await novembers();
    await store(row(tenant.channel("phone"), "2026-11-23", { offered: 10, upsell_revenue: 540 }));
    // 2,040 after 10,250.
    expect(await home("2026-11-23")).toMatchObject({ before: { until: "2025-11-24" } });
    expect(cardOf(await home("2026-11-23"), "upsell_revenue")).toMatchObject({ before: { value: 10_250 } });
    const over = await home("2026-12-01");
    expect(over).toMatchObject({ before: { from: "2025-11-01", until: "2025-12-01" } });
    expect(cardOf(over, "upsell_revenue")).toMatchObject({
      now: { value: 2_040 },
      before: { value: 19_250 },
      change: null,
      basis: {
        kind: "none",
        left: [{ channel: "phone", why: "unrecorded", side: "now", recorded: 23, due: 30, unit: "day" }],
        more: 0,
      },
    });
  });

  test("on its first morning there is nothing to compare", async () => {
    await novembers();
    const december = await home("2026-12-01", { range: "this_month" });
    expect(december.before).toBeNull();
    expect(cardOf(december, "answer_rate")).toMatchObject({ before: null, change: null });
  });
});

describe("a running month, by the week and by the month", () => {
  test("weeks are compared while as many are over on both sides", async () => {
    const email = tenant.channel("email");
    await store(
      ...["2026-11-02", "2026-11-09"].map((start) => row(email, start, { upsell_revenue: 300 })),
      ...["2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26"].map((start) =>
        row(email, start, { upsell_revenue: 200 }),
      ),
    );
    // By Friday the 20th two weeks are over; by 20 October two were.
    expect(cardOf(await home("2026-11-20", { compare: "previous" }), "upsell_revenue")).toMatchObject({
      now: { value: 600 },
      before: { value: 400 },
      change: { shown: 50 },
    });
    await store(row(email, "2026-11-16", { upsell_revenue: 300 }));
    // The third week is written down before it is over: three against two.
    expect(cardOf(await home("2026-11-20", { compare: "previous" }), "upsell_revenue")).toMatchObject({
      now: { value: 900 },
      change: null,
    });
    // On Monday it is over; the third week of October was not on its 23rd.
    expect(cardOf(await home("2026-11-23", { compare: "previous" }), "upsell_revenue").change).toBeNull();
    expect(cardOf(await home("2026-12-01", { compare: "previous" }), "upsell_revenue")).toMatchObject({
      before: { value: 800 },
      change: null,
      basis: { kind: "none", left: [{ why: "unrecorded", side: "now", recorded: 3, due: 5, unit: "week" }] },
    });
    // Five weeks begin in November, four in October: a quarter more of the time is no growth.
    await store(...["2026-11-23", "2026-11-30"].map((start) => row(email, start, { upsell_revenue: 300 })));
    expect(cardOf(await home("2026-12-07", { compare: "previous" }), "upsell_revenue")).toMatchObject({
      now: { value: 1_500 },
      change: null,
      basis: { kind: "none", left: [{ why: "weeks", now: 5, before: 4 }] },
    });
  });

  test("a month cannot be cut: no percentage while it runs, neither of a sum nor of a rate", async () => {
    const form = tenant.channel("web_form");
    const month = { csat_responses: 100, csat_satisfied: 80, received: 100 };
    await store(
      row(form, "2026-11-01", { ...month, upsell_revenue: 800 }),
      row(form, "2025-11-01", { ...month, csat_satisfied: 60, upsell_revenue: 400 }),
    );
    const running = await home("2026-11-23");
    expect(cardOf(running, "upsell_revenue")).toMatchObject({ now: { value: 800 }, change: null });
    expect(cardOf(running, "csat_top2")).toMatchObject({ now: { value: 0.8 }, before: { value: null }, change: null });
    expect(running.mix.before).toEqual({});
    expect(cardOf(await home("2026-12-01"), "upsell_revenue")).toMatchObject({
      before: { value: 400 },
      change: { shown: 100 },
    });
  });
});

test("the mix holds the records the figures hold: a month is no part of half of it, and its channel is named", async () => {
  const form = tenant.channel("web_form");
  await novembers();
  await store(row(form, "2026-11-01", { received: 50 }));
  expect(await home("2026-12-01")).toMatchObject({ mix: { now: { phone: 200, web_form: 50 }, leftOut: [] } });
  const half = await home("2026-12-01", { range: "2026-11-01..2026-11-15" });
  expect(half.mix).toMatchObject({ now: { phone: 100 }, leftOut: [{ id: form.id }] });
  expect(half.mix.now).not.toHaveProperty("web_form");
});

describe("trends of a running range", () => {
  test("the figures are held against the cut range, the line against the whole one", async () => {
    await novembers();
    const view = await trend("2026-11-23", { grain: "month", by: "channel" });
    expect(view).toMatchObject({
      before: { from: "2025-11-01", until: "2025-12-01" },
      compared: { from: "2025-11-01", until: "2025-11-23" },
    });
    expect(view.all).toMatchObject({ total: { value: 200 }, before: { value: 300 }, judgement: "neutral" });
    expect(view.all.change?.shown).toBeCloseTo(-100 / 3);
    expect(view.lines).toMatchObject([{ kind: "phone", before: { value: 300 }, change: { kind: "percent" } }]);
    expect(view.beforePoints).toMatchObject([{ value: 2_000 }]);
    expect(view.buckets).toMatchObject([{ running: true }]);
    expect(await trend("2026-12-01", { grain: "month" })).toMatchObject({
      compared: { until: "2025-12-01" },
      all: { before: { value: 2_000 } },
    });
  });

  test("weekdays stay aligned: Monday with Monday, cut after as many days", async () => {
    await novembers({ "2025-11-24": { offered: 40 } });
    const view = await trend("2026-11-23", { grain: "day", align: "weekday" });
    // 1 November 2026 is a Sunday, as 2 November 2025; 22 days from there end with the 23rd.
    expect(view).toMatchObject({
      way: "weekday",
      before: { from: "2025-11-02", until: "2025-12-02" },
      compared: { from: "2025-11-02", until: "2025-11-24" },
    });
    expect(view.all.before).toMatchObject({ value: 1_000 });
    expect(view.beforePoints).toHaveLength(30);
  });

  test("a line that has a running month gets no percentage, the others do; together it is left out", async () => {
    await novembers();
    const form = tenant.channel("web_form");
    await store(row(form, "2026-11-01", { received: 50 }), row(form, "2025-11-01", { received: 60 }));
    const { all, lines } = await trend("2026-11-23", { grain: "month", by: "channel" });
    // The month that cannot be cut is left out on both sides.
    expect(all).toMatchObject({
      total: { value: 250 },
      before: { value: 300 },
      basis: { kind: "part", now: 200, before: 300, channels: ["phone"], left: [{ channel: "web_form" }] },
    });
    expect(lines.map(({ kind, change }) => [kind, change === null])).toEqual([
      ["phone", false],
      ["web_form", true],
    ]);
  });

  test("days now, and months of the time before the days were counted: where the cut goes through one, what lies before it is compared", async () => {
    const phone = tenant.channel("phone");
    const month = (start: LocalDate, offered: number): NewRecord => ({
      ...row(phone, start, { offered }),
      until: addMonths(start, 1),
      cadence: "month",
    });
    await store(
      month("2025-09-01", 700),
      month("2025-10-01", 500),
      ...daily(phone, { from: "2025-11-01", until: "2025-12-01" }, { "2025-11-10": { offered: 100 } }),
      ...daily(phone, { from: "2026-09-01", until: "2026-10-15" }, { "2026-09-05": { offered: 900 } }),
    );
    const asked = { range: "2026-09-01..2026-11-30", grain: "month" } as const;
    // Cut in the middle of October 2025: that month is left out, and September is held against September.
    const cut = await trend("2026-10-15", { ...asked, range: "2026-09-01..2026-10-31" });
    expect(cut.all).toMatchObject({
      before: { value: 700 },
      basis: {
        kind: "part",
        now: 900,
        before: 700,
        channels: null,
        months: ["2026-09-01"],
        left: [{ why: "unrecorded", side: "before" }],
      },
    });
    expect(cut.all.change?.shown).toBeCloseTo(100 * (2 / 7));
    await store(...daily(phone, { from: "2026-10-15", until: "2026-11-23" }, { "2026-11-20": { offered: 400 } }));
    expect((await trend("2026-11-23", asked)).all).toMatchObject({
      total: { value: 1_300 },
      before: { value: 1_300 },
      change: { kind: "percent", shown: 0 },
      basis: null,
    });
  });

  test("while this year runs, whole months are held against whole months", async () => {
    const form = tenant.channel("web_form");
    const months = (from: LocalDate, count: number, received: number) =>
      Array.from({ length: count }, (_, i) => row(form, addMonths(from, i), { received }));
    await store(...months("2026-04-01", 7, 110), ...months("2025-04-01", 12, 100));
    const { compared, all } = await trend("2026-11-23", { range: "this_fiscal_year", grain: "month" });
    expect(compared).toEqual({ from: "2025-04-01", until: "2025-11-23" });
    expect(all).toMatchObject({ total: { value: 770 }, before: { value: 700 } });
    expect(all.change?.shown).toBeCloseTo(10);
  });
});
