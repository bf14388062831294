// Files, exports and packages that nothing uses (knip), as file:line with the way out.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { finish, ROOT } from "./files.mjs";

const UNUSED_PACKAGE = (name) =>
  `nothing uses the package "${name}": remove it, or name it in knip.json's ignoreDependencies.`;
/** By kind of finding: what to say of `name`. */
const SAID = {
  files: () => "nothing imports this file: remove it, or make it an entry in knip.json.",
  exports: (name) => `nothing imports "${name}": remove it, or its export where only this file uses it.`,
  types: (name) => `nothing imports the type "${name}": remove it, or its export where only this file uses it.`,
  dependencies: UNUSED_PACKAGE,
  devDependencies: UNUSED_PACKAGE,
  unlisted: (name) => `"${name}" is not in package.json: add it there.`,
  unresolved: (name) => `"${name}" leads nowhere: correct the import.`,
  binaries: (name) =>
    `the program "${name}" comes from no package: add its package, or name it in knip.json's ignoreBinaries.`,
  duplicates: (name) => `"${name}" is exported twice: keep one name.`,
};

/** What nothing uses below `root`, one line each. */
export function deadCode(root = ROOT) {
  const knip = spawnSync(
    process.execPath,
    [
      join(ROOT, "node_modules/knip/bin/knip.js"),
      "--no-progress",
      "--no-config-hints",
      "--reporter",
      "json",
      "--directory",
      root,
    ],
    { encoding: "utf8", maxBuffer: 1e8 },
  );
  if (knip.status !== 0 && !knip.stdout.startsWith("{"))
    return [`knip.json:1 knip did not run: ${knip.stdout}${knip.stderr}`];
  const { issues } = JSON.parse(knip.stdout);
  return issues.flatMap((issue) =>
    Object.entries(issue)
      .filter(([, found]) => Array.isArray(found))
      .flatMap(([kind, found]) =>
        found.map((one) => {
          const name = Array.isArray(one) ? one.map((each) => each.name).join(", ") : one.name;
          return `${issue.file}:${one.line ?? 1} ${SAID[kind]?.(name) ?? `${kind}: ${name}`}`;
        }),
      ),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) finish(deadCode());
