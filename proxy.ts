import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER, signInPath } from "./domain/site-path";
import { env } from "./env";

/** Pages a stranger may open. Every other page sends whoever has no session cookie to the first of them. */
const OPEN = ["/sign-in", "/sign-up", "/forgot"];
/** The same for what lies below: pages opened by a secret in the path. next.config.mjs keeps it out of Referer headers. */
const OPEN_BELOW = ["/join/", "/reset/", "/confirm-address/", "/confirm-sign-up/"];
/** A path no page answers: Next fails where an address cannot be decoded, and is shown this one, which comes by here again. */
const NOWHERE = "/-/-/-/-";
/** The name server/auth gives its cookie; Auth.js cuts a long one into numbered parts. */
const SESSION = /^(__Host-)?tenkan-session(\.\d+)?$/;

/**
 * Gives each page its content security policy with a nonce of its own, and sends the signed-out to sign-in. That is a
 * courtesy: whether the cookie is worth anything, and what its owner may see, is decided where data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const here = `${request.nextUrl.pathname}${request.nextUrl.search}`;
  const { pathname } = request.nextUrl;
  const isOpen =
    pathname === NOWHERE || OPEN.includes(pathname) || OPEN_BELOW.some((beginning) => pathname.startsWith(beginning));
  const hasSession = request.cookies.getAll().some(({ name }) => SESSION.test(name));
  if (!isOpen && !hasSession)
    return secured(
      NextResponse.redirect(new URL(signInPath(here), request.nextUrl)),
      "default-src 'none'; frame-ancestors 'none'",
    );
  const policy = policyWith(randomBytes(16).toString("base64"));
  const headers = new Headers(request.headers);
  // Next reads the nonce from here and puts it on its own scripts.
  headers.set("Content-Security-Policy", policy);
  headers.set(PATH_HEADER, here);
  const given = { request: { headers } };
  return secured(
    isDecodable(pathname) ? NextResponse.next(given) : NextResponse.rewrite(new URL(NOWHERE, request.nextUrl), given),
    policy,
  );
}

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

function secured(response: NextResponse, policy: string): NextResponse {
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** Scripts by nonce only. Styles of elements may be set inline (charts place their marks so); style sheets may not. */
function policyWith(nonce: string): string {
  const { NODE_ENV, AUTH_URL } = env();
  const isDev = NODE_ENV === "development";
  return [
    "default-src 'self'",
    // React's and Next's development tools evaluate and inject; the built product does neither.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    isDev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(AUTH_URL.startsWith("https:") ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

// Only pages: with the proxy in front, Next would hold whole uploads to api/ in memory and cut them at 10 MB.
export const config = { matcher: ["/((?!api/|_next/|icon\\.svg$).*)"] };
