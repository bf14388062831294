// The migrations make exactly the tables of db/schema: drizzle-kit finds nothing to add, in a copy of the folder.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { finish, ROOT } from "./files.mjs";

const KIT = join(ROOT, "node_modules/drizzle-kit/bin.cjs");

/** What is missing from `migrations` (a folder of drizzle-kit's) to make db/schema; the folder stays as it is. */
export function schemaFindings(migrations = join(ROOT, "db/migrations")) {
  const copy = mkdtempSync(join(tmpdir(), "tenkan-migrations-"));
  try {
    cpSync(migrations, copy, { recursive: true });
    const before = new Set(readdirSync(copy));
    // drizzle-kit puts "./" before the folder, so an absolute path would not do.
    const out = relative(ROOT, copy);
    const options = { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] };
    const consistent = spawnSync(process.execPath, [KIT, "check", "--dialect", "postgresql", "--out", out], options);
    if (consistent.status !== 0) return [`db/migrations: ${consistent.stdout}${consistent.stderr}`];
    const made = spawnSync(
      process.execPath,
      [KIT, "generate", "--dialect", "postgresql", "--schema", "./db/schema/*.ts", "--out", out],
      options,
    );
    const added = readdirSync(copy).filter((name) => !before.has(name) && name.endsWith(".sql"));
    if (added.length > 0) {
      const statements = added.map((name) => readFileSync(join(copy, name), "utf8")).join("\n");
      return [
        `db/schema:1 has what no migration makes. Run "npm run db:generate" and commit the new file:\n${statements}`,
      ];
    }
    return /No schema changes/.test(made.stdout)
      ? []
      : [
          `db/schema:1 drizzle-kit could not compare it (a rename asks for "npm run db:generate" by hand):\n${made.stdout}${made.stderr}`,
        ];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) finish(schemaFindings());
