import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import type { APIRequestContext, Browser, Page } from "@playwright/test";
import postgres from "postgres";
import { asPage, call } from "./import-company";

/** The database's owner: members cannot be invited yet, so a second respondent is written into it. Unset: those tests skip. */
export const ownerUrl = process.env.TEST_OWNER_URL ?? "";
const PASSWORD = "a long enough password";
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

interface History {
  today: string;
  team: { id: string };
}

/** Reads one procedure as our pages do. */
export async function read<T>(request: APIRequestContext, path: string, input: object): Promise<T> {
  const response = await asPage(request, (headers) =>
    request.get(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers }),
  );
  return ((await response.json()) as { result: { data: T } }).result.data;
}

/** The company works every day of the week, holidays too: whether a day is due does not depend on the day of the test. */
export async function workEveryDay(request: APIRequestContext, tenant: string): Promise<void> {
  const { facts, version } = await read<{ facts: object; version: number }>(request, "settings.view", { tenant });
  await call(request, "settings.save", {
    tenant,
    version,
    ...facts,
    workdays: [1, 2, 3, 4, 5, 6, 7],
    holidays: "none",
  });
}

/** Today where the company is, a date some days before it, and its first team. */
export async function placeOf(request: APIRequestContext, tenant: string) {
  const { today, team } = await read<History>(request, "diagnosis.history", { tenant });
  const before = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  return { today, before, team: team.id };
}

/** Saves a run over HTTP; `answers` is eight characters, 1 = applies. */
export const saveRun = (request: APIRequestContext, tenant: string, teamId: string, date: string, answers: string) =>
  call(request, "diagnosis.save", {
    tenant,
    teamId,
    date,
    checklist: "2026-11",
    answers: [...answers].map((c) => c === "1"),
    notes: {},
    replaces: null,
  });

/** Records contacts of yesterday: so many by phone, so many by email. */
export async function recordContacts(
  request: APIRequestContext,
  tenant: string,
  counts: { phone: number; email: number },
): Promise<void> {
  const { date, rows } = await read<{ date: string; rows: { channel: string; kind: string }[] }>(
    request,
    "record.day",
    { tenant },
  );
  for (const { channel, kind } of rows) {
    const cell =
      kind === "phone"
        ? { measure: "offered", seen: null, typed: counts.phone }
        : { measure: "received", seen: null, typed: counts.email };
    await call(request, "record.saveCells", { tenant, channelId: channel, start: date, cells: [cell] });
  }
}

/** One more member of the company, signed in on a page of their own. */
export async function newMember(
  browser: Browser,
  tenant: string,
  { name, role, team }: { name: string; role: "lead" | "executive"; team: string },
): Promise<Page> {
  const [userId, email, passwordHash] = [randomUUID(), `${randomUUID()}@diagnosis.example`, await hash(PASSWORD, COST)];
  const sql = postgres(ownerUrl, { max: 1 });
  await sql
    .begin(async (tx) => {
      await tx`select set_config('app.identity', 'on', true)`;
      const [found] = await tx`select tenant_id from tenant_slugs where slug = ${tenant}`;
      const tenantId = String(found?.["tenant_id"]);
      await tx`select set_config('app.tenant_id', ${tenantId}, true)`;
      await tx`insert into users (id, email, name, locale) values (${userId}, ${email}, ${name}, 'ja')`;
      await tx`insert into user_passwords (user_id, hash) values (${userId}, ${passwordHash})`;
      await tx`insert into memberships (tenant_id, user_id, role, name, email) values (${tenantId}, ${userId}, ${role}, ${name}, ${email})`;
      if (role === "lead")
        await tx`insert into membership_teams (tenant_id, user_id, team_id) values (${tenantId}, ${userId}, ${team})`;
    })
    .finally(() => sql.end());
  const page = await (await browser.newContext({ locale: "ja-JP" })).newPage();
  await call(page.request, "account.signIn", { email, password: PASSWORD });
  return page;
}
