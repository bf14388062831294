import { getErrorShape, getTRPCErrorFromUnknown } from "@trpc/server";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { events } from "@/db/schema/event";
import { customerMonths, records } from "@/db/schema/record";
import { inTenant } from "@/db/connection/scope";
import { insertRecords } from "@/db/seed/write";
import { createMember, EVERY_DAY, type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import type { MeasureId } from "@/domain/measures/measure";
import { recordRouter } from "./router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const open = createCaller(recordRouter);
const TODAY = "2026-11-23";
const DAY = "2026-11-22";
/** The key the client is told. */
const toldKey = (error: unknown) =>
  getErrorShape({
    config: recordRouter._def._config,
    error: getTRPCErrorFromUnknown(error),
    type: "mutation",
    path: "",
    input: undefined,
    ctx: undefined,
  }).data.key;
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db, { tenant: EVERY_DAY }));
});

/** The router as one member would call it, at 9 in the morning of TODAY in Tokyo. */
const as = (member: TestMember) => open(requestOf(member, TODAY));
type Typed = Partial<Record<MeasureId, readonly [seen: number | null, typed: number | null]>>;
const cells = (typed: Typed) =>
  Object.entries(typed).map(([measure, [seen, value]]) => ({ measure, seen, typed: value }));
const save = (typed: Typed, more: { channelId?: string; start?: string; tenant?: string } = {}) => ({
  tenant: tenant.slug,
  channelId: tenant.channel("phone").id,
  start: DAY,
  cells: cells(typed),
  ...more,
});
const stored = () =>
  inTenant(db, tenant.tenantId, ({ tx }) => tx.select().from(records).where(eq(records.tenantId, tenant.tenantId)));
const audit = (command: string) =>
  inTenant(db, tenant.tenantId, ({ tx }) =>
    tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, tenant.tenantId), eq(auditLog.command, command))),
  );

