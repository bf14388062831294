import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dropDatabase, freshDatabase, testCluster } from "@/db/testing/cluster";
import { buildIfChanged } from "../start/build";
import type { Run } from "../start/run";
import { startServer } from "../start/server";
import { findBrowser } from "./browser";
import { keepBusy } from "./busy";
import { browserOutcome, type Outcome } from "./outcome.mjs";

interface Wishes {
  /** Only these specs, with Playwright's own options. */
  wanted?: readonly string[];
  /** What fails and then passes has failed. */
  strict?: boolean;
  /** How many loops work beside the tests. */
  busy?: number;
}

/** Builds the app, serves it on a database of this run's own and drives it with Playwright. */
export async function browserTests(
  root: string,
  report: (line: string) => void,
  { wanted = [], strict = false, busy = 0 }: Wishes = {},
): Promise<Outcome> {
  const chromium = findBrowser(process.env, report);
  const stop = new AbortController();
  const port = Number(process.env.PORT || 3460);
  const run: Run = { root, port, dev: false, demo: "refused" as const, env: process.env, report, signal: stop.signal };
  const cluster = await testCluster();
  const name = `${cluster.base}_e2e_test_${process.pid}`;
  try {
    const urls = await freshDatabase(cluster.adminUrl, name);
    const env = {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_APP_URL: urls.appUrl,
      AUTH_SECRET: randomBytes(33).toString("base64"),
      AUTH_URL: `http://localhost:${port}`,
      PORT: `${port}`,
      NEXT_TELEMETRY_DISABLED: "1",
      SIGN_UPS_PER_HOUR: "100000",
    };
    await buildIfChanged(run, env);
    const server = await startServer(run, env);
    if (!server.up) throw new Error("the built app did not answer");
    const endLoops = keepBusy(busy);
    const outcome = await playwright(
      root,
      {
        ...process.env,
        BASE_URL: env.AUTH_URL,
        CHROMIUM_PATH: chromium,
        TEST_ADMIN_URL: cluster.adminUrl,
        TEST_OWNER_URL: urls.ownerUrl,
        TEST_APP_URL: urls.appUrl,
      },
      { wanted, strict },
    ).finally(endLoops);
    stop.abort();
    await server.ended;
    return outcome;
  } finally {
    stop.abort();
    await dropDatabase(cluster.adminUrl, name);
    await cluster.stop();
  }
}

/** Runs Playwright; its JSON report goes to a file, its lines to the screen. No report counts as a failure. */
async function playwright(
  root: string,
  env: Record<string, string | undefined>,
  { wanted, strict }: { wanted: readonly string[]; strict: boolean },
): Promise<Outcome> {
  const file = join(root, ".data", "playwright.json");
  rmSync(file, { force: true });
  const child = spawn("npx", ["playwright", "test", "--reporter=list,json", ...wanted], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const code = await new Promise<number>((resolve) => child.on("close", (ended) => resolve(ended ?? 1)));
  if (!existsSync(file))
    return { passed: 0, failed: 1, failures: ["Playwright left no report"], skipped: 0, unstable: [], timed: [] };
  return browserOutcome(JSON.parse(readFileSync(file, "utf8")), code, { strict });
}
