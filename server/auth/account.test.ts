import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { mailLinks } from "@/db/schema/mail-link";
import { memberships } from "@/db/schema/membership";
import { userPasswords, users } from "@/db/schema/user";
import { inIdentity, inTenant } from "@/db/connection/scope";
import { createMember, createTenant, type TestMember, type TestTenant } from "@/db/testing/tenant";
import type { TenantId } from "@/domain/tenants/tenant";
import { confirmSignUp } from "../accounts/commands/sign-up-by-mail";
import { serverMailbox } from "../mail/testing-server-mailbox";
import { createApi } from "../root";
import { serverDatabase } from "../testing";
import { checkCredentials } from "./credentials";
import { changePassword } from "./profile";
import { openSession, readSession, type SessionUser } from "./session";

const db = serverDatabase();
const mailbox = serverMailbox();

const NOW = new Date("2026-11-24T00:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const [PASSWORD, NEXT] = ["a long enough password", "another long password"];
const api = (user: SessionUser | null = null, now = NOW, network: string = randomUUID()) =>
  createApi({ user, now, requestId: "test", network }).account;
const userOf = ({ userId, name, email }: TestMember): SessionUser => ({ id: userId, name, email, locale: "ja" });
const secretOf = (link: string) => new URL(link).pathname.split("/").at(-1) ?? "";
const signsIn = async (email: string, password: string, network: string = randomUUID()) =>
  (await checkCredentials({ email, password }, network, NOW)).ok;
const opened = (member: TestMember, at = NOW) =>
  openSession(member.userId, { userAgent: "", network: "192.0.2.1" }, at).then(({ id }) => id);

/** A person with a password, in two companies under the same name. */
async function inTwo(): Promise<{ a: TestTenant; b: TestTenant; member: TestMember }> {
  const [a, b] = await Promise.all([createTenant(db), createTenant(db)]);
  const member = await createMember(db, a.tenantId, { role: "lead", password: PASSWORD, teams: [a.teams[0].id] });
  await inTenant(db, b.tenantId, ({ tx }) =>
    tx.insert(memberships).values({
      tenantId: b.tenantId,
      userId: member.userId,
      role: "executive",
      name: member.name,
      email: member.email,
    }),
  );
  return { a, b, member };
}
const memberIn = (tenantId: TenantId, userId: string) =>
  inTenant(
    db,
    tenantId,
    async ({ tx }) =>
      (
        await tx
          .select({ name: memberships.name, email: memberships.email })
          .from(memberships)
          .where(eq(memberships.userId, userId))
      )[0],
  );
const auditIn = (tenantId: TenantId) => inTenant(db, tenantId, ({ tx }) => tx.select().from(auditLog));

test("a forgotten password: the same answer for nobody's address, one link that works once within the hour, and every session ends", async () => {
  const { member } = await inTwo();
  const [session, nobody] = [await opened(member), `${randomUUID()}@nobody.example`];
  expect(await api().forgot({ email: nobody, locale: "ja" })).toEqual(
    await api().forgot({ email: member.email, locale: "ja" }),
  );
  const first = secretOf((await mailbox.next(member.email)).link);
  await api().forgot({ email: member.email.toUpperCase(), locale: "en" });
  const second = await mailbox.next(member.email, 2);
  expect(second.subject, "in their own language, not the asker's").toBe("パスワードの再設定");
  expect(mailbox.to(nobody)).toEqual([]);

  const secret = secretOf(second.link);
  await expect(api().reset({ secret: first, password: NEXT }), "the newer link kills the older").rejects.toMatchObject({
    key: "link_spent",
  });
  await expect(api(null, later(61)).reset({ secret, password: NEXT })).rejects.toMatchObject({ key: "link_spent" });
  await expect(api().reset({ secret, password: "password1234" })).rejects.toMatchObject({
    cause: { issues: [{ params: { fault: "password_common" } }] },
  });
  expect(await api().link({ purpose: "reset", secret })).toEqual({ email: member.email });
  expect(await api().link({ purpose: "address", secret }), "a link is for one purpose").toBeNull();
  const network = randomUUID();
  for (let attempt = 0; attempt < 11; attempt += 1) await signsIn(member.email, "wrong", network);
  const both = await Promise.allSettled([api(), api()].map((one) => one.reset({ secret, password: NEXT })));
  expect(both.map(({ status }) => status).sort(), "used once, however many try at once").toEqual([
    "fulfilled",
    "rejected",
  ]);

  expect(await readSession(session, NOW)).toBeNull();
  expect(await signsIn(member.email, PASSWORD)).toBe(false);
  expect(await signsIn(member.email, NEXT, network), "the waits of the address are over").toBe(true);
  expect(
    (
      await inIdentity(db, (tx) => tx.select({ at: users.verifiedAt }).from(users).where(eq(users.id, member.userId)))
    )[0]?.at,
  ).toEqual(NOW);
  const told = await mailbox.next(member.email, 3);
  expect([told.subject, told.link]).toEqual(["パスワードが変わりました", "http://localhost:1/forgot"]);
  expect(told.text).toContain("2026年11月24日 9:00 日本標準時");
  await expect(api().reset({ secret: "x", password: NEXT })).rejects.toMatchObject({ key: "link_spent" });
});

test("letters are asked for a few times, then after waits; nobody's address like somebody's, and never where the owner signs in", async () => {
  const { member } = await inTwo();
  for (const email of [member.email, `${randomUUID()}@nobody.example`]) {
    const here = () => api(null, NOW, `own ${email}`).forgot({ email, locale: "ja" });
    for (let attempt = 0; attempt < 5; attempt += 1) await here();
    await expect(here()).rejects.toMatchObject({ key: "rate_limited", params: { minutes: 1 } });
    for (let attempt = 0; attempt < 5; attempt += 1) await api().forgot({ email, locale: "ja" });
    await expect(api().forgot({ email, locale: "ja" })).rejects.toMatchObject({ key: "rate_limited" });
  }
  await openSession(member.userId, { userAgent: "", network: "home" }, NOW);
  expect(await api(null, NOW, "home").forgot({ email: member.email, locale: "ja" })).toEqual({ ok: true });
});

test("sign-up: nothing is founded before the link is used, which works once; an address with an account gets a letter, and the asker the same answer", async () => {
  const { member } = await inTwo();
  const email = `${randomUUID()}@account.example`;
  const signUpOf = (address: string) => ({
    name: "佐藤 花子",
    email: address,
    password: PASSWORD,
    company: "Komorebi",
    locale: "ja" as const,
    teams: ["Support"],
    channels: [{ kind: "phone" as const, name: "Phone", cadence: "day" as const }],
  });
  expect(await api().signUp(signUpOf(email))).toEqual({ slug: null });
  expect(await api().signUp(signUpOf(member.email))).toEqual({ slug: null });
  expect((await mailbox.next(member.email)).subject).toBe("このアドレスはすでに登録されています");
  const secret = secretOf((await mailbox.next(email)).link);
  expect(await signsIn(email, PASSWORD)).toBe(false);
  const waiting = await inIdentity(db, (tx) => tx.select().from(mailLinks).where(eq(mailLinks.email, email)));
  expect(JSON.stringify(waiting)).not.toContain(PASSWORD);
  expect(JSON.stringify(waiting)).not.toContain(secret);
  expect(await api().waitingSignUp({ secret })).toEqual({ email, company: "Komorebi" });

  const asked = { now: NOW, requestId: "test", network: randomUUID() };
  await expect(
    confirmSignUp({ secret, password: "what the owner of the address would type" }, asked),
    "the address is another person's",
  ).rejects.toMatchObject({ key: "sign_up_password" });
  const { slug, userId } = await confirmSignUp({ secret, password: PASSWORD }, asked);
  expect(slug).toMatch(/^komorebi-/);
  expect(await signsIn(email, PASSWORD)).toBe(true);
  expect(
    (await inIdentity(db, (tx) => tx.select({ at: users.verifiedAt }).from(users).where(eq(users.id, userId))))[0]?.at,
  ).toEqual(NOW);
  await expect(confirmSignUp({ secret, password: PASSWORD }, asked)).rejects.toMatchObject({ key: "link_spent" });
  expect(await api().waitingSignUp({ secret })).toBeNull();
  expect(
    (await inIdentity(db, (tx) => tx.select().from(mailLinks).where(eq(mailLinks.email, email)))).map(
      ({ payload }) => payload,
    ),
    "the hash waits no longer than it must",
  ).toEqual([null]);
});

test("one's name changes in every company of one's own and in no other, with an audit row in each; whoever saw an old state is told", async () => {
  const [{ a, b, member }, other] = [await inTwo(), await createTenant(db)];
  const replaces = { name: member.name, locale: "ja" as const };
  const mine = api(userOf(member));
  await mine.saveProfile({ name: "田中 葵", locale: "en", replaces });
  await mine.saveProfile({ name: "田中 葵", locale: "en", replaces });
  await expect(mine.saveProfile({ name: "別の名前", locale: "en", replaces })).rejects.toMatchObject({
    key: "changed_meanwhile",
  });
  for (const { tenantId } of [a, b]) {
    expect(await memberIn(tenantId, member.userId)).toEqual({ name: "田中 葵", email: member.email });
    expect(await auditIn(tenantId)).toMatchObject([
      {
        command: "change-name",
        userId: member.userId,
        userName: "田中 葵",
        subject: `member:${member.userId}`,
        before: { name: member.name },
        after: { name: "田中 葵" },
      },
    ]);
  }
  expect(await memberIn(a.tenantId, a.lead.userId)).toMatchObject({ name: a.lead.name });
  expect(await auditIn(other.tenantId)).toEqual([]);
  await mine.saveProfile({ name: "田中 葵", locale: "ja", replaces: { name: "田中 葵", locale: "en" } });
  expect(await auditIn(a.tenantId), "the language of letters is nobody else's business").toHaveLength(1);
});

test("a password is changed with the present one only, after limited tries; other sessions end and the person is told", async () => {
  const { member } = await inTwo();
  const network = randomUUID();
  const session = await opened(member);
  const change = (current: string, next = NEXT) =>
    changePassword({ current, next }, { user: userOf(member), now: NOW, requestId: "test", network });
  for (let attempt = 0; attempt < 9; attempt += 1)
    await expect(change("wrong")).rejects.toMatchObject({ key: "wrong_password" });
  expect(await readSession(session, NOW)).not.toBeNull();
  await change(PASSWORD);
  expect(await readSession(session, NOW)).toBeNull();
  expect([await signsIn(member.email, PASSWORD), await signsIn(member.email, NEXT)]).toEqual([false, true]);
  expect((await mailbox.next(member.email)).subject).toBe("パスワードが変わりました");
  for (let attempt = 0; attempt < 10; attempt += 1)
    await expect(change("wrong")).rejects.toMatchObject({ key: "wrong_password" });
  await expect(change(NEXT, PASSWORD)).rejects.toMatchObject({ key: "rate_limited" });
});

test("an address changes when the link sent to it is used: in every company, once, with all sessions over and the old address told", async () => {
  const { a, b, member } = await inTwo();
  const [email, session, mine] = [`${randomUUID()}@new.example`, await opened(member), api(userOf(member))];
  await expect(mine.changeAddress({ email, password: "wrong" })).rejects.toMatchObject({ key: "wrong_password" });
  await expect(mine.changeAddress({ email: member.email, password: PASSWORD })).rejects.toMatchObject({
    key: "same_address",
  });
  expect(
    await mine.changeAddress({ email: a.admin.email, password: PASSWORD }),
    "somebody else's: the same answer",
  ).toEqual({ ok: true });
  expect((await mailbox.next(a.admin.email)).subject).toBe("このアドレスはすでに登録されています");
  expect(await mine.changeAddress({ email, password: PASSWORD })).toEqual({ ok: true });
  const secret = secretOf((await mailbox.next(email)).link);
  expect(await memberIn(a.tenantId, member.userId)).toMatchObject({ email: member.email });

  await api().confirmAddress({ secret });
  for (const { tenantId } of [a, b]) {
    expect(await memberIn(tenantId, member.userId)).toEqual({ name: member.name, email });
    expect(await auditIn(tenantId)).toMatchObject([
      { command: "change-address", before: { email: member.email }, after: { email } },
    ]);
  }
  expect(await readSession(session, NOW)).toBeNull();
  expect([await signsIn(member.email, PASSWORD), await signsIn(email, PASSWORD)]).toEqual([false, true]);
  const told = await mailbox.next(member.email);
  expect([told.subject, told.text]).toEqual(["メールアドレスが変わりました", expect.stringContaining(email)]);
  await expect(api().confirmAddress({ secret })).rejects.toMatchObject({ key: "link_spent" });
});

test("an address that became somebody's meanwhile is not taken from them, and nothing is half changed", async () => {
  const { a, member } = await inTwo();
  const email = `${randomUUID()}@contested.example`;
  await api(userOf(member)).changeAddress({ email, password: PASSWORD });
  const secret = secretOf((await mailbox.next(email)).link);
  await createMember(db, a.tenantId, { role: "lead", email });
  await expect(api().confirmAddress({ secret })).rejects.toMatchObject({ key: "address_taken" });
  expect(await memberIn(a.tenantId, member.userId)).toMatchObject({ email: member.email });
  expect(await auditIn(a.tenantId)).toEqual([]);
  expect(
    await inIdentity(db, (tx) =>
      tx
        .select({ n: sql<number>`count(*)::int` })
        .from(userPasswords)
        .where(eq(userPasswords.userId, member.userId)),
    ),
  ).toEqual([{ n: 1 }]);
});
