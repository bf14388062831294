import { api } from "@/app/_trpc/server";

/** What the URLs of our letters end in; anything longer is none of them. */
const LONGEST = 100;

/** The address a link in a letter was sent to; null when it does not work (any more). Looking uses nothing up. */
export async function addressOfLink(purpose: "reset" | "address", secret: string): Promise<string | null> {
  const link = secret.length > LONGEST ? null : await (await api()).account.link({ purpose, secret });
  return link?.email ?? null;
}

/** The sign-up a link stands for, likewise. */
export const signUpOfLink = async (secret: string) =>
  secret.length > LONGEST ? null : (await api()).account.waitingSignUp({ secret });
