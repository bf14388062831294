import { eq } from "drizzle-orm";
import { z } from "zod";
import { addressSchema } from "@/domain/address-list";
import { inIdentity } from "@/db/scope";
import { userPasswords, users } from "@/db/schema/user";
import { database } from "../database";
import { checkPassword, PASSWORD_LENGTH } from "./password";
import { clearLimit, isOverLimit, refundLimit } from "./rate-limit";

export const emailSchema = addressSchema;
const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1).max(PASSWORD_LENGTH.max) });

export type Verdict = { ok: true; userId: string } | { ok: false; reason: "wrong" | "rate_limited" };

const QUARTER_HOUR = 900;

/** Checks an address and a password. The limit stands before the hash; unknown addresses cost the same time and answer. */
export async function checkCredentials(raw: unknown, network: string, now: Date): Promise<Verdict> {
  const parsed = credentialsSchema.safeParse(raw);
  if (!parsed.success) return { ok: false, reason: "wrong" };
  const { email, password } = parsed.data;
  // Guessing from elsewhere must not shut the owner out: an address is counted for each network by itself.
  const own = { key: `sign-in:${network}:${email}`, points: 10, windowSec: QUARTER_HOUR };
  const networks = { key: `sign-in-network:${network}`, points: 100, windowSec: QUARTER_HOUR };
  if (await isOverLimit([own, networks], now)) return { ok: false, reason: "rate_limited" };
  const found = await inIdentity(database(), (tx) =>
    tx.select({ userId: users.id, hash: userPasswords.hash })
      .from(users)
      .innerJoin(userPasswords, eq(userPasswords.userId, users.id))
      .where(eq(users.email, email)), { readOnly: true });
  const row = found[0];
  if (!(await checkPassword(row?.hash, password)) || !row) return { ok: false, reason: "wrong" };
  await Promise.all([clearLimit(own.key), refundLimit(networks.key)]);
  return { ok: true, userId: row.userId };
}
