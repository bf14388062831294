import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { inIdentity } from "@/db/connection/scope";
import { userPasswords, users } from "@/db/schema/user";
import { address, text } from "@/domain/bounds";
import { asUserId, type UserId } from "@/domain/tenants/tenant";
import { database } from "../database";
import { Fault } from "../fault";
import { type Comer, type Door, knock, tooMany, welcome } from "./limits/attempts";
import { checkPassword, hashPassword, isWeakHash, PASSWORD_LENGTH } from "./password";

/** A password as it is asked for; what a new one must be says password-rule.ts. */
export const givenPassword = text(PASSWORD_LENGTH.max, 1);
const credentialsSchema = z.object({ email: address, password: givenPassword });

type Verdict =
  | { ok: true; userId: UserId; /** What the password was held against. */ hash: string }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "rate_limited"; waitSec: number };

/** Checks an address and a password. The limit stands before the hash; unknown addresses cost the same time and answer. */
export async function checkCredentials(raw: unknown, network: string, now: Date): Promise<Verdict> {
  const parsed = credentialsSchema.safeParse(raw);
  if (!parsed.success) return { ok: false, reason: "wrong" };
  return checkAt("sign-in", { network, email: parsed.data.email }, parsed.data.password, now);
}

/** Asks who is signed in for their password once more. Returns its hash; Fault `wrong_password` or `rate_limited`. */
export async function confirmPassword(email: string, password: string, network: string, now: Date): Promise<string> {
  const verdict = await checkAt("confirm", { network, email }, password, now);
  if (verdict.ok) return verdict.hash;
  throw verdict.reason === "wrong" ? new Fault("BAD_REQUEST", "wrong_password") : tooMany(verdict.waitSec);
}

async function checkAt(door: Door, comer: Required<Comer>, password: string, now: Date): Promise<Verdict> {
  const waitSec = await knock(door, comer, now);
  if (waitSec > 0) return { ok: false, reason: "rate_limited", waitSec };
  const [row] = await inIdentity(
    database(),
    (tx) =>
      tx
        .select({ userId: users.id, hash: userPasswords.hash })
        .from(users)
        .innerJoin(userPasswords, eq(userPasswords.userId, users.id))
        .where(eq(users.email, comer.email)),
    { readOnly: true },
  );
  if (!(await checkPassword(row?.hash, password)) || !row) return { ok: false, reason: "wrong" };
  await welcome(door, comer, now);
  return {
    ok: true,
    userId: asUserId(row.userId),
    hash: isWeakHash(row.hash) ? await strengthen(row.userId, row.hash, password) : row.hash,
  };
}

/** Now that the password is at hand, it is hashed as one made today; not if it was changed meanwhile. */
async function strengthen(userId: string, weak: string, password: string): Promise<string> {
  const hash = await hashPassword(password);
  const done = await inIdentity(database(), (tx) =>
    tx
      .update(userPasswords)
      .set({ hash })
      .where(and(eq(userPasswords.userId, userId), eq(userPasswords.hash, weak)))
      .returning({ userId: userPasswords.userId }),
  );
  return done.length > 0 ? hash : weak;
}
