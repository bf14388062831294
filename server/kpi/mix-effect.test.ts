import { beforeEach, expect, test } from "vitest";
import { inTenant } from "@/db/connection/scope";
import { insertRecords, type NewRecord } from "@/db/seed/write";
import { type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { kpiRouter } from "../dashboard/router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const open = createCaller(kpiRouter);
let a: TestTenant;

beforeEach(async () => ({ a } = await withTwoTenants(db)));

/** [phone, chat] of the first team, each contacts and those resolved at first contact, in one month. */
const record = (month: string, [phone, chat]: readonly (readonly [number, number])[]) =>
  inTenant(db, a.tenantId, ({ tx }) =>
    insertRecords(
      tx,
      a.tenantId,
      (
        [
          ["phone", phone],
          ["chat", chat],
        ] as const
      ).map(([kind, counts]): NewRecord => ({
        teamId: a.teams[0].id,
        channelId: a.channel(kind).id,
        start: `${month}-10`,
        until: `${month}-11`,
        cadence: "day",
        fcr_eligible: counts?.[0] ?? 0,
        resolved_first_contact: counts?.[1] ?? 0,
        source: "grid",
        updatedBy: a.admin.userId,
        updatedAt: new Date("2026-11-23T00:00:00Z"),
      })),
    ),
  );
const view = (member: TestMember) =>
  open(requestOf(member, "2026-11-23")).one({
    tenant: a.slug,
    kpi: "fcr",
    range: "2026-10-01..2026-10-31",
    compare: "previous",
  });

test("every channel rose and the whole fell: what it would be had the shares stayed", async () => {
  await record("2026-09", [
    [1_000, 900],
    [200, 100],
  ]);
  await record("2026-10", [
    [300, 279],
    [900, 495],
  ]);
  const { card, mix, confidence } = await view(a.lead);
  expect(card.now.value).toBeCloseTo(774 / 1200, 12);
  // 93 % of the 1,000 and 55 % of the 200 there were before.
  expect(mix).toEqual({ channels: 2, adjusted: expect.closeTo((930 + 110) / 1200, 12) });
  // Wilson: centre (0.645 + z²/2400) / (1 + z²/1200), z = 1.96.
  expect(confidence).toEqual({ low: expect.closeTo(0.6175, 3), high: expect.closeTo(0.6716, 3) });
});

test("where channels and the whole move alike, or nothing is compared, there is nothing to tell", async () => {
  await record("2026-09", [
    [1_000, 900],
    [200, 100],
  ]);
  await record("2026-10", [
    [1_000, 910],
    [200, 110],
  ]);
  expect((await view(a.lead)).mix).toBeNull();
  expect(
    (
      await open(requestOf(a.lead, "2026-11-23")).one({
        tenant: a.slug,
        kpi: "fcr",
        range: "2026-10-01..2026-10-31",
        compare: "none",
      })
    ).mix,
  ).toBeNull();
});
