import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { inIdentity } from "@/db/connection/scope";
import type { Tx } from "@/db/connection/client";
import { mailLinks } from "@/db/schema/mail-link";
import { users } from "@/db/schema/user";
import { database } from "../database";
import { Fault } from "../fault";
import { hashOfSecret, newSecret } from "./secret-link";

export type LinkPurpose = (typeof mailLinks.$inferSelect)["purpose"];
const HOURS: Readonly<Record<LinkPurpose, number>> = { sign_up: 24, reset: 1, address: 24 };

/** Makes the one link that works for a purpose and a person (or an address nobody has yet): older ones die. Returns its secret. */
export async function makeLink(
  tx: Tx,
  link: { purpose: LinkPurpose; userId: string | null; email: string; payload?: unknown },
  now: Date,
): Promise<string> {
  const { purpose, userId, email, payload = null } = link;
  const { secret, hash } = newSecret();
  const same = and(
    eq(mailLinks.purpose, purpose),
    userId === null ? and(isNull(mailLinks.userId), eq(mailLinks.email, email)) : eq(mailLinks.userId, userId),
  );
  await tx.delete(mailLinks).where(or(lt(mailLinks.expiresAt, now), same));
  const [person] =
    userId === null
      ? []
      : await tx.select({ epoch: users.linkEpoch }).from(users).where(eq(users.id, userId)).for("share");
  await tx.insert(mailLinks).values({
    tokenHash: hash,
    purpose,
    userId,
    email,
    epoch: person?.epoch ?? null,
    payload,
    createdAt: now,
    expiresAt: new Date(now.getTime() + HOURS[purpose] * 3_600_000),
  });
  return secret;
}

/** Made under the address and the password its person still has; a sign-up has no person yet. */
const ofToday = sql`(${mailLinks.userId} is null or ${mailLinks.epoch} = (select ${users.linkEpoch} from ${users} where ${users.id} = ${mailLinks.userId}))`;

const usable = (purpose: LinkPurpose, secret: string, now: Date) =>
  and(
    eq(mailLinks.tokenHash, hashOfSecret(secret)),
    eq(mailLinks.purpose, purpose),
    isNull(mailLinks.usedAt),
    gt(mailLinks.expiresAt, now),
    ofToday,
  );

/** Ends every pending link of a person whose address or password is becoming another. Whoever spends one meanwhile waits, and is late. */
export const endLinks = async (tx: Tx, userId: string): Promise<void> =>
  void (await tx
    .update(users)
    .set({ linkEpoch: sql`${users.linkEpoch} + 1` })
    .where(eq(users.id, userId)));

const FACTS = { email: mailLinks.email, userId: mailLinks.userId, payload: mailLinks.payload };

/** What a link stands for, without using it up; null when it does not work (any more). */
export async function linkOf(purpose: LinkPurpose, secret: string, now: Date) {
  const [row] = await inIdentity(
    database(),
    (tx) =>
      tx
        .select(FACTS)
        .from(mailLinks)
        .where(usable(purpose, secret, now)),
    { readOnly: true },
  );
  return row ?? null;
}

/**
 * Uses a link up, in one statement that checks and marks at once; its person's row is locked before, so that a change of
 * address or password under way is seen. Fault `link_spent` when it does not work (any more).
 */
export async function spendLink(tx: Tx, purpose: LinkPurpose, secret: string, now: Date) {
  await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(mailLinks, eq(mailLinks.userId, users.id))
    .where(eq(mailLinks.tokenHash, hashOfSecret(secret)))
    .for("update", { of: users });
  const [row] = await tx
    .update(mailLinks)
    .set({ usedAt: now, payload: null })
    .where(usable(purpose, secret, now))
    .returning({ email: mailLinks.email, userId: mailLinks.userId });
  if (!row) throw linkSpent();
  return row;
}

export const linkSpent = (): Fault => new Fault("NOT_FOUND", "link_spent");
