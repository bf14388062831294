import { addDays } from "@/domain/time/period";
import { beforeEach, describe, expect, test } from "vitest";
import { specialDays } from "@/db/schema/calendar";
import { variantChanges } from "@/db/schema/variant-change";
import { inTenant } from "@/db/connection/scope";
import { insertRecords } from "@/db/seed/write";
import { createTenant, EVERY_DAY, type TestTenant } from "@/db/testing/tenant";
import { DEFAULT_VARIANTS, type KpiId, type Variants } from "@/domain/kpi/kpi";
import { guideRouter } from "./router";
import { kpiRouter } from "../dashboard/router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const [openGuide, openKpi] = [createCaller(guideRouter), createCaller(kpiRouter)];
const TODAY = "2026-11-23";
let tenant: TestTenant;

beforeEach(async () => {
  tenant = await createTenant(db, { tenant: EVERY_DAY });
  const { id, teamId } = tenant.channel("phone", tenant.teams[0].id);
  const counts = { offered: 100, answered: 80, answered_in_threshold: 60, resolved: 31, backlog_closing: 10 };
  const days = ["2026-10-05", "2026-10-31"];
  const saved = { source: "grid" as const, updatedBy: tenant.lead.userId, updatedAt: new Date() };
  await inTenant(db, tenant.tenantId, ({ tx }) =>
    insertRecords(
      tx,
      tenant.tenantId,
      days.map((start) => ({
        teamId,
        channelId: id,
        start,
        until: addDays(start, 1),
        cadence: "day" as const,
        slThresholdSec: 20,
        ...saved,
        ...counts,
      })),
    ),
  );
});

const own = async (kpi: KpiId) =>
  (await openGuide(requestOf(tenant.lead, TODAY)).kpi({ tenant: tenant.slug, kpi })).own;
const onHome = async (id: KpiId) => {
  const view = await openKpi(requestOf(tenant.lead, TODAY)).overview({ tenant: tenant.slug, range: "2026-10" });
  return view.groups.flatMap(({ cards, more }) => [...cards, ...more]).find((card) => card.id === id)?.now;
};
const define = (start: string, variants: Partial<Variants>) =>
  inTenant(db, tenant.tenantId, ({ tx }) =>
    tx.insert(variantChanges).values({
      tenantId: tenant.tenantId,
      createdBy: tenant.admin.userId,
      start,
      variants: { ...DEFAULT_VARIANTS, ...variants },
    }),
  );

describe("the guide's own value of last month is the one on the first page", () => {
  test("by the definition that held then, not by today's", async () => {
    await define("2026-11-05", { serviceLevel: "answered" });
    expect(await own("service_level")).toMatchObject({ value: 0.6, variant: "offered:20" });
    expect(await onHome("service_level")).toMatchObject({ value: 0.6, variant: "offered:20" });
  });

  test("none where the definition changed within the month", async () => {
    await define("2026-10-20", { serviceLevel: "answered" });
    expect(await own("service_level")).toMatchObject({ value: null, reason: "mixed_variant" });
    expect(await onHome("service_level")).toMatchObject({ value: null, reason: "mixed_variant" });
  });

  test("by the recorded days this company works: two of October, then one of them closed", async () => {
    expect((await own("backlog_days")).value).toBeCloseTo(10 / (62 / 2), 9);
    const closed = { day: "2026-10-05", kind: "closed" as const, name: "Stocktaking" };
    await inTenant(db, tenant.tenantId, ({ tx }) =>
      tx.insert(specialDays).values({ tenantId: tenant.tenantId, createdBy: tenant.admin.userId, ...closed }),
    );
    expect((await own("backlog_days")).value).toBeCloseTo(10 / 62, 9);
    expect((await onHome("backlog_days"))?.value).toBeCloseTo(10 / 62, 9);
  });
});
