import { join } from "node:path";
import { createDatabase } from "@/db/client";
import { startLocal } from "@/db/local";
import { migrate } from "@/db/migrate";
import { assertAppRoleName, assertSafeAppRole, prepareDatabase, type DatabaseUrls } from "@/db/roles";
import type { Run } from "./run";

export type AppUrls = Pick<DatabaseUrls, "ownerUrl" | "appUrl"> & { backupUrl?: string };

/** A migrated database and the URLs of its roles: the one DATABASE_URL names, or an embedded PostgreSQL under .data. */
export async function prepare(run: Run): Promise<{ urls: AppUrls; stop: () => Promise<void> }> {
  const { adminUrl, database, stop } = await findServer(run);
  try {
    const urls = await rolesOf(run, adminUrl, database);
    run.report("Applying migrations");
    await migrate(urls.ownerUrl);
    const app = createDatabase({ url: urls.appUrl, max: 1, applicationName: "tenkan start" });
    await assertSafeAppRole(app).finally(() => app.end());
    return { urls, stop };
  } catch (error) {
    await stop();
    const { code, message } = error as { code?: string; message: string };
    if (!/^(E[A-Z]+|CONNECT_TIMEOUT|28...)$/.test(code ?? "")) throw error;
    throw new Error(`the database cannot be reached (${message}). Is DATABASE_URL right, and does the server run?`, { cause: error });
  }
}

async function findServer({ root, env, report }: Run) {
  if (env.DATABASE_URL) {
    const { pathname, hostname } = new URL(env.DATABASE_URL);
    const database = decodeURIComponent(pathname.slice(1)) || "tenkan";
    report(`Using the database ${database} on ${hostname} (DATABASE_URL)`);
    return { adminUrl: env.DATABASE_URL, database, stop: async () => {} };
  }
  if (env.DATABASE_APP_URL) throw new Error("DATABASE_APP_URL is set without DATABASE_URL. Set DATABASE_URL to the owner's URL as well, or neither.");
  report("Starting PostgreSQL (comes with npm)");
  const local = await startLocal({ folder: join(root, ".data", "postgres"), log: report });
  report(`PostgreSQL answers on 127.0.0.1:${local.port}; its data is in ${local.dataDir}`);
  const stop = async () => {
    report("Stopping PostgreSQL");
    await local.stop();
  };
  return { adminUrl: local.adminUrl, database: "tenkan", stop };
}

function rolesOf({ root, env, report }: Run, adminUrl: string, database: string): AppUrls | Promise<AppUrls> {
  if (env.DATABASE_APP_URL) {
    assertAppRoleName(env.DATABASE_APP_URL, database);
    return { ownerUrl: adminUrl, appUrl: env.DATABASE_APP_URL };
  }
  report("Preparing the database and its roles");
  return prepareDatabase({ adminUrl, database, folder: join(root, ".data") });
}
