import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { userPasswords, users } from "@/db/schema/user";
import { inIdentity } from "@/db/connection/scope";
import { letterName, line } from "@/domain/bounds";
import { database } from "../database";
import { Fault } from "../fault";
import { sendsMail } from "../mail/transport";
import { renew } from ".";
import { confirmPassword } from "./credentials";
import { changeEverywhere } from "./member-details";
import { localeOf } from "./letter-reader";
import { endLinks } from "./mail-link";
import { hashPassword } from "./password";
import { tellPasswordChanged } from "./reset";
import { endSessions, type SessionUser } from "./session";

/** `locale` is the language of letters; pages follow the browser's choice. */
export const profileSchema = z.strictObject({
  name: letterName(80),
  locale: z.enum(["ja", "en"]),
});
/** As it stands: a name of before it was held to carry no links can be changed. */
export const profileSeenSchema = z.strictObject({ ...profileSchema.shape, name: line(80, 1) });
export type Profile = z.output<typeof profileSchema>;
interface Asking {
  user: SessionUser;
  now: Date;
  requestId: string;
  network: string;
}

/** One's own account as its page shows it. */
export const profileOf = ({ name, locale, email }: SessionUser): Profile & { email: string; sendsMail: boolean } => ({
  name,
  locale: localeOf(locale),
  email,
  sendsMail: sendsMail(),
});

/** Changes one's name, in every company too, and the language of letters. `replaces` is what the person saw. */
export async function saveProfile(
  { replaces, ...profile }: Profile & { replaces: Profile },
  { user, now, requestId, network }: Asking,
): Promise<void> {
  await inIdentity(database(), async (tx) => {
    const [row] = await tx
      .select({ name: users.name, locale: users.locale })
      .from(users)
      .where(eq(users.id, user.id))
      .for("update");
    const before = { name: row?.name ?? "", locale: localeOf(row?.locale ?? "") };
    if (same(before, profile)) return;
    if (!same(before, replaces)) throw new Fault("CONFLICT", "changed_meanwhile");
    await tx.update(users).set(profile).where(eq(users.id, user.id));
    await changeEverywhere(tx, { userId: user.id, field: "name", value: profile.name, now, requestId, network });
  });
}

const same = (a: Profile, b: Profile): boolean => a.name === b.name && a.locale === b.locale;

/** Changes one's password: the other devices are signed out, this one gets a new cookie. Fault `wrong_password`, `rate_limited`. */
export async function changePassword(
  { current, next }: { current: string; next: string },
  { user, now, network }: Asking,
): Promise<void> {
  const before = await confirmPassword(user.email, current, network, now);
  const hash = await hashPassword(next);
  await inIdentity(database(), async (tx) => {
    await endLinks(tx, user.id);
    const changed = await tx
      .update(userPasswords)
      .set({ hash, changedAt: now })
      .where(and(eq(userPasswords.userId, user.id), eq(userPasswords.hash, before)))
      .returning({ userId: userPasswords.userId });
    if (changed.length === 0) throw new Fault("CONFLICT", "changed_meanwhile");
    await endSessions(tx, user.id, now, user.sessionId);
  });
  await renew(user, now);
  await tellPasswordChanged(user.id, now);
}
