import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, inject, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { withClient } from "@/db/roles/roles";
import { inTenant } from "@/db/connection/scope";
import { createMember, type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import en from "@/messages/parts/audit.en.json";
import ja from "@/messages/parts/audit.ja.json";
import { auditFile } from "./audit";
import { appRouter } from "../root";
import { openTenant } from "../tenant";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const open = createCaller(appRouter);
const TODAY = "2026-11-23";
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

const as = (member: TestMember, now?: Date) => open({ ...requestOf(member, TODAY, now), network: "203.0.113.7" });
type Search = Parameters<ReturnType<typeof as>["audit"]["list"]>[0];
const list = (more: Omit<Search, "tenant"> = {}, of = tenant) => as(of.admin).audit.list({ tenant: of.slug, ...more });
const rename = (name: string, now?: Date, of = tenant) =>
  as(of.admin, now).settings.saveTeam({
    tenant: of.slug,
    id: of.teams[0].id,
    name,
    archived: false,
    replaces: { name: of.teams[0].name, archived: false },
  });

/** Rows written as commands write them, from the moment named; several may share one. */
async function write(of: TestTenant, rows: readonly Partial<typeof auditLog.$inferInsert>[]) {
  const filled = rows.map((row) => ({
    tenantId: of.tenantId,
    id: randomUUID(),
    at: new Date("2026-11-20T03:00:00Z"),
    userId: of.lead.userId,
    userName: of.lead.name,
    command: "save-event",
    subject: "event:x",
    requestId: "test",
    ...row,
  }));
  await inTenant(db, of.tenantId, ({ tx }) => tx.insert(auditLog).values(filled));
  return filled;
}

async function allPages(more: Omit<Search, "tenant"> = {}) {
  const pages = [];
  for (let before: string | undefined; ;) {
    const page = await list({ ...more, before });
    pages.push(page.rows);
    if (page.next === null) return pages;
    before = page.next;
  }
}

describe("the audit log", () => {
  test("who, when, what, on what by its name of today, before and after, from where; never another company's", async () => {
    await rename("お客様相談室");
    await rename("Theirs", undefined, other);
    const { rows, people, commands } = await list();
    expect(rows).toMatchObject([
      {
        userName: tenant.admin.name,
        command: "save-team",
        network: "203.0.113.7",
        at: new Date(`${TODAY}T00:00:00Z`),
        about: { kind: "team", name: "お客様相談室", gone: false },
        changes: [{ field: "name", before: "Support", after: "お客様相談室" }],
      },
    ]);
    expect(people).toEqual([{ id: tenant.admin.userId, name: tenant.admin.name, left: false }]);
    expect(commands).toEqual(["save-team"]);
    expect(JSON.stringify(await as(tenant.admin).audit.file({ tenant: tenant.slug }))).not.toContain("Theirs");
  });

  test("is for admins alone: refused by name within, not found from outside", async () => {
    for (const member of [tenant.lead, tenant.executive]) {
      await expect(as(member).audit.list({ tenant: tenant.slug })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(as(member).audit.file({ tenant: tenant.slug })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(as(other.admin).audit.list({ tenant: tenant.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("what is gone keeps the name it had; who left keeps theirs and is told apart; an unknown kind stays readable", async () => {
    const leaver = randomUUID();
    await write(tenant, [
      {
        subject: `event:${randomUUID()}`,
        before: { title: "移転", teamId: tenant.teams[0].id },
        after: null,
        command: "remove-event",
        userId: leaver,
        userName: "退いた人",
      },
      { subject: `team:${randomUUID()}`, command: "save-team" },
      { subject: "odd:thing", command: "do-odd-things" },
    ]);
    const { rows, people } = await list();
    const of = (command: string) => rows.find((row) => row.command === command)?.about;
    expect(of("remove-event")).toMatchObject({ kind: "event", name: "移転", team: "Support", gone: true });
    expect(of("save-team")).toMatchObject({ kind: "team", name: null, gone: true });
    expect(of("do-odd-things")).toMatchObject({ kind: "odd", name: "thing" });
    expect(people).toContainEqual({ id: leaver, name: "退いた人", left: true });
  });

  test("pages without gaps or doubles where rows share a moment; the file is the same list", async () => {
    const made = await write(
      tenant,
      Array.from({ length: 123 }, (_, i) => ({ at: new Date(Date.UTC(2026, 10, 20, 0, Math.floor(i / 40))) })),
    );
    // A moment finer than the clock of the server's language.
    await inTenant(db, tenant.tenantId, ({ tx }) =>
      tx.execute(sql`insert into audit_log (tenant_id, id, at, user_id, command, subject, request_id)
      select ${tenant.tenantId}, gen_random_uuid(), timestamptz '2026-11-21 00:00:00.000001+00' + i * interval '1 microsecond', ${tenant.lead.userId}, 'save-event', 'event:x', 'test' from generate_series(1, 40) i`),
    );
    const pages = await allPages();
    expect(pages.map((rows) => rows.length)).toEqual([50, 50, 50, 13]);
    const ids = pages.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(163);
    expect(made.every(({ id }) => ids.includes(id))).toBe(true);
    const moments = pages.flat().map(({ at }) => at.getTime());
    expect(moments).toEqual([...moments].sort((a, b) => b - a));
    const file = await as(tenant.admin).audit.file({ tenant: tenant.slug });
    expect([file.rows, file.next]).toEqual([pages.flat(), null]);
  });

  test("a file comes in parts, each with what the next begins after", async () => {
    await write(tenant, [{}, {}, {}]);
    const { user, ...request } = requestOf(tenant.admin, TODAY);
    if (!user) throw new Error("signed out");
    const ctx = await openTenant({ ...request, user }, tenant.slug);
    const { rows } = await list();
    const first = await auditFile(ctx, {}, 2);
    expect(first).toMatchObject({ rows: rows.slice(0, 2), next: rows[1]?.id });
    expect(await auditFile(ctx, { before: first.next ?? "" }, 2)).toMatchObject({ rows: rows.slice(2), next: null });
    expect(await auditFile(ctx, {}, 3)).toMatchObject({ next: null });
  });
});

describe("narrowed down", () => {
  const found = async (more: Omit<Search, "tenant">) => {
    const [{ rows }, file] = [await list(more), await as(tenant.admin).audit.file({ tenant: tenant.slug, ...more })];
    expect(file.rows).toEqual(rows);
    return rows.map(({ requestId }) => requestId).sort();
  };

  beforeEach(async () => {
    const second = await createMember(db, tenant.tenantId, {
      role: "lead",
      name: "鈴木 健",
      teams: [tenant.teams[1]?.id ?? ""],
    });
    await write(tenant, [
      // Half past midnight in Tokyo, still the day before in London.
      {
        requestId: "one",
        at: new Date("2026-11-19T15:30:00Z"),
        command: "save-event",
        after: { title: "50%_OFF Sale" },
        network: "203.0.113.7",
      },
      {
        requestId: "two",
        at: new Date("2026-11-20T14:59:59Z"),
        command: "set-target",
        userId: second.userId,
        userName: "鈴木 健",
        before: { note: "特売のため" },
        network: "198.51.100.4",
      },
      {
        requestId: "three",
        at: new Date("2026-11-20T15:00:00Z"),
        command: "save-cells",
        subject: `record:${tenant.channel("chat").id}:2026-11-20`,
        after: { offered: 5 },
        network: null,
        userName: null,
      },
    ]);
    await write(other, [{ requestId: "theirs", after: { title: "50%_OFF Sale" } }]);
  });

  test("by person, action and network", async () => {
    const { people } = await list();
    const suzuki = people.find(({ name }) => name === "鈴木 健")?.id ?? "";
    expect(await found({ person: suzuki })).toEqual(["two"]);
    expect(await found({ person: tenant.lead.userId })).toEqual(["one", "three"]);
    await expect(list({ person: other.lead.userId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(list({ person: randomUUID() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await found({ command: "set-target" })).toEqual(["two"]);
    expect(await found({ command: "nothing-such" })).toEqual([]);
    expect(await found({ network: "203.0.113." })).toEqual(["one"]);
    expect(await found({ network: "%" })).toEqual([]);
  });

  test("by days of the company's own zone, the last one included", async () => {
    expect(await found({ from: "2026-11-20", last: "2026-11-20" })).toEqual(["one", "two"]);
    expect(await found({ from: "2026-11-21" })).toEqual(["three"]);
    expect(await found({ last: "2026-11-19" })).toEqual([]);
  });

  test("by words: what was written before and after, names then and names of today; signs are no wildcards, case does not count", async () => {
    expect(await found({ text: "特売" })).toEqual(["two"]);
    expect(await found({ text: "50%_off" })).toEqual(["one"]);
    expect(await found({ text: "50%_of%" })).toEqual([]);
    expect(await found({ text: "鈴木" })).toEqual(["two"]);
    // The row holds only the channel's id.
    expect(await found({ text: "chat" })).toEqual(["three"]);
    expect(await found({ text: "特売", command: "save-cells" })).toEqual([]);
    await expect(list({ text: "a\u0000b" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("a page after a row that is not there, or another company's, is not found", async () => {
    const [theirs] = (await list({}, other)).rows;
    await expect(list({ before: theirs?.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(list({ before: randomUUID() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("kept as it was written", () => {
  test("the app's role may neither change nor delete nor empty it, not even a company's own rows", async () => {
    await rename("Renamed");
    const refusal = (statement: string) =>
      withClient(inject("appUrl"), (client) =>
        client.begin(async (tx) => {
          await tx`select set_config('app.tenant_id', ${tenant.tenantId}, true)`;
          await tx.unsafe(statement);
          return "allowed";
        }),
      ).catch((error: { code: string }) => error.code);
    for (const statement of [
      "update audit_log set after = null",
      "delete from audit_log",
      "truncate audit_log",
      "insert into audit_log select * from audit_log on conflict (tenant_id, id) do update set after = null",
    ]) {
      expect([statement, await refusal(statement)]).toEqual([statement, "42501"]);
    }
    expect((await list()).rows).toHaveLength(1);
  });

  test("every command has its words in both languages, and no words are left over", () => {
    const sources = readdirSync("server", { recursive: true, encoding: "utf8" })
      .filter((file) => /^([^/]+\/commands|auth)\/.*\.ts$/.test(file) && !file.includes(".test."))
      .map((file) => readFileSync(`server/${file}`, "utf8"));
    const names = sources
      .flatMap((source) => [...source.matchAll(/(?:^\s*name|[{,]\s*command): "([a-z-]+)"/gm)].map((match) => match[1]))
      .sort();
    expect(names.length).toBeGreaterThan(25);
    expect(Object.keys(ja.audit.command).sort()).toEqual(names);
    expect(Object.keys(en.audit.command).sort()).toEqual(names);
  });
});
