import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { buildWorkers } from "@/server/heavy/worker-code";
import { runNext } from "./next";
import type { Run } from "./run";

// Folders and files no build reads; next itself rewrites tsconfig.json and next-env.d.ts.
const SKIPPED = new Set([
  "node_modules",
  "scripts",
  "e2e",
  "docs",
  "test-results",
  "playwright-report",
  "tsconfig.json",
  "next-env.d.ts",
]);
const SOURCE = /\.(ts|tsx|mjs|js|json|css|sql|svg|png|ico|woff2|webmanifest|txt)$/;

/** Runs `next build` unless .next was built from exactly these sources. */
export async function buildIfChanged(run: Run, env: Record<string, string | undefined>): Promise<void> {
  const marker = join(run.root, ".next", ".tenkan-build");
  const sources = hashSources(run.root);
  const built =
    existsSync(join(run.root, ".next", "BUILD_ID")) && existsSync(marker) && readFileSync(marker, "utf8") === sources;
  if (built) return run.report("The build is up to date");
  run.report("Building (next build); the first time takes a minute or two");
  const code = await runNext(run, ["build"], env);
  if (run.signal.aborted) return;
  if (code !== 0) throw new Error(`next build failed (exit ${code}); what it says above tells why.`);
  await buildWorkers(run.root);
  writeFileSync(marker, sources);
}

/** One hash over the name and content of every source file, in a fixed order. */
export function hashSources(root: string): string {
  const hash = createHash("sha256");
  for (const file of sourceFiles(root).sort()) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return SOURCE.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
