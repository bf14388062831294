import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { sessions } from "@/db/schema/session";
import { inIdentity } from "@/db/connection/scope";
import { createMember, createTenant } from "@/db/testing/tenant";
import { serverDatabase } from "../testing";
import {
  closeSession,
  endOtherSessions,
  endSession,
  openSession,
  readSession,
  renewSession,
  sessionsOf,
  type SessionUser,
} from "./session";

const db = serverDatabase();
const NOW = new Date("2026-11-24T00:00:00Z");
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const [HOUR, DAY] = [60, 24 * 60];
const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const NEWER = CHROME.replace("142", "143");
const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

const person = async () => (await createTenant(db)).lead;
const open = (userId: string, { userAgent = CHROME, network = "192.0.2.1", at = NOW } = {}) =>
  openSession(userId, { userAgent, network }, at);
async function signedIn(userId: string, given = {}): Promise<{ id: string; user: SessionUser }> {
  const { id } = await open(userId, given);
  const user = await readSession(id, NOW);
  if (!user) throw new Error("no session");
  return { id, user };
}

test("a session unused for 14 days is over, one in use after 30; its use is noted every five minutes at most", async () => {
  const { userId } = await person();
  const { id } = await open(userId);
  const seen = async () =>
    (
      await inIdentity(db, (tx) =>
        tx.select({ seenAt: sessions.seenAt }).from(sessions).where(eq(sessions.userId, userId)),
      )
    )[0]?.seenAt;
  await readSession(id, after(4));
  expect(await seen()).toEqual(NOW);
  await readSession(id, after(6));
  expect(await seen()).toEqual(after(6));
  expect(await readSession(id, after(6 + 14 * DAY))).toBeNull();
  expect(await readSession(id, after(13 * DAY))).toMatchObject({ id: userId });
  expect(await readSession(id, after(26 * DAY))).toMatchObject({ id: userId });
  expect(await readSession(id, after(30 * DAY - 1))).toMatchObject({ id: userId });
  expect(await readSession(id, after(30 * DAY))).toBeNull();
});

test("a renewed session has another secret and the old one opens nothing; what is over cannot be renewed", async () => {
  const { userId } = await person();
  const { id, user } = await signedIn(userId);
  const renewed = await renewSession(user.id, user.sessionId ?? "", after(1));
  expect(await readSession(id, after(1))).toBeNull();
  expect(await readSession(renewed ?? "", after(1))).toEqual(user);
  expect(await renewSession((await person()).userId, user.sessionId ?? "", after(1))).toBeNull();
  await closeSession(renewed ?? "", after(2));
  expect(await readSession(renewed ?? "", after(2))).toBeNull();
  expect(await renewSession(user.id, user.sessionId ?? "", after(3))).toBeNull();
});

test("one sees where one is signed in, ends one or all others at once, and nobody else's", async () => {
  const [a, b] = [await person(), await person()];
  const [here, phone, old] = [
    await signedIn(a.userId),
    await signedIn(a.userId, { userAgent: SAFARI, network: "198.51.100.7" }),
    await signedIn(a.userId, { userAgent: "" }),
  ];
  const foreign = await signedIn(b.userId);
  expect(await sessionsOf(here.user, after(1))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        publicId: here.user.sessionId,
        browser: "Chrome",
        system: "Windows",
        isThis: true,
        openedAt: NOW,
      }),
      expect.objectContaining({
        publicId: phone.user.sessionId,
        browser: "Safari",
        system: "iOS",
        network: "198.51.100.7",
        isThis: false,
      }),
      expect.objectContaining({ publicId: old.user.sessionId, browser: null, system: null, isThis: false }),
    ]),
  );
  expect(await sessionsOf(here.user, after(1))).toHaveLength(3);

  await expect(endSession(here.user.id, foreign.user.sessionId ?? "", NOW)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(endSession(here.user.id, randomUUID(), NOW)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await endSession(here.user.id, phone.user.sessionId ?? "", after(1));
  await endSession(here.user.id, phone.user.sessionId ?? "", after(2));
  expect(await readSession(phone.id, after(2))).toBeNull();
  expect(await readSession(old.id, after(2))).not.toBeNull();

  await endOtherSessions(here.user, after(3));
  expect((await sessionsOf(here.user, after(3))).map(({ publicId }) => publicId)).toEqual([here.user.sessionId]);
  expect(await readSession(old.id, after(3))).toBeNull();
  expect(await readSession(foreign.id, after(3))).not.toBeNull();
});

test("new is a device or network that none of the sessions of 90 days had, and never the first of all", async () => {
  const { tenantId } = await createTenant(db);
  const { userId } = await createMember(db, tenantId, { role: "lead" });
  const isNew = async (given = {}) => (await open(userId, given)).isNew;
  expect(await isNew()).toBe(false);
  expect(await isNew()).toBe(false);
  expect(await isNew({ userAgent: NEWER })).toBe(false);
  expect(await isNew({ userAgent: SAFARI })).toBe(true);
  expect(await isNew({ network: "198.51.100.7" })).toBe(true);
  expect(await isNew({ userAgent: SAFARI, network: "198.51.100.7" })).toBe(true);
  const { id } = await open(userId, { network: "203.0.113.5" });
  await closeSession(id, after(HOUR));
  expect(await isNew({ network: "203.0.113.5", at: after(89 * DAY) })).toBe(false);
  expect(await isNew({ userAgent: SAFARI, at: after(91 * DAY) })).toBe(true);
  expect(await inIdentity(db, (tx) => tx.select().from(sessions).where(eq(sessions.userId, userId)))).toHaveLength(2);
});
