import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import type { Browser, Page } from "@playwright/test";
import postgres, { type TransactionSql } from "postgres";
import { call } from "./call";
import { PASSWORD } from "./company";

/** The database's owner, who may do in a company what no page does. Unset: those tests skip. */
export const ownerUrl = process.env.TEST_OWNER_URL ?? "";
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Runs statements inside a company, in one transaction. */
export async function inCompany(
  slug: string,
  work: (tx: TransactionSql, tenantId: string) => Promise<unknown>,
): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('app.identity', 'on', true)`;
      const [found] = await tx`select tenant_id from tenant_slugs where slug = ${slug}`;
      const tenantId = String(found?.["tenant_id"]);
      await tx`select set_config('app.tenant_id', ${tenantId}, true)`;
      await work(tx, tenantId);
    });
  } finally {
    await sql.end();
  }
}

interface Newcomer {
  name: string;
  role: "lead" | "executive";
  team: string;
}

/** One more member of the company, signed in on a page of their own. */
export async function newMember(browser: Browser, slug: string, who: Newcomer): Promise<Page> {
  const page = await (await browser.newContext({ locale: "ja-JP" })).newPage();
  await asMember(page, slug, who);
  return page;
}

/** One more member of the company, signed in where somebody else was, whose pages are to be left. */
export async function asMember(page: Page, slug: string, { name, role, team }: Newcomer): Promise<void> {
  const [userId, email, passwordHash] = [randomUUID(), `${randomUUID()}@diagnosis.example`, await hash(PASSWORD, COST)];
  await inCompany(slug, async (tx, tenantId) => {
    await tx`insert into users (id, email, name, locale) values (${userId}, ${email}, ${name}, 'ja')`;
    await tx`insert into user_passwords (user_id, hash) values (${userId}, ${passwordHash})`;
    await tx`insert into memberships (tenant_id, user_id, role, name, email) values (${tenantId}, ${userId}, ${role}, ${name}, ${email})`;
    if (role === "lead")
      await tx`insert into membership_teams (tenant_id, user_id, team_id) values (${tenantId}, ${userId}, ${team})`;
  });
  await call(page.request, "account.signIn", { email, password: PASSWORD });
}
