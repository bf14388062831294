import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { specialDays } from "@/db/schema/calendar";
import { inTenant } from "@/db/connection/scope";
import { insertRecords } from "@/db/seed/write";
import { type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { declaredIn } from "@/domain/tenants/settings";
import { variantsOn } from "@/domain/kpi/definitions";
import { kpiRouter } from "../dashboard/router";
import { settingsRouter } from "./settings-router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const [open, openKpi] = [createCaller(settingsRouter), createCaller(kpiRouter)];
const TODAY = "2026-11-23";
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

const caller = (member: TestMember) => requestOf(member, TODAY);
const as = (member: TestMember) => open(caller(member));
const view = (of = tenant) => as(of.admin).view({ tenant: of.slug });
const audit = (command: string) =>
  inTenant(db, tenant.tenantId, ({ tx }) =>
    tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, tenant.tenantId), eq(auditLog.command, command))),
  );
const record = (channel: { id: string; teamId: string }, start: string, until: string, counts: object) =>
  inTenant(db, tenant.tenantId, ({ tx }) =>
    insertRecords(tx, tenant.tenantId, [
      {
        teamId: channel.teamId,
        channelId: channel.id,
        start,
        until,
        cadence: "day",
        source: "grid",
        updatedBy: tenant.lead.userId,
        updatedAt: new Date(),
        ...counts,
      },
    ]),
  );

