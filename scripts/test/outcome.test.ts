import { describe, expect, test } from "vitest";
import { browserReach } from "./changed.mjs";
import { browserOutcome, slowest, totalLine, unstableLines, vitestOutcome } from "./outcome.mjs";

const ran = (status: string, duration: number, message?: string) => ({
  status,
  duration,
  ...(message !== undefined && { error: { message } }),
  attachments: message === undefined ? [{ name: "trace", path: "/t/trace.zip" }] : [{ name: "note" }],
});
const spec = (title: string, status: string, ...results: object[]) => ({
  file: "home.spec.ts",
  line: 7,
  title,
  tests: [{ status, results }],
});
const report = (stats: object, ...specs: object[]) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  suites: [{ specs: specs.slice(0, 1), suites: [{ specs: specs.slice(1) }] }],
});
const STEADY = spec("steady", "expected", ran("passed", 300));
const UNSTEADY = spec(
  "unsteady",
  "flaky",
  ran("failed", 900, "\u001b[31mnot there\u001b[39m\nat line 9"),
  ran("passed", 200),
);

describe("browser tests", () => {
  test("what passed when run once more has passed, and is told with its reason and trace", () => {
    const outcome = browserOutcome(report({ expected: 1, flaky: 1 }, STEADY, UNSTEADY), 0);
    expect(outcome).toMatchObject({ passed: 2, failed: 0 });
    expect(unstableLines(outcome.unstable)).toEqual([
      "  e2e/home.spec.ts:7 › unsteady",
      "    not there",
      "    /t/trace.zip",
    ]);
    expect(slowest(outcome.timed, 1)).toEqual(["    1.1 s  e2e/home.spec.ts:7 › unsteady"]);
  });

  test("strict, it has failed", () => {
    const outcome = browserOutcome(report({ expected: 1, flaky: 1 }, STEADY, UNSTEADY), 0, { strict: true });
    expect(outcome).toMatchObject({ passed: 1, failed: 1, failures: ["e2e/home.spec.ts:7 › unsteady"] });
    expect(outcome.unstable).toHaveLength(1);
  });

  test("what failed twice has failed, and so has a runner that ended badly without a failed test", () => {
    const failed = spec("broken", "unexpected", ran("failed", 10, "no"), ran("failed", 10, "no"));
    expect(browserOutcome(report({ unexpected: 1 }, failed), 1)).toMatchObject({
      failed: 1,
      failures: ["e2e/home.spec.ts:7 › broken"],
      unstable: [],
    });
    const badEnd = browserOutcome(report({ expected: 1 }, STEADY), 3);
    expect(badEnd).toMatchObject({ passed: 1, failed: 1 });
    expect(badEnd.failures).toEqual([expect.stringContaining("Playwright ended with 3")]);
  });

  test("an unstable one does not hide that the runner ended badly", () => {
    expect(browserOutcome(report({ expected: 1, flaky: 1 }, STEADY, UNSTEADY), 1)).toMatchObject({
      passed: 2,
      failed: 1,
    });
  });
});

describe("vitest's report", () => {
  const testResults = [
    { name: "/r/a.test.ts", assertionResults: [{ fullName: "b c", duration: 40 }, { fullName: "d" }] },
  ];
  const counts = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, testResults };

  test("the counts and the times", () => {
    expect(vitestOutcome(counts, 0, "/r")).toEqual({
      passed: 2,
      failed: 0,
      failures: [],
      skipped: 1,
      unstable: [],
      timed: [
        { name: "a.test.ts › b c", ms: 40 },
        { name: "a.test.ts › d", ms: 0 },
      ],
    });
    expect(totalLine({ passed: 2, failed: 0, skipped: 1 })).toBe("2 passed, 0 failed, 1 skipped");
  });

  test("a bad end without a failed test has failed once, and says so", () => {
    const outcome = vitestOutcome(counts, 1, "/r");
    expect(outcome.failed).toBe(1);
    expect(outcome.failures).toEqual([expect.stringContaining("vitest ended with 1 though no test failed")]);
  });

  test("what failed is named; a file that failed before its first test is one", () => {
    const failed = [
      { name: "/r/e.test.ts", status: "failed", assertionResults: [{ fullName: "f", status: "failed" }] },
      { name: "/r/g.test.ts", status: "failed", assertionResults: [], message: "no such module\nat line 1" },
    ];
    const outcome = vitestOutcome({ ...counts, numFailedTests: 1, testResults: failed }, 1, "/r");
    expect(outcome).toMatchObject({ failed: 2, failures: ["e.test.ts › f", "g.test.ts: no such module"] });
  });
});

test("a change of the product reaches every browser test, one of the tests itself only those, papers none", () => {
  expect(
    browserReach([
      "README.md",
      "server/trends/trend.test.ts",
      "scripts/bench/load.ts",
      "scripts/golden/run.ts",
      "server/closed-world/calls.ts",
    ]),
  ).toBe("none");
  expect(browserReach(["README.md", "e2e/home.spec.ts"])).toBe("own");
  expect(browserReach(["e2e/home.spec.ts", "domain/kpi/kpi.ts"])).toBe("all");
});
