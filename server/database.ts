import { createDatabase, type Database } from "@/db/connection/client";
import { env } from "@/env";

// Kept on globalThis: `next dev` loads this module anew at each edit, and pools would pile up.
const kept = globalThis as { tenkanDatabase?: Database };

/** The process's pool, as the app's role. Opened at the first use, so that a build needs no database. */
export function database(): Database {
  kept.tenkanDatabase ??= createDatabase({
    url: env().DATABASE_APP_URL,
    max: env().DATABASE_POOL_MAX,
    applicationName: "tenkan",
    pooled: env().DATABASE_POOLER === "transaction",
    // Whoever waits for a page is told within five seconds, and so is whoever meets a lock that somebody holds.
    statementTimeoutMs: 3_500,
    lockTimeoutMs: 2_500,
    idleInTransactionTimeoutMs: 15_000,
    patientStatementTimeoutMs: 15_000,
    patientLockTimeoutMs: 5_000,
  });
  return kept.tenkanDatabase;
}
