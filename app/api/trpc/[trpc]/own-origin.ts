import { env } from "@/env";

/**
 * Whether a call's Origin, where it names one, is our own: the address the server is known by, or the one it was asked at.
 * Held beside Sec-Fetch-Site, so that a browser that does not send that, or a tool that lies in it, gains nothing.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return host === headers.get("host") || host === new URL(env().AUTH_URL).host;
}
