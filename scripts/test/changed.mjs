// `npm test -- --changed`: which tests a change can reach.
import { execFileSync } from "node:child_process";

/** No browser test meets these: tests of other runners, papers, checks and benchmarks. */
const BESIDE =
  /(\.test\.tsx?|\.md)$|^(docs|scripts\/(check|bench|golden)|server\/closed-world|db\/testing|\.ci|\.github)\/|(^|\/)testing[^/]*\.ts$/;

/** The files that differ from a commit (HEAD: what is not committed yet), new ones included. */
export function changedFiles(root, since) {
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  return [
    ...new Set([
      ...git("diff", "--name-only", "-z", "--merge-base", since),
      ...git("ls-files", "--others", "--exclude-standard", "-z"),
    ]),
  ];
}

/**
 * What of the browser tests the changed files can reach: "all" as soon as the product itself changed (every page is
 * shown by the same server), "own" where only the tests did, "none" where neither.
 */
export function browserReach(files) {
  const met = files.filter((file) => !BESIDE.test(file));
  if (met.some((file) => !file.startsWith("e2e/"))) return "all";
  return met.length > 0 ? "own" : "none";
}
