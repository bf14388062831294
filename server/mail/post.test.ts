import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { tenants } from "@/db/schema/tenant";
import { inTenant } from "@/db/connection/scope";
import { createTenant, type TestTenant } from "@/db/testing/tenant";
import { createApi } from "../root";
import { serverDatabase } from "../testing";
import { serverMailbox } from "./testing-server-mailbox";

const db = serverDatabase();
const mailbox = serverMailbox();

const NOW = new Date("2026-11-24T00:00:00Z");
const DAY_MS = 86_400_000;
const at = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const as = ({ admin }: TestTenant, network: string, now = NOW) =>
  createApi({
    user: { id: admin.userId, name: admin.name, email: admin.email, locale: "ja" },
    now,
    requestId: "test",
    network,
  });
const addresses = (count: number) => Array.from({ length: count }, () => `${randomUUID()}@post.example`);
const invite = (tenant: TestTenant, to: readonly string[], network: string = randomUUID(), now = NOW) =>
  as(tenant, network, now).member.invite({
    tenant: tenant.slug,
    role: "executive",
    teams: [],
    invitations: to.map((email) => ({ id: randomUUID(), email })),
  });
const sentTo = (to: readonly string[]) => to.filter((address) => mailbox.to(address).length > 0).length;

/** A company of `age` days that recorded on so many days. */
async function company(age: number, days: number): Promise<TestTenant> {
  const tenant = await createTenant(db);
  await inTenant(db, tenant.tenantId, async ({ tx, tenantId }) => {
    await tx
      .update(tenants)
      .set({ createdAt: at(-age) })
      .where(eq(tenants.id, tenantId));
    for (let day = 1; day <= days; day += 1) {
      await tx.insert(auditLog).values({
        tenantId,
        id: randomUUID(),
        at: at(-day),
        userId: tenant.lead.userId,
        userName: "Test",
        command: "save-cells",
        requestId: "test",
        subject: "record:x",
        before: null,
        after: {},
      });
    }
  });
  return tenant;
}

test("a company founded just now sends ten a day, whoever of it asks and from wherever; the refusal says how many and when, and writes nothing", async () => {
  const tenant = await company(0, 0);
  const many = addresses(30);
  await expect(invite(tenant, many)).rejects.toMatchObject({
    code: "TOO_MANY_REQUESTS",
    key: "letters_limited",
    params: { left: 10, most: 10, hours: 24 },
  });
  expect(await as(tenant, "any").member.list({ tenant: tenant.slug })).toMatchObject({ invitations: [] });
  expect(await invite(tenant, many.slice(0, 7))).toHaveLength(7);
  await expect(
    invite(tenant, many.slice(7, 15), randomUUID(), new Date(NOW.getTime() + 3 * 3_600_000)),
  ).rejects.toMatchObject({ key: "letters_limited", params: { left: 3, hours: 21 } });
  await invite(tenant, many.slice(7, 10));
  await expect(invite(tenant, many.slice(10, 11))).rejects.toMatchObject({ params: { left: 0 } });
  expect(sentTo(many)).toBe(10);
  expect(await invite(tenant, many.slice(10, 20), randomUUID(), at(1))).toHaveLength(10);
});

test("sending anew is counted as well; what was refused for another reason is not", async () => {
  const tenant = await company(0, 0);
  const [email = ""] = addresses(1);
  await expect(invite(tenant, [...addresses(9), tenant.lead.email])).rejects.toMatchObject({ key: "invite_refused" });
  await invite(tenant, [email]);
  for (let sent = 1; sent < 3; sent += 1) {
    const {
      invitations: [row],
    } = await as(tenant, "any").member.list({ tenant: tenant.slug });
    await as(tenant, randomUUID(), new Date(NOW.getTime() + sent * 60_000)).member.send({
      tenant: tenant.slug,
      id: row?.id ?? "",
      replaces: new Date(row?.sentAt ?? "").toISOString(),
    });
  }
  const {
    invitations: [row],
  } = await as(tenant, "any").member.list({ tenant: tenant.slug });
  await expect(
    as(tenant, randomUUID()).member.send({
      tenant: tenant.slug,
      id: row?.id ?? "",
      replaces: new Date(row?.sentAt ?? "").toISOString(),
    }),
  ).rejects.toMatchObject({ key: "letters_to_address", params: { email } });
  expect(await invite(tenant, addresses(7))).toHaveLength(7);
});

