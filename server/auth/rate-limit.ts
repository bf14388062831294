import { sql } from "drizzle-orm";
import { inIdentity } from "@/db/scope";
import { rateLimits } from "@/db/schema/session";
import { database } from "../database";

export interface Limit {
  key: string;
  points: number;
  windowSec: number;
}

/** Counts one attempt on each key in one statement a key; true when any key is over its limit. Windows end by themselves. */
export async function isOverLimit(limits: readonly Limit[], now: Date): Promise<boolean> {
  return inIdentity(database(), async (tx) => {
    const counted = await Promise.all(limits.map((limit) => tx.insert(rateLimits)
      .values({ key: limit.key, points: 1, resetAt: new Date(now.getTime() + limit.windowSec * 1000) })
      .onConflictDoUpdate({
        target: rateLimits.key,
        set: {
          points: sql`case when ${rateLimits.resetAt} <= ${now.toISOString()}::timestamptz then 1 else ${rateLimits.points} + 1 end`,
          resetAt: sql`case when ${rateLimits.resetAt} <= ${now.toISOString()}::timestamptz then excluded.reset_at else ${rateLimits.resetAt} end`,
        },
      })
      .returning({ points: rateLimits.points })));
    return counted.some(([row], index) => (row?.points ?? 0) > (limits[index]?.points ?? 0));
  });
}

/** Takes one attempt back: a right password is none of those a network is counted for. */
export async function refundLimit(key: string): Promise<void> {
  await inIdentity(database(), (tx) => tx.update(rateLimits).set({ points: sql`greatest(${rateLimits.points} - 1, 0)` }).where(sql`${rateLimits.key} = ${key}`));
}

/** Forgets a key's attempts: after the right password the owner starts afresh. */
export async function clearLimit(key: string): Promise<void> {
  await inIdentity(database(), (tx) => tx.delete(rateLimits).where(sql`${rateLimits.key} = ${key}`));
}
