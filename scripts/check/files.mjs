// Which files the checks look at: everything of ours on disk, tracked by git or not yet.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SKIPPED = new Set(["node_modules", ".git", ".next", ".data", "test-results", "playwright-report"]);

/** Paths below `root`, with forward slashes, in order. */
export function filesOf(root = ROOT, folder = "") {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesOf(root, path);
      return entry.isFile() ? [path] : [];
    });
}

export const readText = (path, root = ROOT) => readFileSync(join(root, path), "utf8");

/** The line (from 1) of the first place where `text` has `part`; 1 where it has not. */
export function lineOf(text, part) {
  const at = text.indexOf(part);
  return at < 0 ? 1 : text.slice(0, at).split("\n").length;
}

/** Prints the findings and ends the process: exit code 1 when there are any. */
export function finish(findings) {
  for (const finding of findings) console.log(finding);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
