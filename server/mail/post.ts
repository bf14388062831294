import { isEstablished, lettersADay, type CompanyActivity } from "@/domain/mail/allowance";
import { assertAttempt } from "../auth/limits/attempts";
import { giveBack, type Share, takeShares } from "../auth/limits/counter";
import { Fault } from "../fault";
import { log } from "../log";
import type { Letter, LetterKind } from "./letter";
import { newStamp, type Stamp } from "./stamp";
import { sendLater, sendsMail } from "./transport";

const DAY = 86_400;
/** What new companies together may send in a day: from one network, and to one address. */
const NEW = { network: 30, address: 3 };
/** What one company in use may send in a day to one address; and a network with such companies behind it. */
const USED = { network: 600, address: 5 };
/** Letters of one kind about an account in a day: no thief's sign-ins fill a mailbox, and none hides what follows of another kind. */
const NOTICES = 20;

/** One letter that a stranger asked for, to an address that may be anybody's. Fault `rate_limited`. */
export async function stampRequest(to: string, network: string, now: Date): Promise<Stamp> {
  await assertAttempt("letter", { network, email: to }, now);
  return newStamp([to]);
}

/** Tells the owner of an address what happened to their account. One too many of a kind is left out, and logged. */
export async function sendNotice(to: string, kind: LetterKind, letter: Letter, now: Date): Promise<void> {
  if (!sendsMail()) return;
  const refused = await takeShares(
    [{ key: `post:notice:${kind}:${to}`, points: NOTICES, windowSec: DAY, amount: 1 }],
    now,
  );
  if (refused) log().warn({ kind }, "a letter too many about one account was left out");
  else sendLater(newStamp([to]), to, letter);
}

interface Inviting {
  tenantId: string;
  activity: CompanyActivity;
  userId: string;
  network: string;
}
interface Stamped {
  stamp: Stamp;
  /** Where nothing was sent after all. */
  giveBack: () => Promise<void>;
}

/**
 * Invitations to all of these addresses, or to none. Counted by person, company, network and receiving address, a day at a
 * time. Fault `letters_limited` says how many may go at once and when it goes on, `letters_to_address` which one had enough.
 */
export async function stampInvitations(
  to: readonly string[],
  { tenantId, activity, userId, network }: Inviting,
  now: Date,
): Promise<Stamped> {
  const isUsed = isEstablished(activity, now);
  const own = lettersADay(activity, now);
  const share = (key: string, points: number, amount: number): Share => ({
    key: `post:${key}`,
    points,
    windowSec: DAY,
    amount,
  });
  const shares = [
    share(`company:${tenantId}`, own, to.length),
    share(`person:${userId}`, own, to.length),
    share(
      `network:${isUsed ? "used" : "new"}:${network}`,
      isUsed ? USED.network : Math.max(NEW.network, own),
      to.length,
    ),
    ...to.map((email) =>
      isUsed ? share(`address:${tenantId}:${email}`, USED.address, 1) : share(`address:new:${email}`, NEW.address, 1),
    ),
  ];
  const refused = await takeShares(shares, now);
  if (!refused) return { stamp: newStamp(to), giveBack: () => giveBack(shares) };
  const hours = Math.max(1, Math.ceil(refused.waitSec / 3_600));
  const email = refused.share.key.startsWith("post:address:") ? refused.share.key.split(":").at(-1) : undefined;
  if (email !== undefined) throw new Fault("TOO_MANY_REQUESTS", "letters_to_address", { email, hours });
  throw new Fault("TOO_MANY_REQUESTS", "letters_limited", { left: refused.left, most: refused.share.points, hours });
}
