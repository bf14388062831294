import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { withClient } from "@/db/roles";
import type { AppUrls } from "./database";
import type { Run } from "./serve";

/** What db/seed/index.ts offers. seedDemo must do nothing harmful when the demo is there already. */
interface Seed {
  seedDemo(options: AppUrls & { today: string }): Promise<unknown>;
  /** Lines to print, such as "admin@aozora.example / password". */
  demoSignIns?(): string[];
}

/** Seeds the demo company into a database that this checkout has not seeded yet. Returns the lines to greet with. */
export async function seedOnce(run: Run, urls: AppUrls): Promise<string[]> {
  const module = join(run.root, "db", "seed", "index.ts");
  if (!existsSync(module)) return [];
  const { seedDemo, demoSignIns } = (await import(pathToFileURL(module).href)) as Seed;
  const marker = join(run.root, ".data", "demo.json");
  const database = await identify(urls.ownerUrl);
  if (!existsSync(marker) || readFileSync(marker, "utf8") !== database) {
    run.report("Filling in the demo company");
    // A local date in the demo's own zone, like every date of the product.
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
    await seedDemo({ ...urls, today });
    writeFileSync(marker, database);
  }
  return demoSignIns?.() ?? [];
}

/** Tells one database from another of the same name made later. */
async function identify(ownerUrl: string): Promise<string> {
  const [row] = await withClient(
    ownerUrl,
    (client) => client<{ oid: string }[]>`select oid::text from pg_database where datname = current_database()`,
  );
  const { hostname, pathname } = new URL(ownerUrl);
  return JSON.stringify({ hostname, database: pathname.slice(1), oid: row?.oid });
}
