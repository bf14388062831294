import { isIPv6 } from "node:net";
import { env } from "@/env";

/**
 * The network a request comes from, as a key of rate limits. X-Forwarded-For is read from its end: there stands what our
 * own server saw (scripts/web/web.mjs), before it what each trusted proxy saw; anything further left is the client's claim.
 */
export function networkOf(headers: Headers, proxies: number = env().TRUSTED_PROXIES): string {
  const seen = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  const address = seen.at(-1 - proxies) ?? seen[0] ?? "unknown";
  return isIPv6(address) ? prefixOf(address) : address;
}

/** One customer holds at least a /64 of IPv6 addresses. An IPv4 address written as IPv6 stays itself. */
function prefixOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const before = head.split(":").filter(Boolean);
  const after = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const whole = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => "0"), ...after];
  return `${whole
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
