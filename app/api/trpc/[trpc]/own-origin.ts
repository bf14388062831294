import { isIP } from "node:net";
import { hostname } from "node:os";
import { PERSON_HEADER } from "@/domain/page-person";
import { env } from "@/env";

/**
 * Whether a call may be heard: it comes from one of our own pages, or from a tool that carries nobody's cookie. Browsers
 * say so in Sec-Fetch-Site, but not over plain HTTP by address or name, and Safari before 16.4 never: there the rest counts.
 */
export function isOwnCall(method: string, headers: Headers): boolean {
  const [site, origin] = [headers.get("sec-fetch-site"), headers.get("origin")];
  if (site !== null)
    return site === "same-origin" && (origin === null || isOwnOrigin(origin, headers.get("host"), true));
  if (origin !== null) return isOwnOrigin(origin, headers.get("host"), false);
  if (!headers.has("cookie")) return true;
  // A browser sends Origin with every POST. With a GET of our own page it does not: that one only reads, nobody else's page
  // can read the answer (no CORS, nosniff, never stored), and none can send this header: the browser would ask us first.
  return method === "GET" && headers.has(PERSON_HEADER);
}

/**
 * The address the server is known by, or the one it was asked at. `vouched`: the browser itself says that they are one.
 * Otherwise a name must be one nobody else can point at us (DNS rebinding): whoever asks by an address has reached it.
 */
function isOwnOrigin(origin: string, host: string | null, vouched: boolean): boolean {
  if (!URL.canParse(origin)) return false;
  const [given, known] = [new URL(origin), new URL(env().AUTH_URL)];
  if (given.protocol !== "http:" && given.protocol !== "https:") return false;
  if (given.host === known.host) return given.protocol === known.protocol;
  return given.host === host && (vouched || isUnforgeable(given.hostname));
}

function isUnforgeable(name: string): boolean {
  const own = hostname().toLowerCase();
  return isIP(name.replace(/^\[|\]$/g, "")) > 0 || name === "localhost" || name === own || name === `${own}.local`;
}
