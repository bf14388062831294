import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyAll } from "drizzle-orm/postgres-js/migrator";
import type postgres from "postgres";
import { withClient } from "./roles/roles";

const FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));
const LOCK = 7_370_002;
const ATTEMPTS = 6;
const LOCK_NOT_AVAILABLE = "55P03";

/** The server asks which migrations there are (/api/ready), and can change nothing about it. */
const SHOWN_TO_APP = `DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = current_database() || '_app') THEN
    EXECUTE format('REVOKE ALL ON drizzle.__drizzle_migrations FROM %1$I; GRANT USAGE ON SCHEMA drizzle TO %1$I; GRANT SELECT ON drizzle.__drizzle_migrations TO %1$I', current_database() || '_app');
  END IF;
END $$`;

/**
 * Applies the migrations that are missing, as the owner; of several processes at once, one applies and the others wait.
 * Gives a lock it cannot get within 5 s back, so that it never blocks the running server for longer, and tries again.
 */
export async function migrate(ownerUrl: string, folder: string = FOLDER): Promise<void> {
  if (!existsSync(join(folder, "meta", "_journal.json"))) return;
  await withClient(ownerUrl, async (client) => {
    await client`select pg_advisory_lock(${LOCK})`;
    await client`set lock_timeout = '5s'`;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await applyAll(drizzle({ client: client as postgres.Sql }), { migrationsFolder: folder });
        await client.unsafe(SHOWN_TO_APP);
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || !isLockTimeout(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500 * attempt));
      }
    }
  });
}

function isLockTimeout(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code === LOCK_NOT_AVAILABLE || (cause !== undefined && isLockTimeout(cause));
}
