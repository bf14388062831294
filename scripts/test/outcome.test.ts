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
    expect(outcome).toMatchObject({ passed: 1, failed: 1 });
    expect(outcome.unstable).toHaveLength(1);
  });

  test("what failed twice has failed, and so has a runner that ended badly without a failed test", () => {
    expect(browserOutcome(report({ unexpected: 1 }, STEADY), 1)).toMatchObject({ failed: 1, unstable: [] });
    expect(browserOutcome(report({ expected: 1 }, STEADY), 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  test("an unstable one does not hide that the runner ended badly", () => {
    expect(browserOutcome(report({ expected: 1, flaky: 1 }, STEADY, UNSTEADY), 1)).toMatchObject({
      passed: 2,
      failed: 1,
    });
  });
});

test("vitest's report: the names, the times, and a bad end without a failed test", () => {
  const testResults = [
    { name: "/r/a.test.ts", assertionResults: [{ fullName: "b c", duration: 40 }, { fullName: "d" }] },
  ];
  const counts = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, testResults };
  expect(vitestOutcome(counts, 0, "/r")).toEqual({
    passed: 2,
    failed: 0,
    skipped: 1,
    unstable: [],
    timed: [
      { name: "a.test.ts › b c", ms: 40 },
      { name: "a.test.ts › d", ms: 0 },
    ],
  });
  expect(vitestOutcome(counts, 1, "/r").failed).toBe(1);
  expect(vitestOutcome({ ...counts, numFailedTests: 3 }, 1, "/r").failed).toBe(3);
  expect(totalLine({ passed: 2, failed: 0, skipped: 1 })).toBe("2 passed, 0 failed, 1 skipped");
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
