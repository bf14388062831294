import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { headers } from "next/headers";
import { cache } from "react";
import { DatabaseUnavailable } from "@/db/client";
import { env } from "@/env";
import { checkCredentials } from "./credentials";
import { networkOf } from "./network";
import { closeSession, openSession, readSession, SESSION_DAYS, type SessionUser } from "./session";

class SignInRefused extends CredentialsSignin {
  constructor(reason: "wrong" | "rate_limited") {
    super();
    this.code = reason;
  }
}

/** The cookie is signed and sealed by Auth.js; all it says is the id of a row in `sessions`. */
const { auth, signIn, signOut, handlers } = NextAuth(() => {
  const secure = env().AUTH_URL.startsWith("https:");
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: {
        name: secure ? "__Host-tenkan-session" : "tenkan-session",
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    logger: { error: () => {} },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given, request) {
          const now = new Date();
          const verdict = await checkCredentials(given, networkOf(request.headers), now);
          if (!verdict.ok) throw new SignInRefused(verdict.reason);
          const sid = await openSession(verdict.userId, request.headers.get("user-agent") ?? "", now);
          return { id: verdict.userId, sid };
        },
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
          return { sid, outage: error instanceof Error ? error.name : "unknown" };
        }
      },
      session: ({ session, token: { person, outage } }) => ({ ...session, person, outage }),
    },
    events: {
      async signOut(message) {
        const sid = "token" in message ? message.token?.sid : undefined;
        if (typeof sid === "string") await closeSession(sid);
      },
    },
  };
});

export { handlers };

/** The signed-in person, read from the session's row once a request; null for a stranger. Throws as the database does. */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const session = (await auth()) as { person?: SessionUser; outage?: string } | null;
  if (session?.outage) throw new DatabaseUnavailable({ cause: session.outage });
  return session?.person ?? null;
});

/** The network the request comes from, for rate limits. */
export const currentNetwork = async (): Promise<string> => networkOf(await headers());

/** Signs in and sets the cookie. "ok", or why not. */
export async function enter(email: string, password: string): Promise<"ok" | "wrong" | "rate_limited"> {
  try {
    await signIn("credentials", { email, password, redirect: false });
    return "ok";
  } catch (error) {
    if (error instanceof CredentialsSignin) return error.code === "rate_limited" ? "rate_limited" : "wrong";
    throw error;
  }
}

/** Ends this browser's session. */
export const leave = (): Promise<unknown> => signOut({ redirect: false });
