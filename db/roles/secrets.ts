import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type RolePasswords = { owner: string; app: string; backup: string };

/** The passwords of one database's roles, where this folder knows them. */
export const knownPasswords = (folder: string, database: string): RolePasswords | undefined =>
  read(join(folder, "roles.json"))[database];

/** New passwords for one database's roles, kept in `folder`/roles.json (0600). */
export function newPasswords(folder: string, database: string): RolePasswords {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "roles.json");
  const fresh = { owner: password(), app: password(), backup: password() };
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, JSON.stringify({ ...read(file), [database]: fresh }, null, 1), { mode: 0o600 });
  renameSync(aside, file);
  return fresh;
}

const read = (file: string): Record<string, RolePasswords | undefined> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, RolePasswords>) : {};

// URL-safe: it stands in a connection URL and in an SQL literal without escapes.
const password = () => randomBytes(24).toString("base64url");
