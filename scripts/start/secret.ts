import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Run } from "./run";

/** AUTH_SECRET: the one given, or one made at the first start and kept in .data/secrets.json (0600). */
export function authSecret({ root, env }: Run): string {
  if (env.AUTH_SECRET) return env.AUTH_SECRET;
  const file = join(root, ".data", "secrets.json");
  if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { authSecret: string }).authSecret;
  const authSecret = randomBytes(33).toString("base64url");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ authSecret }), { mode: 0o600 });
  return authSecret;
}