describe("saving cells", () => {
  test("writes what was typed, counts versions, keeps blank apart from zero, and leaves an audit row", async () => {
    expect(await as(tenant.lead).saveCells(save({ offered: [null, 100], abandoned: [null, 0] }))).toMatchObject({
      version: 1,
      values: { offered: 100, abandoned: 0 },
    });
    expect(await as(tenant.lead).saveCells(save({ offered: [100, null], answered: [null, 90] }))).toMatchObject({
      version: 2,
    });
    expect(await stored()).toMatchObject([
      {
        start: DAY,
        until: TODAY,
        offered: null,
        answered: 90,
        abandoned: 0,
        handled: null,
        version: 2,
        source: "grid",
        slThresholdSec: 20,
      },
    ]);
    expect((await audit("save-cells")).map(({ after }) => after)).toEqual([
      { offered: 100, abandoned: 0 },
      { offered: null, answered: 90 },
    ]);
  });

  test("again, the same request changes nothing and leaves no second trace", async () => {
    const lead = as(tenant.lead);
    await lead.saveCells(save({ offered: [null, 100] }));
    expect(await lead.saveCells(save({ offered: [null, 100] }))).toMatchObject({
      version: 1,
      values: { offered: 100 },
    });
    expect(await audit("save-cells")).toHaveLength(1);
  });

  test("a cell somebody changed meanwhile: nothing is written, both values, the name and the time are told", async () => {
    const colleague = await createMember(db, tenant.tenantId, {
      role: "lead",
      name: "中村 彩",
      teams: [tenant.teams[0].id],
    });
    await as(tenant.lead).saveCells(save({ answered: [null, 1] }));
    await as(colleague).saveCells(save({ offered: [null, 120] }));
    await as(tenant.lead).saveCells(save({ answered: [1, 2] }));
    const late = as(tenant.lead).saveCells(save({ offered: [null, 100], abandoned: [null, 3] }));
    await expect(late).rejects.toMatchObject({
      key: "changed_meanwhile",
      code: "CONFLICT",
      detail: {
        values: { offered: 120, answered: 2 },
        conflicts: [{ measure: "offered", theirs: 120, by: "中村 彩", at: `${TODAY}T00:00:00.000Z`, mine: false }],
      },
    });
    expect(await stored()).toMatchObject([{ offered: 120, abandoned: null }]);
    expect(await as(tenant.lead).saveCells(save({ offered: [120, 100], abandoned: [null, 3] }))).toMatchObject({
      values: { offered: 100 },
    });
  });

  test("the name told is of whoever left the value that stands: an import after an edit by hand; nobody's where the record is gone", async () => {
    const colleague = await createMember(db, tenant.tenantId, {
      role: "lead",
      name: "中村 彩",
      teams: [tenant.teams[0].id],
    });
    await as(tenant.lead).saveCells(save({ offered: [null, 100] }));
    const later = new Date(`${TODAY}T03:00:00Z`);
    await inTenant(db, tenant.tenantId, ({ tx }) =>
      tx
        .update(records)
        .set({ offered: 120, version: 2, source: "import", updatedBy: colleague.userId, updatedAt: later })
        .where(eq(records.tenantId, tenant.tenantId)),
    );
    await expect(as(tenant.lead).saveCells(save({ offered: [100, 90] }))).rejects.toMatchObject({
      detail: { conflicts: [{ theirs: 120, by: "中村 彩", at: later.toISOString(), mine: false }] },
    });
    await inTenant(db, tenant.tenantId, ({ tx }) => tx.delete(records).where(eq(records.tenantId, tenant.tenantId)));
    await expect(as(tenant.lead).saveCells(save({ offered: [100, 90] }))).rejects.toMatchObject({
      detail: { version: 0, conflicts: [{ theirs: null, by: "", at: null, mine: false }] },
    });
  });

  test("one measure twice in a call is refused by name, and nothing is written", async () => {
    const twice = [
      ...cells({ offered: [null, 100] }),
      ...cells({ answered: [null, 90] }),
      ...cells({ offered: [null, 120] }),
    ];
    const [record, month] = [
      () => as(tenant.lead).saveCells({ ...save({}), cells: twice }),
      () =>
        as(tenant.admin).saveBaseCells({
          tenant: tenant.slug,
          start: "2026-10-01",
          cells: [...cells({ orders: [null, 1] }), ...cells({ orders: [null, 1] })],
        }),
    ];
    for (const call of [record, month]) {
      const error: unknown = await call().catch((refusal: unknown) => refusal);
      expect(error).toMatchObject({ code: "BAD_REQUEST" });
      expect(toldKey(error)).toBe("measure_twice");
    }
    expect(await stored()).toEqual([]);
  });

  test("two first saves of one record at once: one stands, the other is told", async () => {
    const outcomes = await Promise.allSettled([
      as(tenant.lead).saveCells(save({ offered: [null, 1] })),
      as(tenant.admin).saveCells(save({ offered: [null, 2] })),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await stored()).toHaveLength(1);
  });

  test("refuses what cannot be true with the row as it stands; what may be true is saved and named", async () => {
    await as(tenant.lead).saveCells(save({ offered: [null, 71] }));
    await expect(as(tenant.lead).saveCells(save({ answered: [null, 78] }))).rejects.toMatchObject({
      key: "cannot_be_true",
      detail: { values: { offered: 71 }, issues: [{ measure: "answered", code: "answered_over_offered" }] },
    });
    const email = { channelId: tenant.channel("email").id };
    expect(await as(tenant.lead).saveCells(save({ received: [null, 71], handled: [null, 78] }, email))).toMatchObject({
      issues: [{ code: "handled_over_contacts", severity: "warning" }],
    });
    await expect(as(tenant.lead).saveCells(save({ offered: [null, 1] }, email))).rejects.toMatchObject({
      key: "measure_not_of_channel",
    });
    await expect(as(tenant.lead).saveCells(save({ revenue: [null, 1] }, email))).rejects.toMatchObject({
      key: "measure_not_of_channel",
    });
    await expect(as(tenant.lead).saveCells(save({ received: [71, -1] }, email))).rejects.toMatchObject({
      key: "cannot_be_true",
    });
    await expect(as(tenant.lead).saveCells(save({ offered: [71, 1.5] }))).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  test("refuses days to come, days that begin no period, and a period another record covers", async () => {
    await expect(
      as(tenant.lead).saveCells(save({ offered: [null, 1] }, { start: "2026-11-24" })),
    ).rejects.toMatchObject({ key: "record_in_future" });
    await expect(
      as(tenant.lead).saveCells(save({ offered: [null, 1] }, { start: "1999-12-31" })),
    ).rejects.toMatchObject({ key: "record_too_early" });
    const phone = tenant.channel("phone");
    const week = {
      teamId: phone.teamId,
      channelId: phone.id,
      start: "2026-11-16",
      until: "2026-11-23",
      cadence: "week" as const,
      source: "import" as const,
      updatedBy: tenant.lead.userId,
      updatedAt: new Date(),
      offered: 7,
    };
    await inTenant(db, tenant.tenantId, ({ tx }) => insertRecords(tx, tenant.tenantId, [week]));
    await expect(as(tenant.lead).saveCells(save({ offered: [null, 1] }))).rejects.toMatchObject({
      key: "period_overlaps",
    });
  });
});

describe("who may", () => {
  test("a lead only on the own teams; an executive neither sees nor writes; a stranger finds nothing", async () => {
    const [, second] = tenant.teams;
    const foreign = tenant.channel("phone", second?.id);
    await expect(
      as(tenant.lead).saveCells(save({ offered: [null, 1] }, { channelId: foreign.id })),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as(tenant.lead).day({ tenant: tenant.slug, team: second?.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(as(tenant.lead).month({ tenant: tenant.slug, channel: foreign.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      as(tenant.lead).addMemo({
        tenant: tenant.slug,
        id: crypto.randomUUID(),
        teamId: second?.id ?? "",
        date: DAY,
        title: "x",
      }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const ask of ["day", "month", "base"] as const)
      await expect(as(tenant.executive)[ask]({ tenant: tenant.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as(tenant.executive).saveCells(save({ offered: [null, 1] }))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(
      as(tenant.executive).saveBaseCells({
        tenant: tenant.slug,
        start: "2026-10-01",
        cells: cells({ orders: [null, 1] }),
      }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const ask of ["day", "month", "base"] as const)
      await expect(as(other.admin)[ask]({ tenant: tenant.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as(other.admin).saveCells(save({ offered: [null, 1] }, { tenant: other.slug }))).rejects.toMatchObject(
      { code: "NOT_FOUND" },
    );
    expect(await stored()).toEqual([]);
  });
});

describe("what the pages read", () => {
  test("a day: values, ghosts that are never values, the same weekday before, and how complete each day is", async () => {
    const lead = as(tenant.lead);
    await lead.saveCells(save({ offered: [null, 90], answered: [null, 80] }, { start: "2026-11-15" }));
    await lead.saveCells(save({ answered: [null, 70] }));
    const view = await lead.day({ tenant: tenant.slug });
    expect(view).toMatchObject({ date: DAY, team: { id: tenant.teams[0].id } });
    expect(view.rows.map(({ kind }) => kind)).toEqual(["phone", "email", "chat"]);
    expect(view.rows[0]).toMatchObject({
      values: { answered: 70 },
      ghost: { offered: 90 },
      version: 1,
      savedBy: tenant.lead.name,
      past: { offered: [90], answered: [80] },
    });
    expect(view.rows[0]?.values.offered).toBeUndefined();
    expect(view.before[0]?.row).toEqual({ offered: 90, answered: 80 });
    expect(view.strip).toHaveLength(9);
    expect(view.strip.find(({ date }) => date === DAY)).toEqual({ date: DAY, asked: 3, recorded: 1 });
    expect(
      (await as(tenant.admin).day({ tenant: tenant.slug, team: tenant.teams[1]?.id })).rows.map(({ kind }) => kind),
    ).toEqual(["phone", "web_form"]);
    await expect(lead.day({ tenant: tenant.slug, date: "2026-11-24" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a month: every day once, holidays by name, days to come closed", async () => {
    await as(tenant.lead).saveCells(save({ offered: [null, 5] }));
    const { rows, month } = await as(tenant.lead).month({
      tenant: tenant.slug,
      channel: tenant.channel("phone").id,
      month: DAY,
    });
    expect([month, rows.length]).toEqual(["2026-11-01", 30]);
    expect(rows.find(({ start }) => start === DAY)).toMatchObject({
      values: { offered: 5 },
      weekend: true,
      future: false,
    });
    expect(rows.find(({ start }) => start === "2026-11-03")?.holiday?.ja).toBe("文化の日");
    expect(rows.at(-1)).toMatchObject({ start: "2026-11-30", future: true });
  });

  test("the customer base: twelve months of the whole company, saved and told of conflicts like records", async () => {
    const base = (typed: Typed, start = "2026-10-01") => ({ tenant: tenant.slug, start, cells: cells(typed) });
    expect(
      await as(tenant.lead).saveBaseCells(base({ customers_start: [null, 100], gross_margin: [null, -5] })),
    ).toMatchObject({ version: 1 });
    await expect(as(tenant.admin).saveBaseCells(base({ customers_start: [null, 90] }))).rejects.toMatchObject({
      key: "changed_meanwhile",
      detail: { conflicts: [{ theirs: 100, by: tenant.lead.name, mine: false }] },
    });
    await expect(
      as(tenant.lead).saveBaseCells(base({ customers_churned: [null, 300], customers_new: [null, 0] })),
    ).rejects.toMatchObject({ key: "cannot_be_true" });
    await expect(as(tenant.lead).saveBaseCells(base({ offered: [null, 1] }))).rejects.toMatchObject({
      key: "measure_not_of_base",
    });
    await expect(as(tenant.lead).saveBaseCells(base({ orders: [null, 1] }, "2026-10-02"))).rejects.toMatchObject({
      key: "not_a_period_start",
    });
    await expect(as(tenant.lead).saveBaseCells(base({ orders: [null, 1] }, "2026-12-01"))).rejects.toMatchObject({
      key: "record_in_future",
    });
    const { rows } = await as(tenant.lead).base({ tenant: tenant.slug });
    expect([rows.length, rows[0]?.start, rows.at(-1)?.start]).toEqual([12, "2025-11-01", "2026-10-01"]);
    expect(rows.at(-1)).toMatchObject({ values: { customers_start: 100, gross_margin: -5 } });
    expect((await as(other.lead).base({ tenant: other.slug })).rows.every(({ version }) => version === 0)).toBe(true);
    expect(await inTenant(db, tenant.tenantId, ({ tx }) => tx.select().from(customerMonths))).toHaveLength(1);
  });
});

describe("reasons and memos", () => {
  test("a reason is kept with its record, in the tenant it belongs to", async () => {
    const email = tenant.channel("email");
    await as(tenant.lead).saveCells(save({ received: [null, 71], handled: [null, 78] }, { channelId: email.id }));
    const reason = {
      tenant: tenant.slug,
      channelId: email.id,
      start: DAY,
      measure: "handled" as const,
      value: 78,
      reason: "前日からの繰り越し",
      replaces: null,
    };
    expect(await as(tenant.lead).saveNote(reason)).toEqual({ note: "[handled=78] 前日からの繰り越し" });
    expect((await as(tenant.lead).day({ tenant: tenant.slug })).rows[1]?.note).toBe("[handled=78] 前日からの繰り越し");
    await expect(as(other.lead).saveNote({ ...reason, tenant: other.slug })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(as(tenant.lead).saveNote({ ...reason, start: "2026-11-21" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(as(tenant.lead).saveNote({ ...reason, channelId: null })).rejects.toMatchObject({
      key: "measure_not_of_channel",
    });
  });

  test("a memo is an event of the day and team, written once, removed only where one belongs", async () => {
    const memo = {
      tenant: tenant.slug,
      id: crypto.randomUUID(),
      teamId: tenant.teams[0].id,
      date: DAY,
      title: "配送遅延の案内",
    };
    await as(tenant.lead).addMemo(memo);
    await as(tenant.lead).addMemo(memo);
    expect((await as(tenant.lead).day({ tenant: tenant.slug })).memos).toMatchObject([
      { title: "配送遅延の案内", by: tenant.lead.name, removable: true },
    ]);
    await expect(
      as(other.lead).removeMemo({ tenant: other.slug, id: memo.id, replaces: memo.title }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      as(tenant.lead).addMemo({ ...memo, id: crypto.randomUUID(), date: "2026-11-24" }),
    ).rejects.toMatchObject({ key: "record_in_future" });
    expect(await as(tenant.lead).removeMemo({ tenant: tenant.slug, id: memo.id, replaces: memo.title })).toEqual({
      id: memo.id,
    });
    expect(await inTenant(db, tenant.tenantId, ({ tx }) => tx.select().from(events))).toEqual([]);
    expect(await audit("remove-day-memo")).toHaveLength(1);
  });
});