describe("the company", () => {
  test("an admin changes it knowingly; a lead may look; the other tenant stays as it was", async () => {
    const { facts, version } = await view();
    const change = {
      tenant: tenant.slug,
      version,
      ...facts,
      name: "こもれび商店",
      fiscalStartMonth: 1,
      workdays: [1, 2, 3, 4, 5, 6],
    };
    expect(await as(tenant.admin).save(change)).toEqual({ version: version + 1 });
    expect(await view()).toMatchObject({
      facts: { name: "こもれび商店", fiscalStartMonth: 1, workdays: [1, 2, 3, 4, 5, 6] },
      version: version + 1,
    });
    await expect(as(tenant.admin).save({ ...change, name: "Late" })).rejects.toMatchObject({
      code: "CONFLICT",
      key: "changed_meanwhile",
    });
    await expect(as(tenant.lead).save({ ...change, version: version + 1 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await as(tenant.lead).view({ tenant: tenant.slug })).toMatchObject({
      mayWrite: false,
      mayStructure: false,
      facts: { name: "こもれび商店" },
    });
    expect((await view(other)).facts.fiscalStartMonth).toBe(4);
    expect((await audit("save-settings")).map(({ before, after }) => [before, after])).toEqual([
      [
        { name: facts.name, fiscalStartMonth: 4, workdays: [1, 2, 3, 4, 5] },
        { name: "こもれび商店", fiscalStartMonth: 1, workdays: [1, 2, 3, 4, 5, 6] },
      ],
    ]);
  });

  test("the currency stays once amounts are recorded; a zone nobody knows and no working day are refused", async () => {
    const { facts, version } = await view();
    const save = (more: object) => as(tenant.admin).save({ tenant: tenant.slug, version, ...facts, ...more });
    await expect(save({ zone: "Asia/Atlantis" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(save({ workdays: [] })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await record(tenant.channel("phone"), "2026-11-20", "2026-11-21", { labour_cost: 50_000 });
    await expect(save({ currency: "USD" })).rejects.toMatchObject({ code: "CONFLICT", key: "currency_in_use" });
    expect((await view()).facts.currency).toBe("JPY");
  });

  test("hidden KPIs are kept by name, and a name that is none is refused", async () => {
    const { version } = await view();
    await as(tenant.admin).saveShownKpis({ tenant: tenant.slug, version, hidden: ["nps", "aht_sec"] });
    expect((await view()).hiddenKpis).toEqual(["aht_sec", "nps"]);
    await expect(
      as(tenant.admin).saveShownKpis({ tenant: tenant.slug, version: version + 1, hidden: ["happiness"] }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("special days", () => {
  test("a span is declared in one go, replaced, and taken back", async () => {
    const year = {
      tenant: tenant.slug,
      from: "2026-12-29",
      last: "2027-01-03",
      kind: "closed" as const,
      name: "年末年始",
      replaces: [],
    };
    expect(await as(tenant.admin).saveSpecialDays(year)).toEqual({ days: 6 });
    await as(tenant.admin).saveSpecialDays({
      ...year,
      from: "2026-12-30",
      last: "2026-12-30",
      kind: "open",
      name: "特別営業",
      replaces: [{ day: "2026-12-30", kind: "closed", name: "年末年始" }],
    });
    expect((await view()).special.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      "2026-12-29 closed",
      "2026-12-30 open",
      "2026-12-31 closed",
      "2027-01-01 closed",
      "2027-01-02 closed",
      "2027-01-03 closed",
    ]);
    expect(
      await as(tenant.admin).removeSpecialDays({
        tenant: tenant.slug,
        from: "2026-12-29",
        last: "2027-01-02",
        replaces: declaredIn((await view()).special, "2026-12-29", "2027-01-02"),
      }),
    ).toEqual({ days: 5 });
    expect((await view()).special).toHaveLength(1);
    expect(
      await inTenant(db, other.tenantId, ({ tx }) =>
        tx.select().from(specialDays).where(eq(specialDays.tenantId, other.tenantId)),
      ),
    ).toEqual([]);
    await expect(as(tenant.admin).saveSpecialDays({ ...year, last: "2026-12-28" })).rejects.toMatchObject({
      key: "closure_ends_first",
    });
    await expect(as(tenant.admin).saveSpecialDays({ ...year, last: "2027-12-28" })).rejects.toMatchObject({
      key: "closure_too_long",
    });
    await expect(as(tenant.lead).saveSpecialDays(year)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("definitions with their date", () => {
  test("hold from their day, are replaced on the same day, and can be taken back", async () => {
    const from = async (start: string, more: object) =>
      as(tenant.admin).saveVariants({
        tenant: tenant.slug,
        start,
        variants: { ...DEFAULT_VARIANTS, ...more },
        replaces: variantsOn(await view(), start),
      });
    await from("2026-12-01", { slThresholdSec: 30 });
    expect(await view()).toMatchObject({
      variants: { slThresholdSec: 20 },
      changes: [{ start: "2026-12-01", variants: { slThresholdSec: 30 } }],
    });
    await from("2026-11-23", { slThresholdSec: 15 });
    expect((await view()).variants.slThresholdSec).toBe(15);
    await as(tenant.admin).removeVariants({
      tenant: tenant.slug,
      start: "2026-11-23",
      replaces: { ...DEFAULT_VARIANTS, slThresholdSec: 15 },
    });
    expect((await view()).variants.slThresholdSec).toBe(20);
    await expect(from("2199-01-01", {})).rejects.toMatchObject({ key: "definition_out_of_time" });
    await expect(
      as(other.admin).removeVariants({ tenant: other.slug, start: "2026-12-01", replaces: DEFAULT_VARIANTS }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("teams and channels", () => {
  const team = (id: string, name: string, archived = false, replaces: object | null = null) =>
    as(tenant.admin).saveTeam({ tenant: tenant.slug, id, name, archived, replaces: replaces as never });

  test("a team is added, renamed and archived: what it recorded still counts, and it comes back", async () => {
    const [support, orders] = tenant.teams;
    if (!orders) throw new Error("two teams expected");
    await record(tenant.channel("phone", orders.id), "2026-10-05", "2026-10-06", { offered: 100, answered: 90 });
    const answered = async () =>
      (await openKpi(caller(tenant.executive)).overview({ tenant: tenant.slug, range: "2026-10" })).groups[0]?.cards[0]
        ?.now.value;
    expect(await answered()).toBe(0.9);
    await team(orders.id, orders.name, true, { name: orders.name, archived: false });
    expect(await answered()).toBe(0.9);
    await expect(team(support.id, support.name, true, { name: support.name, archived: false })).rejects.toMatchObject({
      key: "last_team",
    });
    await expect(team(randomUUID(), support.name)).rejects.toMatchObject({ key: "name_taken" });
    for (const name of ["ＳＵＰＰＯＲＴ", "sup port", "Sup\u200bport"])
      await expect(team(randomUUID(), name)).rejects.toMatchObject({
        key: "name_alike",
        params: { name, other: support.name },
      });
    await team(orders.id, "Orders again", false, { name: orders.name, archived: true });
    expect((await view()).teams.map(({ name, archived }) => [name, archived])).toEqual([
      ["Support", false],
      ["Orders again", false],
    ]);
    await expect(team(orders.id, "Late", false, { name: orders.name, archived: true })).rejects.toMatchObject({
      key: "changed_meanwhile",
    });
  });

  test("a channel is added and renamed, keeps its team and kind, and its rhythm while the period is running", async () => {
    const teamId = tenant.teams[0].id;
    const id = randomUUID();
    const facts = {
      teamId,
      kind: "social" as const,
      name: "X",
      cadence: "day" as const,
      startsOn: "2026-11-01",
      archived: false,
    };
    const save = (after: object, replaces: object | null) =>
      as(tenant.admin).saveChannel({ tenant: tenant.slug, id, ...facts, ...after, replaces: replaces as never });
    await save({}, null);
    await save({}, null);
    expect((await view()).teams[0]?.channels.map(({ name }) => name)).toEqual(["phone", "email", "chat", "X"]);
    await save({ name: "SNS" }, facts);
    await expect(save({ name: "phone" }, { ...facts, name: "SNS" })).rejects.toMatchObject({ key: "name_taken" });
    await expect(save({ name: "Ｐhone" }, { ...facts, name: "SNS" })).rejects.toMatchObject({
      key: "name_alike",
      params: { name: "Ｐhone", other: "phone" },
    });
    await expect(save({ name: "SNS", kind: "chat" }, { ...facts, name: "SNS" })).rejects.toMatchObject({
      key: "channel_stays",
    });
    await expect(save({ name: "SNS", teamId: other.teams[0].id }, { ...facts, name: "SNS" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await record({ id, teamId }, "2026-11-20", "2026-11-21", { received: 3 });
    await expect(save({ name: "SNS", cadence: "month" }, { ...facts, name: "SNS" })).rejects.toMatchObject({
      key: "rhythm_in_use",
    });
    await save({ name: "SNS", cadence: "week" }, { ...facts, name: "SNS" });
    await save({ name: "SNS", cadence: "week", archived: true }, { ...facts, name: "SNS", cadence: "week" });
    expect((await as(tenant.lead).view({ tenant: tenant.slug })).teams[0]?.channels.map(({ name }) => name)).toEqual([
      "phone",
      "email",
      "chat",
    ]);
  });
});
