import { beforeAll, expect, test } from "vitest";
import { inTenant } from "@/db/connection/scope";
import { insertRecords, type NewRecord } from "@/db/seed/write";
import { createTenant, type TestTenant } from "@/db/testing/tenant";
import { addDays } from "@/domain/time/period";
import type { TrendView } from "@/domain/views/trend";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";
import { trendRouter } from "./router";

const db = serverDatabase();
const open = createCaller(trendRouter);
const sum = (values: readonly (number | null | undefined)[]) =>
  values.reduce((all: number, one) => all + (one ?? 0), 0);
let tenant: TestTenant;

/** Calls on every day of three years over a leap day, each day more than the one before. */
beforeAll(async () => {
  tenant = await createTenant(db, { teams: [{ name: "Support", channels: [{ kind: "phone" }] }] });
  const { id: channelId, teamId } = tenant.channel("phone");
  const rows = Array.from({ length: 1_096 }, (_, i): NewRecord => ({
    teamId,
    channelId,
    start: addDays("2023-01-01", i),
    until: addDays("2023-01-01", i + 1),
    cadence: "day",
    source: "grid",
    updatedBy: tenant.lead.userId,
    updatedAt: new Date("2026-01-01T00:00:00Z"),
    offered: 100 + i,
  }));
  await inTenant(db, tenant.tenantId, ({ tx }) => insertRecords(tx, tenant.tenantId, rows));
});

const view = (asked: Partial<TrendView>) =>
  open(requestOf(tenant.lead, "2026-01-01")).view({ tenant: tenant.slug, kpi: "contacts", ...asked });

test.each<[string, Partial<TrendView>, { before: [string, string]; unmet: string[]; alone: string[] }]>([
  [
    "February of a leap year: the 29th meets no day, and none twice",
    { range: "2024-02", grain: "day" },
    { before: ["2023-02-01", "2023-03-01"], unmet: [], alone: ["2024-02-29"] },
  ],
  [
    "February after one: the leap day is drawn by itself",
    { range: "2025-02", grain: "day" },
    { before: ["2024-02-01", "2024-03-01"], unmet: ["2024-02-29"], alone: [] },
  ],
  [
    "days over it by date",
    { range: "2025-02-10..2025-03-10", grain: "day", align: "date" },
    { before: ["2024-02-10", "2024-03-11"], unmet: ["2024-02-29"], alone: [] },
  ],
  [
    "the same by weekday: every day meets one",
    { range: "2025-02-10..2025-03-10", grain: "day" },
    { before: ["2024-02-12", "2024-03-12"], unmet: [], alone: [] },
  ],
  [
    "a month against the longer one before it",
    { range: "2025-02", grain: "day", compare: "previous" },
    { before: ["2025-01-01", "2025-02-01"], unmet: ["2025-01-29", "2025-01-30", "2025-01-31"], alone: [] },
  ],
  [
    "in weeks by date",
    { range: "2025-02", grain: "week" },
    { before: ["2024-02-01", "2024-03-01"], unmet: [], alone: [] },
  ],
])("%s: what is drawn of the compared range adds up to its total", async (_, asked, { before, unmet, alone }) => {
  const found = await view(asked);
  expect(found.before).toEqual({ from: before[0], until: before[1] });
  expect(found.unmet.map(({ from }) => from)).toEqual(unmet);
  expect(found.buckets.filter((__, i) => found.beforePoints?.[i] === null).map(({ from }) => from)).toEqual(alone);
  const drawn = [...(found.beforePoints ?? []), ...found.unmet];
  expect(sum(drawn.map((point) => point?.value))).toBe(found.all.before?.value);
});
