// Files that are not as the formatter writes them (Prettier), as file:line with the way out.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { finish, ROOT } from "./files.mjs";

// Not the folder itself: Prettier without --cache looks for a file of its own in there.
const CACHE = "node_modules/.cache/prettier/check";

/** What is not formatted below `root`, one line each. What has not changed since the last run is not read again. */
export function formatFindings(root = ROOT) {
  const prettier = spawnSync(
    process.execPath,
    [
      join(ROOT, "node_modules/prettier/bin/prettier.cjs"),
      "--list-different",
      "--cache",
      "--cache-location",
      CACHE,
      ".",
    ],
    { cwd: root, encoding: "utf8", maxBuffer: 1e8 },
  );
  const paths = (prettier.stdout ?? "").split("\n").filter(Boolean);
  const findings = paths.map((path) => `${path}:1 is not as the formatter writes it: npm run format.`);
  // 1 says that some files differ; with anything else it could not read one of them, or did not run at all.
  return prettier.status === 0 || (prettier.status === 1 && findings.length > 0)
    ? findings
    : [...findings, `.prettierrc.json:1 prettier did not run: ${prettier.error ?? prettier.stderr}`];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) finish(formatFindings());
