import { sql } from "drizzle-orm";
import type { Tx } from "@/db/connection/client";
import { inIdentity } from "@/db/connection/scope";
import { database } from "../../database";

/** So many attempts a window; each one more is let in after a wait that doubles, up to a longest. No wait is for ever. */
export interface Limit {
  key: string;
  points: number;
  windowSec: number;
  firstWaitSec: number;
  longestWaitSec: number;
}

class Refused extends Error {
  constructor(readonly waitSec: number) {
    super("refused");
  }
}

/**
 * Counts one attempt on every key, or on none when one of them refuses. Resolves to the seconds to wait; 0: go on.
 * Kept in PostgreSQL, so all processes count together. Give the keys in the same order everywhere: they are locked so.
 */
export async function countAttempt(limits: readonly Limit[], now: Date): Promise<number> {
  try {
    await inIdentity(database(), async (tx) => {
      const counted = await Promise.all(limits.map((limit) => count(tx, limit, now)));
      const refused = limits.filter((_, index) => counted[index]?.length === 0);
      if (refused.length > 0) throw new Refused(await longestWait(tx, refused, now));
    });
    return 0;
  } catch (error) {
    if (error instanceof Refused) return error.waitSec;
    throw error;
  }
}

/** `reset_at` ends the window while attempts are left, and the wait once they are used up; a quiet window after it forgets all. */
function count(tx: Tx, { key, points, windowSec, firstWaitSec, longestWaitSec }: Limit, now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`;
  const after = (seconds: ReturnType<typeof sql>) => sql`${at} + make_interval(secs => ${seconds})`;
  const wait = sql`least(${firstWaitSec}::float8 * power(2, least(n - ${points}::int, 20)), ${longestWaitSec}::float8)`;
  return tx.execute(sql`
    insert into rate_limits as r (key, points, reset_at) values (${key}, 1, ${after(sql`${points > 1 ? windowSec : firstWaitSec}::float8`)})
    on conflict (key) do update set (points, reset_at) = (
      select n, case when n >= ${points}::int then ${after(wait)} when n = 1 then ${after(sql`${windowSec}::float8`)} else r.reset_at end
      from (select case when r.reset_at + make_interval(secs => case when r.points >= ${points}::int then ${windowSec}::float8 else 0 end) <= ${at} then 1 else r.points + 1 end as n) next)
    where r.points < ${points}::int or r.reset_at <= ${at}
    returning key`);
}

async function longestWait(tx: Tx, refused: readonly Limit[], now: Date): Promise<number> {
  const keys = sql.join(
    refused.map(({ key }) => sql`${key}`),
    sql`, `,
  );
  const [row] = await tx.execute<{ seconds: number }>(sql`
    select ceil(extract(epoch from max(reset_at) - ${now.toISOString()}::timestamptz))::int as seconds from rate_limits where key in (${keys})`);
  return Math.max(row?.seconds ?? 0, 1);
}

/** Takes one attempt back: what was right is none of those a network is counted for, and earns it no wait. */
export async function refundAttempt({ key, points, windowSec }: Limit, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await inIdentity(database(), (tx) =>
    tx.execute(sql`
    update rate_limits set points = greatest(points - 1, 0),
      reset_at = case when points > ${points}::int then ${at} when points = ${points}::int then ${at} + make_interval(secs => ${windowSec}::float8) else reset_at end
    where key = ${key}`),
  );
}

/** Forgets what was counted under a key: the owner starts afresh. */
export async function forgetAttempts(tx: Tx, keys: readonly string[]): Promise<void> {
  for (const key of keys) await tx.execute(sql`delete from rate_limits where key = ${key}`);
}

/** Forgets all keys that begin so. */
export async function forgetAttemptsUnder(tx: Tx, beginnings: readonly string[]): Promise<void> {
  for (const beginning of beginnings)
    await tx.execute(sql`delete from rate_limits where starts_with(key, ${beginning})`);
}

/** Drops some of what no longer counts, so that strangers' attempts do not pile up. */
export const purgeAttempts = (tx: Tx, now: Date): Promise<unknown> =>
  tx.execute(sql`
  delete from rate_limits where key in (select key from rate_limits where reset_at < ${now.toISOString()}::timestamptz - interval '1 day' limit 100)`);

/** So many a window, several at once; at the next window all are there again. */
export interface Share {
  key: string;
  points: number;
  windowSec: number;
  amount: number;
}

class Spent extends Error {
  constructor(readonly share: Share) {
    super("spent");
  }
}

/** Takes all shares or none. Null, or the one that is not to be had: how much of it is left, and when its next window begins. */
export async function takeShares(
  shares: readonly Share[],
  now: Date,
): Promise<{ share: Share; left: number; waitSec: number } | null> {
  try {
    await inIdentity(database(), async (tx) => {
      // Locked in one order, so that two senders never wait for each other.
      for (const share of [...shares].sort((a, b) => (a.key < b.key ? -1 : 1))) {
        if ((await take(tx, share, now)).length === 0) throw new Spent(share);
      }
    });
    return null;
  } catch (error) {
    if (error instanceof Spent) return leftOf(error.share, now);
    throw error;
  }
}

function take(tx: Tx, { key, points, windowSec, amount }: Share, now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`;
  return tx.execute(sql`
    insert into rate_limits as r (key, points, reset_at)
      select ${key}::text, ${amount}::int, ${at} + make_interval(secs => ${windowSec}::float8) where ${amount}::int <= ${points}::int
    on conflict (key) do update set
      points = case when r.reset_at <= ${at} then excluded.points else r.points + excluded.points end,
      reset_at = case when r.reset_at <= ${at} then excluded.reset_at else r.reset_at end
    where case when r.reset_at <= ${at} then 0 else r.points end + excluded.points <= ${points}::int
    returning key`);
}

async function leftOf(share: Share, now: Date): Promise<{ share: Share; left: number; waitSec: number }> {
  const [row] = await inIdentity(
    database(),
    (tx) =>
      tx.execute<{ points: number; seconds: number }>(sql`
    select points, ceil(extract(epoch from reset_at - ${now.toISOString()}::timestamptz))::int as seconds from rate_limits where key = ${share.key}`),
    { readOnly: true },
  );
  const isOpen = row !== undefined && row.seconds > 0;
  return {
    share,
    left: Math.max(0, share.points - (isOpen ? row.points : 0)),
    waitSec: isOpen ? row.seconds : share.windowSec,
  };
}

/** Puts shares back that were not needed after all. */
export const giveBack = (shares: readonly Share[]): Promise<void> =>
  inIdentity(database(), async (tx) => {
    for (const { key, amount } of [...shares].sort((a, b) => (a.key < b.key ? -1 : 1)))
      await tx.execute(sql`update rate_limits set points = greatest(points - ${amount}::int, 0) where key = ${key}`);
  });
