import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type RolePasswords = { owner: string; app: string; backup: string };

/** The passwords of one database's roles: kept in `folder`/roles.json (0600), made at the first call. */
export function rolePasswords(folder: string, database: string): RolePasswords {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "roles.json");
  const all = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, RolePasswords>) : {};
  const known = all[database];
  if (known) return known;
  const fresh = { owner: password(), app: password(), backup: password() };
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, JSON.stringify({ ...all, [database]: fresh }, null, 1), { mode: 0o600 });
  renameSync(aside, file);
  return fresh;
}

// URL-safe: it stands in a connection URL and in an SQL literal without escapes.
const password = () => randomBytes(24).toString("base64url");
