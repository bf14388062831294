import { isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";

const EVERYWHERE = ["0.0.0.0", "::"];

/** Where people reach the server, and what letters and links name: AUTH_URL, else the address it is opened at, else this machine only. */
export function publicAddress(env: Record<string, string | undefined>, port: number): string {
  if (env.AUTH_URL) return env.AUTH_URL;
  const host = hostOf(env.HOST);
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function hostOf(given: string | undefined): string {
  if (!given) return "localhost";
  return EVERYWHERE.includes(given) ? (networkAddress() ?? "localhost") : given;
}

/** This machine's first address on its network; undefined where it has none. */
export const networkAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === "IPv4" && !one.internal)?.address;
