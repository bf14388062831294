import { eq, sql } from "drizzle-orm";
import { inIdentity } from "@/db/connection/scope";
import { userPasswords, users } from "@/db/schema/user";
import { database } from "../database";
import { letterOf } from "../mail/letter";
import { stampAsked, tell } from "../mail/post";
import { sendLater } from "../mail/transport";
import type { Locale } from "../locale";
import { forgetAddress, passDoor, welcome } from "./limits/attempts";
import { letterReader, localeOf, momentText, pageUrl } from "./letter-reader";
import { endLinks, linkOf, linkSpent, makeLink, spendLink } from "./mail-link";
import { hashPassword } from "./password";
import { endSessions } from "./session";

interface Asked {
  now: Date;
  network: string;
}

/**
 * Sends a link for a new password to whoever has the address. For nobody's address a link is made and thrown away: the
 * answer and the work before it are the same.
 */
export async function askReset(email: string, locale: Locale, { now, network }: Asked): Promise<void> {
  const stamp = await stampAsked(email, network, now);
  const { link, known } = await resetLink(email, now);
  const letter = letterOf({ kind: "reset", locale: known?.locale ?? locale, link });
  if (known) sendLater(stamp, email, letter);
}

/** The one link of an hour that lets the address's owner choose a new password; it opens nothing when nobody has the address. */
export async function resetLink(email: string, now: Date): Promise<{ link: string; known: { locale: Locale } | null }> {
  return inIdentity(database(), async (tx) => {
    const [person] = await tx.select({ id: users.id, locale: users.locale }).from(users).where(eq(users.email, email));
    const secret = await makeLink(tx, { purpose: "reset", userId: person?.id ?? null, email }, now);
    return { link: pageUrl(`/reset/${secret}`), known: person ? { locale: localeOf(person.locale) } : null };
  });
}

/** Sets a new password for whoever holds the link, and ends all their sessions. Fault `link_spent`. */
export async function resetPassword(secret: string, password: string, { now, network }: Asked): Promise<void> {
  await passDoor("link", { network }, now);
  // Before the costly hash; whether it still works is decided below, in one statement.
  if (!(await linkOf("reset", secret, now))?.userId) throw linkSpent();
  const hash = await hashPassword(password);
  const userId = await inIdentity(database(), async (tx) => {
    const { userId: id, email } = await spendLink(tx, "reset", secret, now);
    if (id === null) throw linkSpent();
    await endLinks(tx, id);
    await tx
      .insert(userPasswords)
      .values({ userId: id, hash, changedAt: now })
      .onConflictDoUpdate({ target: userPasswords.userId, set: { hash, changedAt: now } });
    await tx
      .update(users)
      .set({ verifiedAt: sql`coalesce(${users.verifiedAt}, ${now.toISOString()}::timestamptz)` })
      .where(eq(users.id, id));
    await endSessions(tx, id, now);
    await forgetAddress(tx, email);
    return id;
  });
  await welcome("link", { network }, now);
  await tellPasswordChanged(userId, now);
}

/** Tells a person that their password is another. */
export async function tellPasswordChanged(userId: string, now: Date): Promise<void> {
  const reader = await letterReader(userId);
  if (reader)
    await tell(
      reader.email,
      "passwordChanged",
      letterOf({
        kind: "passwordChanged",
        locale: reader.locale,
        values: { time: momentText(now, reader) },
        link: pageUrl("/forgot"),
      }),
      now,
    );
}
