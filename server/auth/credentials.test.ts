import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { userPasswords, users } from "@/db/schema/user";
import { inIdentity, inTenant } from "@/db/connection/scope";
import { asTenantId } from "@/domain/tenants/tenant";
import { signUp, signUpSchema } from "../accounts/commands/sign-up";
import { keyOfRefusal } from "../fault";
import { serverDatabase } from "../testing";
import { checkCredentials } from "./credentials";
import { hashPassword } from "./password";
import { openSession } from "./session";

const db = serverDatabase();
const NOW = new Date("2026-11-24T00:00:00Z");
const PASSWORD = "a long enough password";
const signUpOf = (email: string) => ({
  name: "佐藤 花子",
  email,
  password: PASSWORD,
  company: "Komorebi",
  locale: "ja" as const,
  teams: ["Support"],
  channels: [{ kind: "phone" as const, name: "Phone", cadence: "day" as const }],
});
const person = async (network: string) => {
  const email = `${randomUUID()}@credentials.example`;
  await signUp(signUpOf(email), { now: NOW, requestId: "test", network });
  return email;
};

const SECOND = 1_000;
const later = (seconds: number) => new Date(NOW.getTime() + seconds * SECOND);

test("guesses from one network do not shut the owner out elsewhere; waits there grow, and are ended by the right password or by time", async () => {
  const email = await person(randomUUID());
  const [stranger, owner] = [randomUUID(), randomUUID()];
  const guess = (now = NOW) => checkCredentials({ email, password: "wrong" }, stranger, now);
  for (let attempt = 0; attempt < 10; attempt += 1) expect(await guess()).toEqual({ ok: false, reason: "wrong" });
  expect(await guess()).toEqual({ ok: false, reason: "rate_limited", waitSec: 30 });
  expect(await checkCredentials({ email, password: PASSWORD }, stranger, NOW)).toMatchObject({
    reason: "rate_limited",
  });
  expect(await checkCredentials({ email, password: PASSWORD }, owner, NOW)).toMatchObject({ ok: true });
  // The owner's success elsewhere ends the address's count, not the stranger's own wait.
  let at = 0;
  const waits: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const refused = await guess(later(at));
    waits.push(refused.ok || refused.reason !== "rate_limited" ? 0 : refused.waitSec);
    at += waits.at(-1) ?? 0;
    expect(await guess(later(at))).toEqual({ ok: false, reason: "wrong" });
  }
  expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
  expect(await checkCredentials({ email, password: PASSWORD }, stranger, later(at + 900))).toMatchObject({ ok: true });
  for (let attempt = 0; attempt < 10; attempt += 1)
    expect(await guess(later(at + 900))).toEqual({ ok: false, reason: "wrong" });
});

test("sixty wrong passwords in a minute from one network: locked out there, told for how long; the owner elsewhere and other people not", async () => {
  const [email, other] = [await person(randomUUID()), await person(randomUUID())];
  const stranger = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, second) =>
      checkCredentials({ email, password: `wrong ${second}` }, stranger, later(second / 3)),
    ),
  );
  expect(answers.filter((answer) => !answer.ok && answer.reason === "wrong")).toHaveLength(10);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "rate_limited" && answer.waitSec > 0)).toHaveLength(
    50,
  );
  expect(await checkCredentials({ email, password: PASSWORD }, randomUUID(), later(60))).toMatchObject({ ok: true });
  expect(await checkCredentials({ email: other, password: PASSWORD }, stranger, later(60))).toMatchObject({ ok: true });
});

test("guesses from many networks lock an address for strangers, known or not, but never where its owner signs in", async () => {
  const email = await person(randomUUID());
  const home = randomUUID();
  const signed = await checkCredentials({ email, password: PASSWORD }, home, NOW);
  if (!signed.ok) throw new Error("not signed in");
  await openSession(signed.userId, { userAgent: "", network: home }, NOW);
  for (const address of [email, `${randomUUID()}@nobody.example`]) {
    for (let attempt = 0; attempt < 50; attempt += 1)
      expect(await checkCredentials({ email: address, password: "wrong" }, randomUUID(), NOW)).toEqual({
        ok: false,
        reason: "wrong",
      });
    expect(await checkCredentials({ email: address, password: PASSWORD }, randomUUID(), NOW)).toEqual({
      ok: false,
      reason: "rate_limited",
      waitSec: 30,
    });
  }
  expect(await checkCredentials({ email, password: "a slip" }, home, NOW)).toEqual({ ok: false, reason: "wrong" });
  expect(await checkCredentials({ email, password: PASSWORD }, home, NOW)).toMatchObject({ ok: true });
});

