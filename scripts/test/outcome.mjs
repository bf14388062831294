// What the runners' own reports say, in one shape: how many passed, which were unstable, which took longest.
import { relative } from "node:path";

/**
 * Of vitest's JSON report. `timed`: [{ name, ms }] of every test; `failures`: the names of those that failed.
 * A runner that ended badly without a failed test has failed once.
 */
export function vitestOutcome(report, code, root) {
  const timed = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ name: `${relative(root, name)} › ${test.fullName}`, ms: test.duration ?? 0 })),
  );
  const failures = report.testResults.flatMap((file) => vitestFailures(file, relative(root, file.name)));
  return {
    passed: report.numPassedTests,
    skipped: report.numPendingTests,
    unstable: [],
    timed,
    ...failedOnce({ failed: report.numFailedTests, failures }, code, "vitest"),
  };
}

/** The failed tests of a file; the file, where it failed before its first test. */
function vitestFailures({ status, assertionResults, message }, file) {
  const failed = assertionResults
    .filter((test) => test.status === "failed")
    .map((test) => `${file} › ${test.fullName}`);
  if (failed.length > 0 || status !== "failed") return failed;
  return [`${file}: ${plain(message ?? "").split("\n")[0]}`];
}

/** What a runner says of its failures; one that ended badly without any has failed once, and that is said. */
function failedOnce({ failed, failures }, code, runner) {
  // A file that failed before its first test is in the failures and not in the runner's count.
  if (failures.length > 0 || code === 0) return { failed: Math.max(failed, failures.length), failures };
  return {
    failed: Math.max(failed, 1),
    failures: [`${runner} ended with ${code} though no test failed: see what it printed`],
  };
}

/**
 * Of Playwright's JSON report. What failed and then passed is unstable: it counts as passed, with `strict` as failed.
 * `unstable`: [{ name, reason, traces }], the reason of the first failure and the files that show what happened.
 */
export function browserOutcome(report, code, { strict = false } = {}) {
  const tests = report.suites.flatMap(testsOf);
  const unstable = tests.filter(({ status }) => status === "flaky").map(unsteady);
  const { expected, unexpected, skipped } = report.stats;
  const failures = tests
    .filter(({ status }) => status === "unexpected" || (strict && status === "flaky"))
    .map(({ name }) => name);
  const failed = unexpected + (strict ? unstable.length : 0);
  return {
    passed: expected + (strict ? 0 : unstable.length),
    skipped,
    ...failedOnce({ failed, failures }, code, "Playwright"),
    unstable,
    timed: tests.map(({ name, results }) => ({ name, ms: results.reduce((sum, { duration }) => sum + duration, 0) })),
  };
}

/** The tests of a suite and of those inside it. */
function testsOf({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ file, line, title, tests }) =>
    tests.map(({ status, results }) => ({ name: `e2e/${file}:${line} › ${title}`, status, results })),
  );
  return [...own, ...suites.flatMap(testsOf)];
}

function unsteady({ name, results }) {
  const failure = results.find(({ status }) => status !== "passed");
  const traces = results.flatMap(({ attachments = [] }) => attachments.flatMap(({ path }) => (path ? [path] : [])));
  return { name, reason: plain(failure?.error?.message ?? "").split("\n")[0], traces };
}

/** Without a terminal's colours. */
const plain = (text) => text.replaceAll(/\u001b\[\d+m/g, "");

/** The longest of all, in lines: seconds and name. */
export const slowest = (timed, count = 20) =>
  [...timed]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, count)
    .map(({ name, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`);

/** What to look into before anything else is built, in lines; none where all was steady. */
export const unstableLines = (unstable) =>
  unstable.flatMap(({ name, reason, traces }) => [
    `  ${name}`,
    `    ${reason}`,
    ...traces.map((path) => `    ${path}`),
  ]);

/** The line everything ends with. */
export const totalLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
