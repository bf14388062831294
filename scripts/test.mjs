// `npm test`: from a fresh clone to one line that says how many checks and tests passed. Node's own modules only.
// `--strict`: what passes only when run once more has failed. `--changed`, `--changed=main`: only what a change since then can reach.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installDependencies } from "./start/install.mjs";
import { createReporter } from "./start/reporter.mjs";
import { browserReach, changedFiles } from "./test/changed.mjs";
import { slowest, totalLine, unstableLines, vitestOutcome } from "./test/outcome.mjs";
import { installPgbouncer } from "./test/pgbouncer.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = createReporter();
const strict = process.argv.includes("--strict");
const since = sinceOf(process.argv.slice(2));
const outcomes = [];

/** Runs a command with its output shown; resolves to its exit code. */
function run(program, args, env = {}) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)).on("error", () => resolve(1)));
}

/** `--changed`, `--changed=main`: the commit to compare with; undefined: everything is run. */
function sinceOf(args) {
  const given = args.find((arg) => arg === "--changed" || arg.startsWith("--changed="));
  return given && (given.split("=")[1] || "HEAD");
}

const counted = (passed, ...failures) => ({
  passed,
  failed: failures.length,
  failures,
  skipped: 0,
  unstable: [],
  timed: [],
});

async function checks() {
  report("Checks (npm run check)");
  const { runChecks } = await import("./check.mjs");
  const results = await runChecks();
  const failures = results.filter(({ ok }) => !ok).map(({ name }) => `the check of ${name}`);
  return counted(results.length - failures.length, ...failures);
}

/** Unit and database tests; the totals come from the runner's own report, and no report counts as a failure. */
async function vitest() {
  installPgbouncer(report);
  report("Unit and database tests (vitest)");
  const file = join(root, ".data", "vitest.json");
  mkdirSync(dirname(file), { recursive: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const some = since ? [`--changed=${since}`, "--passWithNoTests"] : [];
  rmSync(file, { force: true });
  const code = await run("npx", ["vitest", "run", ...reporters, ...some]);
  if (!existsSync(file)) return since && code === 0 ? counted(0) : counted(0, "vitest left no report");
  return vitestOutcome(JSON.parse(readFileSync(file, "utf8")), code, root);
}

/** Browser tests against the built app. What fails is run once more. */
async function browser() {
  const reach = since ? browserReach(changedFiles(root, since)) : "all";
  report(
    `Browser tests (Playwright)${reach === "all" ? "" : `: ${reach === "none" ? "nothing that changed reaches them" : "those that changed"}`}`,
  );
  if (reach === "none") return counted(0);
  const { register } = await import("tsx/esm/api");
  register();
  try {
    const { browserTests } = await import("./test/browser-tests.ts");
    const some = reach === "own" ? [`--only-changed=${since}`] : [];
    return await browserTests(root, report, { wanted: ["--retries=1", ...some], strict });
  } catch (error) {
    console.error(`Browser tests did not run: ${error.message}`);
    return counted(0, `browser tests did not run: ${error.message}`);
  }
}

function tell() {
  const unstable = outcomes.flatMap((outcome) => outcome.unstable);
  console.log(`\nThe slowest twenty:\n${slowest(outcomes.flatMap(({ timed }) => timed)).join("\n")}`);
  if (unstable.length > 0) {
    console.log(
      `\nWarning: unstable, ${unstable.length} failed and passed when run once more. Mend them before anything else:`,
    );
    console.log(unstableLines(unstable).join("\n"));
  }
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join("\n")}`);
  const sum = (of) => outcomes.reduce((total, outcome) => total + outcome[of], 0);
  console.log(`\n${totalLine({ passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") })}`);
  return sum("failed") === 0;
}

await installDependencies({ root, env: process.env, report, signal: new AbortController().signal });
for (const part of [checks, vitest, browser]) outcomes.push(await part());
process.exit(tell() ? 0 : 1);
