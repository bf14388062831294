import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema/user";
import { inIdentity } from "@/db/connection/scope";
import { text } from "@/domain/bounds";
import { passDoor, welcome } from "../../auth/limits/attempts";
import { localeOf, pageUrl } from "../../auth/letter-reader";
import { linkOf, linkSpent, makeLink, spendLink } from "../../auth/mail-link";
import { checkPassword, hashPassword } from "../../auth/password";
import { database } from "../../database";
import { Fault } from "../../fault";
import { letterOf } from "../../mail/letter";
import { stampAsked } from "../../mail/post";
import { sendLater } from "../../mail/transport";
import { foundCompany, type Founded, passSignUp, type SignUp, signUpSchema } from "./sign-up";

interface Asked {
  now: Date;
  requestId: string;
  network: string;
}

/** What waits for its link to be used: a sign-up, with the password's hash. */
const waitingSchema = z.object({ input: signUpSchema.omit({ password: true }), hash: text(500) });

/**
 * Where mail is sent, nothing is founded before the address has shown that it reads its mail. An address that has an
 * account gets a letter saying so; the answer, and the work before it, are the same.
 */
export async function askSignUp({ password, ...input }: SignUp, asked: Asked): Promise<void> {
  const { now, network } = asked;
  await passSignUp(asked);
  const stamp = await stampAsked(input.email, network, now);
  const hash = await hashPassword(password);
  const { secret, owner } = await inIdentity(database(), async (tx) => {
    const [found] = await tx.select({ locale: users.locale }).from(users).where(eq(users.email, input.email));
    return {
      secret: await makeLink(
        tx,
        { purpose: "sign_up", userId: null, email: input.email, payload: { input, hash } },
        now,
      ),
      owner: found,
    };
  });
  const free = letterOf({
    kind: "signUp",
    locale: input.locale,
    values: { company: input.company },
    link: pageUrl(`/confirm-sign-up/${secret}`),
  });
  const taken = letterOf({
    kind: "signUpExists",
    locale: localeOf(owner?.locale ?? input.locale),
    link: pageUrl("/sign-in"),
  });
  sendLater(stamp, input.email, owner ? taken : free);
}

/** What a link of a sign-up would found; null when it does not work (any more). */
export async function waitingSignUp(secret: string, now: Date) {
  const link = await linkOf("sign_up", secret, now);
  const waiting = waitingSchema.safeParse(link?.payload);
  return waiting.success ? waiting.data : null;
}

/**
 * Founds what a link stands for, using it up; `password` is the one chosen at sign-up, so that nobody whose address a
 * stranger entered founds an account the stranger can open. Fault `sign_up_password`, `link_spent`, or `address_taken`.
 */
export async function confirmSignUp(
  { secret, password }: { secret: string; password: string },
  asked: Asked,
): Promise<Founded> {
  const { now, network } = asked;
  await passDoor("link", { network }, now);
  const waiting = await waitingSignUp(secret, now);
  if (!waiting) throw linkSpent();
  if (!(await checkPassword(waiting.hash, password))) throw new Fault("BAD_REQUEST", "sign_up_password");
  const founded = await foundCompany(waiting.input, waiting.hash, asked, {
    verified: true,
    first: (tx) => spendLink(tx, "sign_up", secret, now),
  });
  await welcome("link", { network }, now);
  return founded;
}
