import { and, eq, gt, isNull } from "drizzle-orm";
import { createHash, randomBytes } from "node:crypto";
import { asUserId, type UserId } from "@/domain/tenant";
import { inIdentity } from "@/db/scope";
import { sessions } from "@/db/schema/session";
import { users } from "@/db/schema/user";
import { database } from "../database";

export const SESSION_DAYS = 30;

export interface SessionUser {
  id: UserId;
  name: string;
  email: string;
  locale: string;
}

const hashed = (id: string) => createHash("sha256").update(id).digest("base64url");

/** Opens a session; returns its secret id, which only the signed cookie carries. */
export async function openSession(userId: string, userAgent: string, now: Date): Promise<string> {
  const id = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000);
  await inIdentity(database(), (tx) =>
    tx.insert(sessions).values({ idHash: hashed(id), userId, userAgent: userAgent.slice(0, 300), createdAt: now, seenAt: now, expiresAt }));
  return id;
}

/** The person of a live session, read from its row on every request; null when it is gone, expired or revoked. */
export async function readSession(id: string, now: Date): Promise<SessionUser | null> {
  const rows = await inIdentity(database(), (tx) =>
    tx.select({ id: users.id, name: users.name, email: users.email, locale: users.locale })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.idHash, hashed(id)), isNull(sessions.revokedAt), gt(sessions.expiresAt, now))), { readOnly: true });
  const row = rows[0];
  return row ? { ...row, id: asUserId(row.id) } : null;
}

/** Ends a session at once, in every tab of that browser. */
export async function closeSession(id: string): Promise<void> {
  await inIdentity(database(), (tx) => tx.delete(sessions).where(eq(sessions.idHash, hashed(id))));
}
