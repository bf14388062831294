import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { assessments } from "@/db/schema/assessment";
import { auditLog } from "@/db/schema/audit";
import { variantChanges } from "@/db/schema/variant-change";
import { inTenant } from "@/db/connection/scope";
import { insertRecords } from "@/db/seed/write";
import { createMember, type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { CHECKLIST_VERSION } from "@/domain/diagnosis/checklist";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { diagnosisRouter } from "./router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const open = createCaller(diagnosisRouter);
const TODAY = "2026-11-23";
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

/** The router as one member would call it, at 9 in the morning of TODAY in Tokyo. */
const as = (member: TestMember) => open(requestOf(member, TODAY));
const bits = (text: string) => [...text].map((c) => c === "1");
const run = (
  answers: string,
  more: {
    date?: string;
    teamId?: string;
    replaces?: number | null;
    notes?: Record<string, string>;
    checklist?: string;
  } = {},
) => ({
  tenant: tenant.slug,
  teamId: tenant.teams[0].id,
  date: TODAY,
  checklist: CHECKLIST_VERSION,
  answers: bits(answers),
  replaces: null,
  ...more,
});
const stored = (of: TestTenant = tenant) =>
  inTenant(db, of.tenantId, ({ tx }) => tx.select().from(assessments).where(eq(assessments.tenantId, of.tenantId)));
const audit = () =>
  inTenant(db, tenant.tenantId, ({ tx }) =>
    tx.select().from(auditLog).where(eq(auditLog.tenantId, tenant.tenantId)).orderBy(auditLog.at),
  );

describe("saving a run", () => {
  test("stores answers, notes, hits, version and respondent, with an audit row", async () => {
    const saved = await as(tenant.lead).save(
      run("11101100", { notes: { s3: " mostly calls ", s4: "  ", run: "after the move" } }),
    );
    expect(saved).toEqual({ date: TODAY, hits: 5, version: 1 });
    expect(await stored()).toMatchObject([
      {
        assessedOn: TODAY,
        checklistVersion: CHECKLIST_VERSION,
        respondentId: tenant.lead.userId,
        respondentName: tenant.lead.name,
        answers: bits("11101100"),
        notes: { s3: "mostly calls", run: "after the move" },
        hits: 5,
        version: 1,
      },
    ]);
    expect(await audit()).toMatchObject([
      {
        command: "save-assessment",
        userId: tenant.lead.userId,
        before: null,
        after: { notes: { s3: "mostly calls" } },
      },
    ]);
    expect(await stored(other)).toEqual([]);
  });

  test("again on the same day replaces one's own only knowingly; the same again changes nothing", async () => {
    const lead = as(tenant.lead);
    await lead.save(run("11111111"));
    await expect(lead.save(run("00000000"))).rejects.toMatchObject({
      key: "already_diagnosed",
      detail: { version: 1 },
    });
    expect(await lead.save(run("11111111"))).toMatchObject({ version: 1 });
    expect(await lead.save(run("00000000", { replaces: 1 }))).toMatchObject({ hits: 0, version: 2 });
    expect(await stored()).toMatchObject([{ answers: bits("00000000"), version: 2 }]);
    expect((await audit()).map(({ before }) => before)).toEqual([
      null,
      { checklist: CHECKLIST_VERSION, answers: bits("11111111"), notes: {} },
    ]);
  });

  test("two first saves at once: one run, and the other person's tab is told", async () => {
    const lead = as(tenant.lead);
    const outcomes = await Promise.allSettled([lead.save(run("11111111")), lead.save(run("00000000"))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await stored()).toHaveLength(1);
  });

  test("refuses the future, another wording, half an answer and another tenant's team", async () => {
    const lead = as(tenant.lead);
    await expect(lead.save(run("11111111", { date: "2026-11-24" }))).rejects.toMatchObject({
      key: "diagnosis_in_future",
    });
    await expect(lead.save(run("11111111", { date: "1999-12-31" }))).rejects.toMatchObject({
      key: "diagnosis_too_early",
    });
    await expect(lead.save(run("11111111", { checklist: "2020-01" }))).rejects.toMatchObject({
      key: "checklist_changed",
    });
    await expect(lead.save(run("1111111"))).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(as(tenant.admin).save(run("11111111", { teamId: other.teams[0].id }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await stored()).toEqual([]);
  });
});

describe("who may", () => {
  test("a lead only on the own teams, an executive reads, a stranger finds nothing", async () => {
    const second = tenant.teams[1]?.id ?? "";
    await expect(as(tenant.lead).save(run("11111111", { teamId: second }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(as(tenant.lead).history({ tenant: tenant.slug, team: second })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await as(tenant.admin).save(run("11111111", { teamId: second }));
    await expect(as(tenant.executive).save(run("11111111"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(tenant.executive).form({ tenant: tenant.slug })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await as(tenant.executive).history({ tenant: tenant.slug, team: second })).toMatchObject({
      canRun: false,
      days: [{ hits: [8, 8] }],
    });
    const [stranger, of] = [as(other.admin), { tenant: tenant.slug }];
    for (const ask of [
      () => stranger.history(of),
      () => stranger.form(of),
      () => stranger.result({ ...of, date: TODAY }),
      () => stranger.save(run("11111111")),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("removes its own run; an admin anybody's, another lead nobody else's; the audit keeps what it held", async () => {
    const colleague = await createMember(db, tenant.tenantId, { role: "lead", teams: [tenant.teams[0].id] });
    await as(tenant.lead).save(run("11110000"));
    const [kept] = await stored();
    const key = { tenant: tenant.slug, id: kept?.id ?? "", version: 1 };
    await expect(as(colleague).remove(key)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(other.admin).remove({ ...key, tenant: other.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as(tenant.lead).remove({ ...key, version: 2 })).rejects.toMatchObject({ key: "changed_meanwhile" });
    expect(await as(tenant.admin).remove(key)).toEqual({ date: TODAY });
    expect(await stored()).toEqual([]);
    expect((await audit()).at(-1)).toMatchObject({
      command: "remove-assessment",
      before: { answers: bits("11110000") },
      after: null,
    });
  });
});

describe("what the pages read", () => {
  test("history: the team's standing a date, and what turned from the first to the latest or between two asked for", async () => {
    const lead = as(tenant.lead);
    for (const [date, answers] of [
      ["2026-04-01", "11111110"],
      ["2026-07-01", "11111000"],
      [TODAY, "01111001"],
    ] as const)
      await lead.save(run(answers, { date }));
    const usual = await lead.history({ tenant: tenant.slug });
    expect(usual.days.map(({ date, hits, band }) => [date, hits[0], band])).toEqual([
      ["2026-04-01", 7, "call_center"],
      ["2026-07-01", 5, "call_center"],
      [TODAY, 5, "call_center"],
    ]);
    expect(usual.comparison).toMatchObject({ from: { date: "2026-04-01" }, to: { date: TODAY } });
    expect(usual.comparison?.turns?.map(({ id, toward }) => `${id} ${toward}`)).toEqual([
      "s1 seme",
      "s6 seme",
      "s7 seme",
      "s8 mamori",
    ]);
    const two = await lead.history({ tenant: tenant.slug, from: "2026-07-01", to: TODAY });
    expect(two.comparison?.turns?.map(({ id }) => id)).toEqual(["s1", "s8"]);
    expect((await as(other.lead).history({ tenant: other.slug })).days).toEqual([]);
  });

  test("several respondents of a date: majority, spread, and whose run is whose", async () => {
    const colleagues = await Promise.all(
      ["b", "c"].map((name) => createMember(db, tenant.tenantId, { role: "lead", name, teams: [tenant.teams[0].id] })),
    );
    const answers = ["11110000", "11110000", "11111100"];
    for (const [i, member] of [tenant.lead, ...colleagues].entries()) await as(member).save(run(answers[i] ?? ""));
    const { day } = await as(tenant.lead).result({ tenant: tenant.slug, date: TODAY });
    expect(day).toMatchObject({
      respondents: 3,
      hits: [4, 4],
      band: "transition",
      disagreement: { hits: [4, 4, 6], disputed: ["s5", "s6"] },
    });
    expect(day.runs.map(({ own, removable }) => [own, removable])).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
    const [admins, leads] = await Promise.all([
      as(tenant.admin).form({ tenant: tenant.slug }),
      as(tenant.lead).form({ tenant: tenant.slug }),
    ]);
    expect(admins).toMatchObject({ own: null, replaces: null });
    expect(admins.others.sort()).toEqual([tenant.lead.name, "b", "c"].sort());
    expect(leads).toMatchObject({ own: { answers: bits("11110000") }, replaces: 1 });
    expect(leads.others.sort()).toEqual(["b", "c"]);
  });

  test("a run of an older checklist stays readable, is never compared or joined", async () => {
    const lead = as(tenant.lead);
    await lead.save(run("11111111", { date: "2026-01-10" }));
    await inTenant(db, tenant.tenantId, ({ tx }) =>
      tx.update(assessments).set({ checklistVersion: "2025-01" }).where(eq(assessments.tenantId, tenant.tenantId)),
    );
    await lead.save(run("00000000"));
    const history = await lead.history({ tenant: tenant.slug });
    expect(history.days.map(({ version }) => version)).toEqual(["2025-01", CHECKLIST_VERSION]);
    expect(history.comparison?.turns).toBeNull();
    expect((await lead.form({ tenant: tenant.slug })).previous).toBeNull();
    expect(await lead.result({ tenant: tenant.slug, date: "2026-01-10" })).toMatchObject({
      day: { version: "2025-01" },
      contradictions: [],
      actions: [],
    });
  });

  test("evidence comes from the team's own records of three months, and contradicts", async () => {
    const lead = as(tenant.lead);
    expect((await lead.form({ tenant: tenant.slug })).evidence).toMatchObject({
      contacts: 0,
      kpisWithData: [],
      items: [{ supports: null }, { supports: null }, { supports: null }],
    });
    const [phone, email] = [tenant.channel("phone"), tenant.channel("email")];
    const base = {
      until: "2026-10-06",
      start: "2026-10-05",
      cadence: "day" as const,
      source: "grid" as const,
      updatedBy: tenant.lead.userId,
      updatedAt: new Date(),
    };
    await inTenant(db, tenant.tenantId, ({ tx }) =>
      insertRecords(tx, tenant.tenantId, [
        { ...base, teamId: phone.teamId, channelId: phone.id, offered: 47, answered: 40 },
        { ...base, teamId: email.teamId, channelId: email.id, received: 53 },
        { ...base, teamId: phone.teamId, channelId: phone.id, start: "2026-08-31", until: "2026-09-01", offered: 900 },
      ]),
    );
    await lead.save(run("00100000"));
    const { evidence, contradictions } = await lead.result({ tenant: tenant.slug, date: TODAY });
    expect(evidence).toMatchObject({ range: { from: "2026-09-01", until: "2026-12-01" }, contacts: 100, families: [] });
    expect(evidence.items[0]).toMatchObject({ statement: "s3", values: { share: 0.47 }, supports: false });
    expect(contradictions).toEqual(["s3", "s5", "s6"]);
    expect((await as(tenant.admin).form({ tenant: tenant.slug, team: tenant.teams[1]?.id })).evidence.contacts).toBe(0);
  });

  test("evidence is reckoned by the definitions that held, and the days the company works", async () => {
    const phone = tenant.channel("phone");
    const saved = { source: "grid" as const, updatedBy: tenant.lead.userId, updatedAt: new Date() };
    const day = { start: "2026-10-05", until: "2026-10-06", cadence: "day" as const, slThresholdSec: 20, ...saved };
    const counts = { offered: 47, answered: 40, answered_in_threshold: 30, resolved: 20, backlog_closing: 4 };
    await inTenant(db, tenant.tenantId, async ({ tx }) => {
      await insertRecords(tx, tenant.tenantId, [{ ...day, teamId: phone.teamId, channelId: phone.id, ...counts }]);
      const variants = { ...DEFAULT_VARIANTS, slThresholdSec: 30 };
      await tx
        .insert(variantChanges)
        .values({ tenantId: tenant.tenantId, createdBy: tenant.admin.userId, start: "2026-11-01", variants });
    });
    const { kpisWithData } = (await as(tenant.lead).form({ tenant: tenant.slug })).evidence;
    expect(kpisWithData).toEqual(expect.arrayContaining(["answer_rate", "service_level", "backlog_days"]));
  });

  test("a date without a run and a date to come are not found", async () => {
    await expect(as(tenant.lead).result({ tenant: tenant.slug, date: TODAY })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(as(tenant.lead).form({ tenant: tenant.slug, date: "2026-11-24" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(as(tenant.lead).form({ tenant: tenant.slug, date: "2026-02-31" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});