test("many new companies from one network, or to one address, are held together; a company in use is not kept from its own people by them", async () => {
  const [network, victim] = [randomUUID(), addresses(1)];
  const sent: number[] = [];
  for (let founded = 0; founded < 5; founded += 1) {
    const to = addresses(10);
    await invite(await company(0, 0), to, network).catch(() => undefined);
    sent.push(sentTo(to));
  }
  expect(sent).toEqual([10, 10, 10, 0, 0]);
  for (let founded = 0; founded < 3; founded += 1) await invite(await company(0, 0), victim);
  await expect(invite(await company(0, 0), victim)).rejects.toMatchObject({
    key: "letters_to_address",
    params: { email: victim[0] },
  });
  const used = await company(8, 5);
  expect(await invite(used, [...victim, ...addresses(29)], network), "thirty colleagues, pasted").toHaveLength(30);
});

test("a company is in use after a week with records on five days, not before; and those who joined count", async () => {
  for (const [age, days] of [
    [6, 5],
    [8, 4],
  ] as const)
    await expect(invite(await company(age, days), addresses(11))).rejects.toMatchObject({ params: { left: 10 } });
  const used = await company(7, 5);
  for (let list = 0; list < 3; list += 1) await invite(used, addresses(100));
  await expect(invite(used, addresses(1))).rejects.toMatchObject({
    key: "letters_limited",
    params: { left: 0, most: 300 },
  });
});

test.each([
  "Win at https://evil.example",
  "pay@evil.example",
  "evil.example へ",
  "www.evil.com",
  "ｅｖｉｌ．ｃｏｍ",
  "evil。com",
])("%s is no name for a letter: not of a company, a team or a person", async (name) => {
  const tenant = await createTenant(db);
  const api = as(tenant, randomUUID());
  const refused = { code: "BAD_REQUEST", cause: { issues: [{ params: { fault: "name_is_link" } }] } };
  const settings = {
    tenant: tenant.slug,
    version: 1,
    name,
    locale: "ja" as const,
    zone: "Asia/Tokyo",
    fiscalStartMonth: 4,
    weekStart: "monday" as const,
    currency: "JPY" as const,
    workdays: [1],
    holidays: "none" as const,
  };
  await expect(api.settings.save(settings)).rejects.toMatchObject(refused);
  await expect(
    api.settings.saveTeam({ tenant: tenant.slug, id: randomUUID(), name, archived: false, replaces: null }),
  ).rejects.toMatchObject(refused);
  await expect(
    api.account.saveProfile({ name, locale: "ja", replaces: { name: tenant.admin.name, locale: "ja" } }),
  ).rejects.toMatchObject(refused);
  const person = {
    name: "Hana",
    email: `${randomUUID()}@post.example`,
    password: "a long enough password",
    company: "Komorebi",
    locale: "ja" as const,
    teams: ["Support"],
    channels: [{ kind: "phone" as const, name: "Phone", cadence: "day" as const }],
  };
  for (const given of [
    { ...person, name },
    { ...person, company: name },
    { ...person, teams: [name] },
  ])
    await expect(api.account.signUp(given)).rejects.toMatchObject(refused);
  await expect(
    api.invitation.accept({ slug: tenant.slug, secret: "x", name, password: person.password, locale: "ja" }),
  ).rejects.toMatchObject(refused);
});

test.each([
  "J.R.R. Tolkien",
  "@cosme",
  "つながる。はたらく",
  "3.5インチ",
  "A/B サポート",
  "カスタマーサポート(東京)",
  "Mr. Children",
  "50% OFF 窓口",
])("%s is a name like any other", async (name) => {
  const tenant = await createTenant(db);
  expect(
    await as(tenant, randomUUID()).settings.saveTeam({
      tenant: tenant.slug,
      id: randomUUID(),
      name,
      archived: false,
      replaces: null,
    }),
  ).toMatchObject({ id: expect.any(String) });
});
