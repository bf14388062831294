import { and, asc, eq, like } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { eventsIn } from "@/db/queries/events/events";
import { auditLog } from "@/db/schema/audit";
import { events } from "@/db/schema/event";
import { inTenant } from "@/db/connection/scope";
import { createMember, type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import type { EventFacts } from "@/domain/events/event";
import { addDays } from "@/domain/time/period";
import { eventRouter } from "./router";
import { recordRouter } from "../records/router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller, router } from "../trpc";

const db = serverDatabase();
const open = createCaller(router({ event: eventRouter, record: recordRouter }));
const TODAY = "2026-11-23";
let a: TestTenant;
let b: TestTenant;

beforeEach(async () => {
  ({ a, b } = await withTwoTenants(db));
});

const as = (member: TestMember) => open(requestOf(member, TODAY));
const facts = (more: Partial<EventFacts> = {}): EventFacts => ({
  teamId: a.teams[0].id,
  kind: "campaign",
  title: "秋の感謝セール",
  start: "2026-11-14",
  until: "2026-11-24",
  ...more,
});
const input = (event: EventFacts, more: { id?: string; replaces?: EventFacts | null } = {}) => ({
  tenant: a.slug,
  id: crypto.randomUUID(),
  replaces: null,
  ...event,
  ...more,
});
const list = async (member: TestMember, more: object = {}) =>
  (await as(member).event.list({ tenant: a.slug, ...more })).events;
const titles = async (member: TestMember, more: object = {}) => (await list(member, more)).map(({ title }) => title);
const stored = () =>
  inTenant(db, a.tenantId, ({ tx }) => tx.select().from(events).where(eq(events.tenantId, a.tenantId)));
const audit = () =>
  inTenant(db, a.tenantId, ({ tx }) =>
    tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, a.tenantId), like(auditLog.subject, "event:%")))
      .orderBy(asc(auditLog.at), asc(auditLog.command)),
  );
const second = () => a.teams[1]?.id ?? "";

