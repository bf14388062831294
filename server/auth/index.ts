import { randomUUID } from "node:crypto";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { headers } from "next/headers";
import { cache } from "react";
import { type Trouble, Troubled, troubleOf } from "@/db/connection/failure";
import type { UserId } from "@/domain/tenants/tenant";
import { env } from "@/env";
import { checkCredentials } from "./credentials";
import { networkOf } from "./network";
import { tellNewSignIn } from "./new-sign-in";
import {
  closeSession,
  endSession,
  openSession,
  type Origin,
  readSession,
  renewSession,
  SESSION_DAYS,
  type SessionUser,
} from "./session";

/**
 * Sessions on their way into a cookie, from `carry` to Auth.js and back within one call. Nothing outside this module can
 * put one here, and Auth.js has no route of its own: there is no other way to be signed in.
 */
const carried = new Map<string, { id: UserId; sid: string }>();

const cookieOf = (name: string, secure: boolean) =>
  ({
    name: `${secure ? "__Host-" : ""}tenkan-${name}`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  }) as const;

/** The cookie is signed and sealed by Auth.js; all it says is the id of a row in `sessions`. */
const { auth, signIn, signOut } = NextAuth(() => {
  const secure = env().AUTH_URL.startsWith("https:");
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: cookieOf("session", secure),
      csrfToken: cookieOf("csrf", secure),
      callbackUrl: cookieOf("callback", secure),
    },
    logger: { error: () => {} },
    providers: [
      Credentials({
        credentials: { ticket: {} },
        authorize: ({ ticket }) => (typeof ticket === "string" && carried.get(ticket)) || null,
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        const sid = (user as { sid?: string } | undefined)?.sid ?? token.sid;
        if (typeof sid !== "string") return null;
        try {
          const person = await readSession(sid, new Date());
          return person ? { sid, person } : null;
        } catch (error) {
          // Auth.js would take any error for a spoilt cookie, and sign the person out. It passes on what JSON can hold.
          return { sid, trouble: troubleOf(error) ?? "away" };
        }
      },
      session: ({ session, token: { person, trouble } }) => ({ ...session, person, trouble }),
    },
    events: {
      async signOut(message) {
        const sid = "token" in message ? message.token?.sid : undefined;
        if (typeof sid === "string") await closeSession(sid, new Date());
      },
    },
  };
});

/** The signed-in person, read from the session's row once a request; null for a stranger. Throws as the database does. */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const session = (await auth()) as { person?: SessionUser; trouble?: Trouble } | null;
  if (session?.trouble) throw new Troubled(session.trouble);
  return session?.person ?? null;
});

/** The network the request comes from, for rate limits. */
export const currentNetwork = async (): Promise<string> => networkOf(await headers());

async function currentOrigin(): Promise<Origin> {
  const given = await headers();
  return { userAgent: given.get("user-agent") ?? "", network: networkOf(given) };
}

/** Puts a session's secret id into this browser's cookie. */
async function carry(id: UserId, sid: string): Promise<void> {
  const ticket = randomUUID();
  carried.set(ticket, { id, sid });
  try {
    await signIn("credentials", { ticket, redirect: false });
  } finally {
    carried.delete(ticket);
  }
}

/** Signs in with an address and a password. */
export async function enter(
  email: string,
  password: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; waitSec?: number }> {
  const verdict = await checkCredentials({ email, password }, await currentNetwork(), now);
  if (!verdict.ok) return verdict.reason === "wrong" ? { ok: false } : { ok: false, waitSec: verdict.waitSec };
  await enterAs(verdict.userId, now);
  return { ok: true };
}

/**
 * Signs in a person who has just been proven by other means: a new session, and the end of the one this browser had.
 * Tells them of it where the device is new. Never call it with an id that came from a client.
 */
export async function enterAs(userId: UserId, now: Date): Promise<void> {
  const [origin, before] = [await currentOrigin(), await currentUser()];
  if (before?.sessionId) await endSession(before.id, before.sessionId, now);
  const { id, isNew } = await openSession(userId, origin, now);
  await carry(userId, id);
  if (isNew) await tellNewSignIn(userId, origin, now);
}

/** The same session under a new secret, here and in the cookie: for whoever now may do more, or has a new password. */
export async function renew({ id, sessionId }: SessionUser, now: Date): Promise<void> {
  const sid = sessionId === undefined ? null : await renewSession(id, sessionId, now);
  if (sid) await carry(id, sid);
}

/** Ends this browser's session. */
export const leave = (): Promise<unknown> => signOut({ redirect: false });