test(
  "right passwords do not use up a network's attempts; wrong ones for many addresses do, and a right one between does not refill them",
  { timeout: 60_000 },
  async () => {
    const email = await person(randomUUID());
    const network = randomUUID();
    for (let morning = 0; morning < 101; morning += 1)
      expect(await checkCredentials({ email, password: PASSWORD }, network, NOW)).toMatchObject({ ok: true });
    const guess = (attempt: number, now = NOW) =>
      checkCredentials({ email: `${attempt}@nobody.example`, password: "wrong" }, network, now);
    for (let attempt = 0; attempt < 99; attempt += 1)
      expect(await guess(attempt)).toEqual({ ok: false, reason: "wrong" });
    expect(await checkCredentials({ email, password: PASSWORD }, network, NOW)).toMatchObject({ ok: true });
    expect(await guess(100)).toEqual({ ok: false, reason: "wrong" });
    expect(await guess(101)).toMatchObject({ reason: "rate_limited" });
    expect(await checkCredentials({ email, password: PASSWORD }, network, NOW)).toMatchObject({
      reason: "rate_limited",
    });
    expect(await checkCredentials({ email, password: PASSWORD }, network, later(31))).toMatchObject({ ok: true });
  },
);

test("a hash of less work than today's is made anew at sign-in, and still fits; one of today's stays", async () => {
  const email = await person(randomUUID());
  const stored = () =>
    inIdentity(
      db,
      async (tx) =>
        (
          await tx
            .select({ hash: userPasswords.hash })
            .from(userPasswords)
            .innerJoin(users, eq(users.id, userPasswords.userId))
            .where(eq(users.email, email))
        )[0]?.hash ?? "",
    );
  const today = await stored();
  expect(await checkCredentials({ email, password: PASSWORD }, randomUUID(), NOW)).toMatchObject({ ok: true });
  expect(await stored()).toBe(today);
  const weak = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  await inIdentity(db, (tx) => tx.update(userPasswords).set({ hash: weak }).where(eq(userPasswords.hash, today)));
  expect(await checkCredentials({ email, password: "wrong" }, randomUUID(), NOW)).toMatchObject({ reason: "wrong" });
  expect(await stored()).toBe(weak);
  expect(await checkCredentials({ email, password: PASSWORD }, randomUUID(), NOW)).toMatchObject({ ok: true });
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,/);
  expect(await checkCredentials({ email, password: PASSWORD }, randomUUID(), NOW)).toMatchObject({ ok: true });
});

test("sign-up: so many a network and hour, none where it is closed, an address once, and the audit log says so without the password", async () => {
  const network = randomUUID();
  const email = await person(network);
  await expect(signUp(signUpOf(email), { now: NOW, requestId: "test", network })).rejects.toMatchObject({
    key: "address_taken",
  });
  const twice = `${randomUUID()}@credentials.example`;
  const both = await Promise.allSettled(
    [1, 2].map(() => signUp(signUpOf(twice), { now: NOW, requestId: "test", network })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ key: "address_taken" });

  const signed = await checkCredentials({ email, password: PASSWORD }, network, NOW);
  if (!signed.ok) throw new Error("not signed in");
  const [tenant] = await db.transaction(
    (tx) => tx.execute<{ tenant_id: string }>("select tenant_id from memberships"),
    { locals: { "app.user_id": signed.userId } },
  );
  const rows = await inTenant(db, asTenantId(tenant?.tenant_id ?? ""), ({ tx }) => tx.select().from(auditLog));
  expect(rows).toMatchObject([
    { command: "sign-up", userId: signed.userId, before: null, after: { company: "Komorebi", teams: ["Support"] } },
  ]);
  expect(JSON.stringify(rows)).not.toContain(PASSWORD);
});

test("as many hashes as fit wait; whoever comes after is told to come again", async () => {
  const asked = await Promise.allSettled(Array.from({ length: 80 }, () => hashPassword("many at once")));
  const refused = asked.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(80 - 62);
  expect(refused.every((one) => one.reason.key === "busy")).toBe(true);
  expect(await hashPassword("and afterwards it goes on")).toContain("$argon2id$");
});

test("teams or channels whose names an import could not tell apart are refused when a company is made", async () => {
  const given = signUpOf("alike@credentials.example");
  const [phone] = given.channels;
  const keyOf = async (more: object) => {
    const read = await signUpSchema.safeParseAsync({ ...given, ...more });
    return read.success ? null : keyOfRefusal(read.error);
  };
  expect(
    await Promise.all([
      keyOf({}),
      keyOf({ teams: ["ABC", "ＡＢＣ"] }),
      keyOf({ teams: ["ABC", "ABD"] }),
      keyOf({ channels: [phone, { ...phone, name: "ｐｈｏｎｅ" }] }),
    ]),
  ).toEqual([null, "names_alike", null, "names_alike"]);
});
