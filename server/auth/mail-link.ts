import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import { inIdentity } from "@/db/scope";
import type { Tx } from "@/db/client";
import { mailLinks } from "@/db/schema/mail-link";
import { database } from "../database";
import { Fault } from "../fault";
import { hashOfSecret, newSecret } from "./secret-link";

export type LinkPurpose = (typeof mailLinks.$inferSelect)["purpose"];
const HOURS: Readonly<Record<LinkPurpose, number>> = { sign_up: 24, reset: 1, address: 24 };

/** Makes the one link that works for a purpose and a person (or an address nobody has yet): older ones die. Returns its secret. */
export async function makeLink(tx: Tx, link: { purpose: LinkPurpose; userId: string | null; email: string; payload?: unknown }, now: Date): Promise<string> {
  const { purpose, userId, email, payload = null } = link;
  const { secret, hash } = newSecret();
  const same = and(eq(mailLinks.purpose, purpose), userId === null ? and(isNull(mailLinks.userId), eq(mailLinks.email, email)) : eq(mailLinks.userId, userId));
  await tx.delete(mailLinks).where(or(lt(mailLinks.expiresAt, now), same));
  await tx.insert(mailLinks).values({ tokenHash: hash, purpose, userId, email, payload, createdAt: now, expiresAt: new Date(now.getTime() + HOURS[purpose] * 3_600_000) });
  return secret;
}

const usable = (purpose: LinkPurpose, secret: string, now: Date) =>
  and(eq(mailLinks.tokenHash, hashOfSecret(secret)), eq(mailLinks.purpose, purpose), isNull(mailLinks.usedAt), gt(mailLinks.expiresAt, now));

const FACTS = { email: mailLinks.email, userId: mailLinks.userId, payload: mailLinks.payload };

/** What a link stands for, without using it up; null when it does not work (any more). */
export async function linkOf(purpose: LinkPurpose, secret: string, now: Date) {
  const [row] = await inIdentity(database(), (tx) => tx.select(FACTS).from(mailLinks).where(usable(purpose, secret, now)), { readOnly: true });
  return row ?? null;
}

/** Uses a link up, in one statement that checks and marks at once. Fault `link_spent` when it does not work (any more). */
export async function spendLink(tx: Tx, purpose: LinkPurpose, secret: string, now: Date) {
  const [row] = await tx.update(mailLinks).set({ usedAt: now, payload: null }).where(usable(purpose, secret, now)).returning({ email: mailLinks.email, userId: mailLinks.userId });
  if (!row) throw linkSpent();
  return row;
}

export const linkSpent = (): Fault => new Fault("NOT_FOUND", "link_spent");
