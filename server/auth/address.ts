import { eq } from "drizzle-orm";
import { users } from "@/db/schema/user";
import { inIdentity } from "@/db/connection/scope";
import { database } from "../database";
import { Fault } from "../fault";
import { letterOf } from "../mail/letter";
import { stampAsked, tell } from "../mail/post";
import { sendLater, sendsMail } from "../mail/transport";
import { confirmPassword } from "./credentials";
import { passDoor, welcome } from "./limits/attempts";
import { changeEverywhere } from "./member-details";
import { letterReader, localeOf, momentText, pageUrl } from "./letter-reader";
import { endLinks, linkSpent, makeLink, spendLink } from "./mail-link";
import { endSessions, type SessionUser } from "./session";

interface Asking {
  user: SessionUser;
  now: Date;
  network: string;
}

/**
 * Sends a link to the new address; nothing changes until it is used. An address that is somebody's gets a letter saying
 * so, and the asker the same answer. Fault `no_mail`, `same_address`, `wrong_password`, `rate_limited`.
 */
export async function askAddress(
  { email, password }: { email: string; password: string },
  { user, now, network }: Asking,
): Promise<void> {
  if (!sendsMail()) throw new Fault("CONFLICT", "no_mail");
  if (email === user.email) throw new Fault("BAD_REQUEST", "same_address");
  await confirmPassword(user.email, password, network, now);
  const stamp = await stampAsked(email, network, now);
  const { secret, owner } = await inIdentity(database(), async (tx) => {
    const [found] = await tx.select({ locale: users.locale }).from(users).where(eq(users.email, email));
    return { secret: await makeLink(tx, { purpose: "address", userId: user.id, email }, now), owner: found };
  });
  const free = letterOf({
    kind: "address",
    locale: localeOf(user.locale),
    link: pageUrl(`/confirm-address/${secret}`),
  });
  const taken = letterOf({
    kind: "signUpExists",
    locale: localeOf(owner?.locale ?? user.locale),
    link: pageUrl("/sign-in"),
  });
  sendLater(stamp, email, owner ? taken : free);
}

/** The address of a link becomes its person's, in every company; other devices are signed out and the old address is told. */
export async function confirmAddress(
  secret: string,
  { user, now, requestId, network }: { user: SessionUser | null; now: Date; requestId: string; network: string },
): Promise<void> {
  await passDoor("link", { network }, now);
  const { userId, email, old } = await inIdentity(database(), async (tx) => {
    const { userId: id, email: address } = await spendLink(tx, "address", secret, now);
    const [person] =
      id === null
        ? []
        : await tx.select({ id: users.id, email: users.email }).from(users).where(eq(users.id, id)).for("update");
    if (!person) throw linkSpent();
    const [other] = await tx.select({ id: users.id }).from(users).where(eq(users.email, address));
    if (other && other.id !== person.id) throw new Fault("CONFLICT", "address_taken");
    await endLinks(tx, person.id);
    await tx.update(users).set({ email: address, verifiedAt: now }).where(eq(users.id, person.id));
    await changeEverywhere(tx, { userId: person.id, field: "email", value: address, now, requestId, network });
    await endSessions(tx, person.id, now, user?.id === person.id ? user.sessionId : undefined);
    return { userId: person.id, email: address, old: person.email };
  });
  await welcome("link", { network }, now);
  const reader = await letterReader(userId);
  if (reader)
    await tell(
      old,
      "addressChanged",
      letterOf({
        kind: "addressChanged",
        locale: reader.locale,
        values: { time: momentText(now, reader), email },
        link: pageUrl("/sign-in"),
      }),
      now,
    );
}
