import { and, eq, gt } from "drizzle-orm";
import type { Tx } from "@/db/connection/client";
import { inIdentity } from "@/db/connection/scope";
import { sessions } from "@/db/schema/session";
import { users } from "@/db/schema/user";
import { env } from "@/env";
import { database } from "../../database";
import { Fault } from "../../fault";
import { countAttempt, forgetAttempts, forgetAttemptsUnder, type Limit, refundAttempt } from "./counter";

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400];

interface Allowance {
  own?: number;
  network: () => number;
  address?: number;
  windowSec?: number;
  firstWaitSec?: number;
  longestWaitSec?: number;
}

/**
 * Attempts at each door in a quarter of an hour: `own` for an address from one network, `network` for all addresses from
 * one, `address` for one from all. The last does not count where its owner has signed in of late: no stranger shuts them out.
 */
const DOORS = {
  "sign-in": { own: 10, network: () => 100, address: 50 },
  "sign-up": { network: () => env().SIGN_UPS_PER_HOUR, windowSec: HOUR, firstWaitSec: HOUR, longestWaitSec: HOUR },
  /** What strangers may try at all, whatever it is, counted before anybody looks at what they sent. */
  threshold: { network: () => 600 },
  /** Letters asked for: what is sent goes to somebody who may not have asked. */
  letter: { own: 5, network: () => 30, address: 10, longestWaitSec: HOUR },
  /** The present password, asked for again by who is signed in. */
  confirm: { own: 10, network: () => 100 },
  link: { network: () => 30 },
  /** A whole company may sit behind one network and be invited in one morning; a secret cannot be guessed in any case. */
  invitation: { network: () => 300 },
  joining: { network: () => 100 },
} as const satisfies Record<string, Allowance>;
export type Door = keyof typeof DOORS;

/** Who stands there. `email` is folded, and need not be anybody's. */
export interface Comer {
  network: string;
  email?: string;
}

const keysOf = (door: Door, { network, email = "" }: Comer) => ({
  own: `${door}:own:${email} ${network}`,
  network: `${door}:network:${network}`,
  address: `${door}:address:${email}`,
});

function limitsOf(door: Door, comer: Comer): { own?: Limit; network: Limit; address?: Limit } {
  const {
    own,
    network,
    address,
    windowSec = 15 * MINUTE,
    firstWaitSec = 30,
    longestWaitSec = 15 * MINUTE,
  }: Allowance = DOORS[door];
  const keys = keysOf(door, comer);
  const limit = (key: string, points: number): Limit => ({ key, points, windowSec, firstWaitSec, longestWaitSec });
  return {
    ...(own !== undefined && { own: limit(keys.own, own) }),
    network: limit(keys.network, network()),
    ...(address !== undefined && { address: limit(keys.address, address) }),
  };
}

/** Counts an attempt at a door. Resolves to the seconds to wait; 0: come in. */
export async function knock(door: Door, comer: Comer, now: Date): Promise<number> {
  const { own, network, address } = limitsOf(door, comer);
  const counted = address && !(await isAtHome(comer, now)) ? [own, network, address] : [own, network];
  return countAttempt(
    counted.filter((limit) => limit !== undefined),
    now,
  );
}

/** What was right ends the waiting: the owner's counts are forgotten, and the network gets its attempt back. */
export async function welcome(door: Door, comer: Comer, now: Date): Promise<void> {
  const { own, network, address } = limitsOf(door, comer);
  await inIdentity(database(), (tx) =>
    forgetAttempts(
      tx,
      [own, address].flatMap((limit) => (limit ? [limit.key] : [])),
    ),
  );
  await refundAttempt(network, now);
}

/** Forgets all that was counted of an address, from whatever network: its owner has shown who they are. */
export const forgetAddress = (tx: Tx, email: string): Promise<void> =>
  forgetAttemptsUnder(
    tx,
    (Object.keys(DOORS) as Door[]).flatMap((door) => [
      `${door}:own:${email} `,
      keysOf(door, { network: "", email }).address,
    ]),
  );

/** Whether the address's owner has signed in from the network in the last 90 days. As much work for nobody's address. */
async function isAtHome({ network, email = "" }: Comer, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - 90 * DAY * 1000);
  const found = await inIdentity(
    database(),
    (tx) =>
      tx
        .select({ id: sessions.publicId })
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .where(and(eq(users.email, email), eq(sessions.network, network), gt(sessions.createdAt, since)))
        .limit(1),
    { readOnly: true },
  );
  return found.length > 0;
}

/** The refusal, saying how long it lasts. */
export const tooMany = (waitSec: number): Fault =>
  new Fault("TOO_MANY_REQUESTS", "rate_limited", { minutes: Math.ceil(waitSec / MINUTE) });

/** Passes the door or throws the refusal. */
export async function passDoor(door: Door, comer: Comer, now: Date): Promise<void> {
  const waitSec = await knock(door, comer, now);
  if (waitSec > 0) throw tooMany(waitSec);
}
