import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { inTenant } from "@/db/scope";
import { asTenantId } from "@/domain/tenant";
import { signUp } from "../commands/sign-up";
import { serverDatabase } from "../testing";
import { checkCredentials } from "./credentials";
import { hashPassword } from "./password";

const db = serverDatabase();
const NOW = new Date("2026-11-24T00:00:00Z");
const PASSWORD = "a long enough password";
const signUpOf = (email: string) => ({ name: "佐藤 花子", email, password: PASSWORD, company: "Komorebi", locale: "ja" as const, teams: ["Support"], channels: [{ kind: "phone" as const, name: "Phone", cadence: "day" as const }] });
const person = async (network: string) => {
  const email = `${randomUUID()}@credentials.example`;
  await signUp(signUpOf(email), { now: NOW, requestId: "test", network });
  return email;
};

test("guesses from one network do not shut the owner out elsewhere, and end there after a quarter of an hour", async () => {
  const email = await person(randomUUID());
  const [stranger, owner] = [randomUUID(), randomUUID()];
  const guess = (now = NOW) => checkCredentials({ email, password: "wrong" }, stranger, now);
  for (let attempt = 0; attempt < 10; attempt += 1) expect(await guess()).toEqual({ ok: false, reason: "wrong" });
  expect(await guess()).toEqual({ ok: false, reason: "rate_limited" });
  expect(await checkCredentials({ email, password: PASSWORD }, stranger, NOW)).toEqual({ ok: false, reason: "rate_limited" });
  expect(await checkCredentials({ email, password: PASSWORD }, owner, NOW)).toMatchObject({ ok: true });
  expect(await checkCredentials({ email, password: PASSWORD }, stranger, new Date(NOW.getTime() + 901_000))).toMatchObject({ ok: true });
});

test("right passwords do not use up a network's attempts; wrong ones for many addresses do", { timeout: 60_000 }, async () => {
  const email = await person(randomUUID());
  const network = randomUUID();
  for (let morning = 0; morning < 101; morning += 1) expect(await checkCredentials({ email, password: PASSWORD }, network, NOW)).toMatchObject({ ok: true });
  for (let attempt = 0; attempt < 100; attempt += 1) expect((await checkCredentials({ email: `${attempt}@nobody.example`, password: "wrong" }, network, NOW))).toEqual({ ok: false, reason: "wrong" });
  expect(await checkCredentials({ email, password: PASSWORD }, network, NOW)).toEqual({ ok: false, reason: "rate_limited" });
});

test("sign-up: so many a network and hour, none where it is closed, an address once, and the audit log says so without the password", async () => {
  const network = randomUUID();
  const email = await person(network);
  await expect(signUp(signUpOf(email), { now: NOW, requestId: "test", network })).rejects.toMatchObject({ key: "address_taken" });
  const twice = `${randomUUID()}@credentials.example`;
  const both = await Promise.allSettled([1, 2].map(() => signUp(signUpOf(twice), { now: NOW, requestId: "test", network })));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ key: "address_taken" });

  const signed = await checkCredentials({ email, password: PASSWORD }, network, NOW);
  if (!signed.ok) throw new Error("not signed in");
  const [tenant] = await db.transaction((tx) => tx.execute<{ tenant_id: string }>("select tenant_id from memberships"), { locals: { "app.user_id": signed.userId } });
  const rows = await inTenant(db, asTenantId(tenant?.tenant_id ?? ""), ({ tx }) => tx.select().from(auditLog));
  expect(rows).toMatchObject([{ command: "sign-up", userId: signed.userId, before: null, after: { company: "Komorebi", teams: ["Support"] } }]);
  expect(JSON.stringify(rows)).not.toContain(PASSWORD);
});

test("as many hashes as fit wait; whoever comes after is told to come again", async () => {
  const asked = await Promise.allSettled(Array.from({ length: 80 }, () => hashPassword("many at once")));
  const refused = asked.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(80 - 62);
  expect(refused.every((one) => one.reason.key === "busy")).toBe(true);
  expect(await hashPassword("and afterwards it goes on")).toContain("$argon2id$");
});
