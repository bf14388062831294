import { createDatabase, type Database } from "@/db/client";
import { env } from "@/env";

// Kept on globalThis: `next dev` loads this module anew at each edit, and pools would pile up.
const kept = globalThis as { tenkanDatabase?: Database };

/** The process's pool, as the app's role. Opened at the first use, so that a build needs no database. */
export function database(): Database {
  kept.tenkanDatabase ??= createDatabase({
    url: env().DATABASE_APP_URL,
    max: env().DATABASE_POOL_MAX,
    applicationName: "tenkan",
    statementTimeoutMs: 15_000,
    lockTimeoutMs: 5_000,
    idleInTransactionTimeoutMs: 15_000,
  });
  return kept.tenkanDatabase;
}
