// `npm test`: from a fresh clone to one line that says how many checks and tests passed. Node's own modules only.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installDependencies } from "./start/install.mjs";
import { createReporter } from "./start/reporter.mjs";
import { installPgbouncer } from "./test/pgbouncer.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = createReporter();
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs a command with its output shown; resolves to its exit code. */
function run(program, args, env = {}) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)).on("error", () => resolve(1)));
}

function count(passed, failed, skipped = 0) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

async function checks() {
  report("Checks (npm run check)");
  const { runChecks } = await import("./check.mjs");
  for (const { ok } of await runChecks()) count(ok ? 1 : 0, ok ? 0 : 1);
}

/** Unit and database tests; the totals come from the runner's own report, and no report counts as a failure. */
async function vitest() {
  installPgbouncer(report);
  report("Unit and database tests (vitest)");
  const file = join(root, ".data", "vitest.json");
  mkdirSync(dirname(file), { recursive: true });
  const code = await run("npx", [
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return count(0, 1);
  const result = JSON.parse(readFileSync(file, "utf8"));
  count(result.numPassedTests, result.numFailedTests, result.numPendingTests);
  if (code !== 0 && result.numFailedTests === 0) count(0, 1);
}

/** Browser tests against the built app. */
async function browser() {
  report("Browser tests (Playwright)");
  const { register } = await import("tsx/esm/api");
  register();
  try {
    const { browserTests } = await import("./test/browser-tests.ts");
    const { passed, failed, skipped } = await browserTests(root, report);
    count(passed, failed, skipped);
  } catch (error) {
    console.error(`Browser tests did not run: ${error.message}`);
    count(0, 1);
  }
}

await installDependencies({ root, env: process.env, report, signal: new AbortController().signal });
await checks();
await vitest();
await browser();
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exit(total.failed === 0 ? 0 : 1);
