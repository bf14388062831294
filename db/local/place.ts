import { createHash } from "node:crypto";
import { existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAs } from "./run";
import { chooseUser, type OsUser } from "./user";

export type Place = { folder: string; dataDir: string; user: OsUser; outside: boolean };

/**
 * Where the cluster lives: in `folder`, unless this is root and the user PostgreSQL runs as cannot get in there
 * (a checkout in root's own home); then in a folder outside named after it. Where there is data already, it stays.
 */
export async function choosePlace(folder: string): Promise<Place> {
  mkdirSync(folder, { recursive: true });
  const inside = realpathSync(folder);
  if (process.getuid?.() !== 0) return { ...at(inside), user: undefined, outside: false };
  const outside = outsideFolders(inside);
  const used = [inside, ...outside].find((candidate) => existsSync(join(candidate, "data")));
  for (const candidate of used ? [used] : [inside, ...outside]) {
    const user = chooseUser(join(candidate, "data"));
    if (candidate !== inside && !makeOwn(candidate)) continue;
    if (await isOpen(candidate, user)) return { ...at(realpathSync(candidate)), user, outside: candidate !== inside };
  }
  throw new Error(`The user PostgreSQL would run as can enter none of: ${[inside, ...outside].join(", ")}`);
}

const at = (folder: string) => ({ folder, dataDir: join(folder, "data") });

function outsideFolders(inside: string): string[] {
  const name = createHash("sha256").update(inside).digest("hex").slice(0, 12);
  return [join("/var/lib/tenkan", name), join(tmpdir(), `tenkan-${name}`)];
}

function makeOwn(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    // In a folder anyone may write to, somebody else may have made this one first.
    return statSync(folder).uid === process.getuid?.();
  } catch {
    return false;
  }
}

async function isOpen(folder: string, user: OsUser): Promise<boolean> {
  const { code } = await runAs(user, "/bin/sh", ["-c", 'cd "$1"', "sh", folder]);
  return code === 0;
}
