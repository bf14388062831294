import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = { "@": root };
type Options = TestProjectInlineConfiguration["test"];

/** A test file that changes what its process shares (modules, settings, the clock, globals) gets a process of its own. */
const CHANGES_ITS_PROCESS =
  /\bvi\.(mock|doMock|stub|resetModules|useFakeTimers|setSystemTime|spyOn)|\b(stubSettings|serverMailbox|globalThis)\b|(console|Date|process\.env)(\.\w+|\[[^\]]+\]) *(\?\?)?=[^=]|delete process\.env/;

/** Two projects of the tests below some folders: "… alone" of those that need a process each, and the others, which share what they import. */
function projects(name: string, folders: readonly string[], options: Options): TestProjectInlineConfiguration[] {
  const alone = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => file.endsWith(".test.ts"))
    .filter((file) => CHANGES_ITS_PROCESS.test(readFileSync(join(root, file), "utf8")));
  const all = folders.map((folder) => `${folder}/**/*.test.ts`);
  // A folder of Next's may be named in brackets, which mean something else in a pattern.
  const plain = alone.map((file) => file.replace(/[()[\]]/g, "\\$&"));
  return [
    { resolve: { alias }, test: { ...options, name, include: all, exclude: plain, isolate: false } },
    { resolve: { alias }, test: { ...options, name: `${name} alone`, include: plain } },
  ];
}

// "unit" touches nothing outside the process; "database" runs on a real PostgreSQL of its own.
export default defineConfig({
  resolve: { alias },
  test: {
    // Left alone vitest keeps a core free for whoever watches.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      ...projects("unit", ["domain", "app", "messages", "scripts"], { testTimeout: 30_000 }),
      ...projects("database", ["db", "server"], {
        globalSetup: ["db/testing/cluster.ts"],
        // next-auth imports "next/server" without its ending, which Node alone does not resolve.
        server: { deps: { inline: ["next-auth"] } },
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
    ],
  },
});
