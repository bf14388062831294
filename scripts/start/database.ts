import { join } from "node:path";
import { createDatabase, type Database } from "@/db/connection/client";
import { troubleOf } from "@/db/connection/failure";
import { startLocal } from "@/db/local/local";
import { watchLocal } from "@/db/local/watch";
import { migrate } from "@/db/migrate";
import { missingMigrations } from "@/db/applied-migrations";
import { assertAppRoleName, assertSafeAppRole, prepareDatabase, type DatabaseUrls } from "@/db/roles/roles";
import type { Run } from "./run";

export type AppUrls = Pick<DatabaseUrls, "appUrl"> & { ownerUrl?: string; backupUrl?: string };

/**
 * A migrated database and the URLs of its roles: the one DATABASE_URL names, or an embedded PostgreSQL under .data. With
 * DATABASE_APP_URL alone this host is one of several: another one sets the database up, this one only looks that it did.
 */
export async function prepare(run: Run): Promise<{ urls: AppUrls; stop: () => Promise<void> }> {
  const { env, report } = run;
  const local = env.DATABASE_URL || env.DATABASE_APP_URL ? undefined : await startEmbedded(run);
  const stop = async () => local?.stop();
  try {
    const urls = await urlsOf(run, local?.adminUrl);
    if (urls.ownerUrl) {
      report("Applying migrations");
      await migrate(urls.ownerUrl);
    }
    const app = createDatabase({
      url: urls.appUrl,
      max: 1,
      applicationName: "tenkan start",
      pooled: env.DATABASE_POOLER === "transaction",
    });
    try {
      await assertUsable(app, urls.ownerUrl !== undefined);
    } finally {
      await app.end();
    }
    return { urls, stop };
  } catch (error) {
    await stop();
    const { code, message, cause } = error as { code?: string; message: string; cause?: Error };
    if (!/^(E[A-Z]+|CONNECT_TIMEOUT|28...)$/.test(code ?? "") && troubleOf(error) !== "away") throw error;
    throw new Error(
      `the database cannot be reached (${cause?.message ?? message}). Is ${env.DATABASE_URL ? "DATABASE_URL" : "DATABASE_APP_URL"} right, and does the server run?`,
      { cause: error },
    );
  }
}

async function assertUsable(app: Database, migratedHere: boolean): Promise<void> {
  await assertSafeAppRole(app);
  const missing = migratedHere
    ? 0
    : await missingMigrations(app).catch((error: unknown) =>
        troubleOf(error) === "unprepared" ? Infinity : Promise.reject(error as Error),
      );
  if (missing > 0)
    throw new Error(
      "the database lacks migrations of this version. Start the host that has DATABASE_URL first (it applies them), with the same version, then this one.",
    );
}

async function startEmbedded({ root, report }: Run) {
  report("Starting PostgreSQL (comes with npm)");
  const local = await startLocal({ folder: join(root, ".data", "postgres"), log: report });
  report(`PostgreSQL answers on 127.0.0.1:${local.port}; its data is in ${local.dataDir}`);
  const unwatch = watchLocal(local, report);
  const stop = async () => {
    await unwatch();
    report("Stopping PostgreSQL");
    await local.stop();
  };
  return { adminUrl: local.adminUrl, stop };
}

async function urlsOf(
  { root, env, report, newRoleSecrets = false }: Run,
  embedded: string | undefined,
): Promise<AppUrls> {
  const adminUrl = env.DATABASE_URL ?? embedded;
  if (!adminUrl) {
    report("Using a database that another host has set up (DATABASE_APP_URL without DATABASE_URL)");
    return { appUrl: env.DATABASE_APP_URL ?? "" };
  }
  const database = embedded ? "tenkan" : decodeURIComponent(new URL(adminUrl).pathname.slice(1)) || "tenkan";
  if (!embedded) report(`Using the database ${database} on ${new URL(adminUrl).hostname} (DATABASE_URL)`);
  if (env.DATABASE_APP_URL) {
    assertAppRoleName(env.DATABASE_APP_URL, database);
    return { ownerUrl: adminUrl, appUrl: env.DATABASE_APP_URL };
  }
  report("Preparing the database and its roles");
  // Nobody else lives on the embedded one: it is this folder's.
  return prepareDatabase({
    adminUrl,
    database,
    folder: join(root, ".data"),
    takeOver: newRoleSecrets || embedded !== undefined,
  });
}