describe("writing events", () => {
  test("is added once, changed, removed; each change leaves what it was and what it is", async () => {
    const [lead, event, id] = [as(a.lead), facts(), crypto.randomUUID()];
    await lead.event.save(input(event, { id }));
    await lead.event.save(input(event, { id }));
    expect(await list(a.lead)).toMatchObject([{ ...event, id, by: a.lead.name, editable: true }]);
    const longer = facts({ title: "秋の大感謝セール", until: null, kind: "note" });
    await as(a.admin).event.save(input(longer, { id, replaces: event }));
    expect(await list(a.lead)).toMatchObject([{ ...longer, id, by: a.lead.name }]);
    await expect(lead.event.remove({ tenant: a.slug, id, replaces: event })).rejects.toMatchObject({
      key: "changed_meanwhile",
      detail: { current: longer },
    });
    await lead.event.remove({ tenant: a.slug, id, replaces: longer });
    expect(await stored()).toEqual([]);
    const trail = (await audit()).map(({ command, before, after }) => ({ command, before, after }));
    expect(trail).toHaveLength(3);
    expect(trail).toEqual(
      expect.arrayContaining([
        { command: "save-event", before: null, after: event },
        { command: "save-event", before: event, after: longer },
        { command: "remove-event", before: longer, after: null },
      ]),
    );
    await expect(lead.event.remove({ tenant: a.slug, id, replaces: longer })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("what somebody changed meanwhile is told, not overwritten; a removed one cannot be changed", async () => {
    const [event, id] = [facts(), crypto.randomUUID()];
    await as(a.lead).event.save(input(event, { id }));
    await as(a.admin).event.save(input(facts({ title: "Theirs" }), { id, replaces: event }));
    await expect(as(a.lead).event.save(input(facts({ title: "Mine" }), { id, replaces: event }))).rejects.toMatchObject(
      { key: "changed_meanwhile", code: "CONFLICT" },
    );
    await expect(as(a.lead).event.save(input(facts({ title: "Mine" }), { id }))).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await titles(a.lead)).toEqual(["Theirs"]);
    await expect(as(a.lead).event.save(input(event, { replaces: event }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("refuses an end before the start, days out of reach, and titles of no or many words", async () => {
    const save = (more: Partial<EventFacts>) => as(a.lead).event.save(input(facts(more)));
    await expect(save({ until: "2026-11-14" })).rejects.toMatchObject({ key: "event_ends_first" });
    await expect(save({ start: "1999-12-31" })).rejects.toMatchObject({ key: "event_out_of_time" });
    await expect(save({ start: addDays(TODAY, 367), until: null })).rejects.toMatchObject({ key: "event_out_of_time" });
    for (const title of ["", "  ", "x".repeat(61), "a\nb"])
      await expect(save({ title })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await save({ start: addDays(TODAY, 30), until: null, title: "  来月のセール  " });
    expect(await titles(a.lead)).toEqual(["来月のセール"]);
  });
});

describe("who may", () => {
  test("a lead the own teams' alone; the whole company's only an admin; an executive reads", async () => {
    const [own, all] = [input(facts()), input(facts({ teamId: null, title: "棚卸し" }))];
    await expect(as(a.lead).event.save(all)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(a.lead).event.save(input(facts({ teamId: second() })))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await as(a.admin).event.save(all);
    await as(a.lead).event.save(own);
    await expect(
      as(a.lead).event.remove({ tenant: a.slug, id: all.id, replaces: facts({ teamId: null, title: "棚卸し" }) }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    // Neither made the whole company's, nor taken from it.
    await expect(
      as(a.lead).event.save(input(facts({ teamId: null }), { id: own.id, replaces: facts() })),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      as(a.lead).event.save(
        input(facts({ title: "棚卸し" }), { id: all.id, replaces: facts({ teamId: null, title: "棚卸し" }) }),
      ),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await list(a.lead)).map(({ title, editable }) => [title, editable]).sort()).toEqual(
      [
        ["棚卸し", false],
        ["秋の感謝セール", true],
      ].sort(),
    );
    expect((await list(a.executive)).map(({ editable }) => editable)).toEqual([false, false]);
    await expect(as(a.executive).event.save(own)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(a.executive).event.remove({ tenant: a.slug, id: own.id, replaces: facts() })).rejects.toMatchObject(
      { code: "FORBIDDEN" },
    );
  });

  test("another team's lead neither sees nor touches it; another tenant finds nothing", async () => {
    const event = input(facts());
    await as(a.lead).event.save(event);
    const elsewhere = await createMember(db, a.tenantId, { role: "lead", name: "Elsewhere", teams: [second()] });
    expect(await titles(elsewhere)).toEqual([]);
    await expect(as(elsewhere).event.remove({ tenant: a.slug, id: event.id, replaces: facts() })).rejects.toMatchObject(
      { code: "NOT_FOUND" },
    );
    await expect(as(elsewhere).event.list({ tenant: a.slug, team: a.teams[0].id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(as(b.admin).event.list({ tenant: a.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as(b.admin).event.remove({ tenant: b.slug, id: event.id, replaces: facts() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(as(b.admin).event.save({ ...event, tenant: b.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await as(b.admin).event.list({ tenant: b.slug })).events).toEqual([]);
    expect(await stored()).toHaveLength(1);
  });
});

describe("finding them", () => {
  test("newest first; by words in any case, kind, team, and days they touch", async () => {
    const admin = as(a.admin);
    await admin.event.save(input(facts()));
    await admin.event.save(input(facts({ title: "FAQ opened", kind: "initiative", start: "2026-04-18", until: null })));
    await admin.event.save(
      input(
        facts({ title: "Outage 100%", kind: "outage", start: "2026-09-01", until: "2026-09-03", teamId: second() }),
      ),
    );
    await admin.event.save(
      input(facts({ title: "棚卸し", kind: "holiday", start: "2026-09-02", until: null, teamId: null })),
    );
    expect(await titles(a.admin)).toEqual(["秋の感謝セール", "棚卸し", "Outage 100%", "FAQ opened"]);
    expect(await titles(a.admin, { text: "faq OPEN" })).toEqual(["FAQ opened"]);
    expect(await titles(a.admin, { text: "%" })).toEqual(["Outage 100%"]);
    expect(await titles(a.admin, { text: "_" })).toEqual([]);
    expect(await titles(a.admin, { kind: "holiday" })).toEqual(["棚卸し"]);
    expect(await titles(a.admin, { team: a.teams[0].id })).toEqual(["秋の感謝セール", "棚卸し", "FAQ opened"]);
    expect(await titles(a.admin, { from: "2026-11-23" })).toEqual(["秋の感謝セール"]);
    expect(await titles(a.admin, { from: "2026-11-24" })).toEqual([]);
    expect(await titles(a.admin, { from: "2026-09-02", last: "2026-09-02" })).toEqual(["棚卸し", "Outage 100%"]);
  });

  test("an event is at once on the charts it touches and on its day's page, with who noted it", async () => {
    const event = input(facts({ start: "2026-11-20", until: "2026-11-22" }));
    await as(a.lead).event.save(event);
    const onChart = (from: string, until: string) =>
      inTenant(db, a.tenantId, (scope) => eventsIn(scope, { from, until }, [a.teams[0].id]));
    expect(await onChart("2026-11-21", "2026-12-01")).toMatchObject([
      { title: event.title, start: "2026-11-20", until: "2026-11-22" },
    ]);
    expect(await onChart("2026-11-22", "2026-12-01")).toEqual([]);
    expect((await as(a.lead).record.day({ tenant: a.slug, date: "2026-11-21" })).memos).toMatchObject([
      { title: event.title, by: a.lead.name, removable: false },
    ]);
    await as(a.lead).record.addMemo({
      tenant: a.slug,
      id: crypto.randomUUID(),
      teamId: a.teams[0].id,
      date: "2026-11-22",
      title: "配送遅延の案内",
    });
    expect((await list(a.lead)).map(({ title, kind, by }) => [title, kind, by])).toEqual([
      ["配送遅延の案内", "note", a.lead.name],
      [event.title, "campaign", a.lead.name],
    ]);
  });
});
