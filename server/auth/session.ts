import { and, desc, eq, gt, isNull, lt, ne, sql } from "drizzle-orm";
import { asUserId, type UserId } from "@/domain/tenants/tenant";
import type { Tx } from "@/db/connection/client";
import { inIdentity } from "@/db/connection/scope";
import { sessions } from "@/db/schema/session";
import { users } from "@/db/schema/user";
import { database } from "../database";
import { notFound } from "../fault";
import { type Device, deviceOf } from "./device";
import { purgeAttempts } from "./limits/counter";
import { hashOfSecret, newSecret } from "./secret-link";

export const SESSION_DAYS = 30;
/** A session nobody uses for so long is over. */
const IDLE_DAYS = 14;
/** How long ended sessions are kept, to know an old device when it comes back. */
const KEPT_DAYS = 90;
const TOUCH_MS = 5 * 60_000;
const before = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

export interface SessionUser {
  id: UserId;
  name: string;
  email: string;
  locale: string;
  /** The public id of the session this request came with; absent where no browser asks. */
  sessionId?: string;
}

/** Where a request comes from. */
export interface Origin {
  userAgent: string;
  network: string;
}

/** Opens a session. `id` is secret: only the signed cookie carries it. `isNew`: no earlier one had this device and network. */
export async function openSession(
  userId: string,
  { userAgent, network }: Origin,
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  const { secret, hash } = newSecret();
  return inIdentity(database(), async (tx) => {
    await tx.delete(sessions).where(and(eq(sessions.userId, userId), lt(sessions.seenAt, before(now, KEPT_DAYS))));
    await purgeAttempts(tx, now);
    const earlier = await tx
      .select({ userAgent: sessions.userAgent, network: sessions.network })
      .from(sessions)
      .where(eq(sessions.userId, userId));
    await tx.insert(sessions).values({
      idHash: hash,
      userId,
      userAgent: userAgent.slice(0, 300),
      network,
      createdAt: now,
      seenAt: now,
      expiresAt: before(now, -SESSION_DAYS),
    });
    return {
      id: secret,
      isNew:
        earlier.length > 0 &&
        !earlier.some((one) => one.network === network && isSame(deviceOf(one.userAgent), deviceOf(userAgent))),
    };
  });
}

const isSame = (a: Device, b: Device): boolean => a.browser === b.browser && a.system === b.system;

const live = (now: Date) =>
  and(isNull(sessions.revokedAt), gt(sessions.expiresAt, now), gt(sessions.seenAt, before(now, IDLE_DAYS)));

/** The person of a live session, read from its row on every request; null when it is gone, expired, idle or ended. */
export async function readSession(id: string, now: Date): Promise<SessionUser | null> {
  const key = eq(sessions.idHash, hashOfSecret(id));
  const [row] = await inIdentity(
    database(),
    (tx) =>
      tx
        .select({
          id: users.id,
          name: users.name,
          email: users.email,
          locale: users.locale,
          sessionId: sessions.publicId,
          seenAt: sessions.seenAt,
        })
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .where(and(key, live(now))),
    { readOnly: true },
  );
  if (!row) return null;
  const { seenAt, ...person } = row;
  const stale = new Date(now.getTime() - TOUCH_MS);
  if (seenAt <= stale)
    await inIdentity(database(), (tx) =>
      tx
        .update(sessions)
        .set({ seenAt: now })
        .where(and(key, sql`${sessions.seenAt} <= ${stale.toISOString()}::timestamptz`)),
    );
  return { ...person, id: asUserId(person.id) };
}

/** Ends the session of a cookie at once, in every tab of that browser. */
export async function closeSession(id: string, now: Date): Promise<void> {
  await inIdentity(database(), (tx) =>
    tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.idHash, hashOfSecret(id)), isNull(sessions.revokedAt))),
  );
}

/** The session gets a new secret id, which is returned; the old one opens nothing from now on. Null when it is over. */
export async function renewSession(userId: UserId, sessionId: string, now: Date): Promise<string | null> {
  const { secret, hash } = newSecret();
  const renewed = await inIdentity(database(), (tx) =>
    tx
      .update(sessions)
      .set({ idHash: hash, seenAt: now })
      .where(and(eq(sessions.userId, userId), eq(sessions.publicId, sessionId), live(now)))
      .returning({ id: sessions.publicId }),
  );
  return renewed.length > 0 ? secret : null;
}

/** Where a person is signed in, the last used first. */
export async function sessionsOf({ id, sessionId }: SessionUser, now: Date) {
  const rows = await inIdentity(
    database(),
    (tx) =>
      tx
        .select({
          publicId: sessions.publicId,
          userAgent: sessions.userAgent,
          network: sessions.network,
          openedAt: sessions.createdAt,
          seenAt: sessions.seenAt,
        })
        .from(sessions)
        .where(and(eq(sessions.userId, id), live(now)))
        .orderBy(desc(sessions.seenAt), desc(sessions.createdAt)),
    { readOnly: true },
  );
  return rows.map(({ userAgent, ...row }) => ({ ...row, ...deviceOf(userAgent), isThis: row.publicId === sessionId }));
}

/** Ends one of a person's own sessions; ended already is as good. NOT_FOUND for anybody else's. */
export async function endSession(userId: UserId, publicId: string, now: Date): Promise<void> {
  const ended = await inIdentity(database(), (tx) =>
    tx
      .update(sessions)
      .set({ revokedAt: sql`coalesce(${sessions.revokedAt}, ${now.toISOString()}::timestamptz)` })
      .where(and(eq(sessions.userId, userId), eq(sessions.publicId, publicId)))
      .returning({ id: sessions.publicId }),
  );
  if (ended.length === 0) throw notFound();
}

/** Ends a person's sessions, all or all but one, inside a transaction of people. */
export async function endSessions(tx: Tx, userId: string, now: Date, except?: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        except === undefined ? undefined : ne(sessions.publicId, except),
      ),
    );
}

/** Ends all of a person's sessions but the one they ask from. */
export const endOtherSessions = ({ id, sessionId }: SessionUser, now: Date): Promise<void> =>
  inIdentity(database(), (tx) => endSessions(tx, id, now, sessionId));
