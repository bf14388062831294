// `npm run check`: what a machine can hold of the house rules, one line each. Also part of `npm test`.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = (name, script, ...args) => ({ name, program: process.execPath, args: [join(root, script), ...args] });

/** The slow ones first, so that the quick ones fill the gaps. */
const CHECKS = [
  node(
    "lint (eslint)",
    "node_modules/eslint/bin/eslint.js",
    ".",
    "--max-warnings",
    "0",
    "--format",
    join(root, "scripts/check/eslint-lines.mjs"),
  ),
  node("lint that needs types (oxlint)", "scripts/check/typed-lint.mjs"),
  node("types (tsc)", "node_modules/typescript-native/bin/tsc", "--noEmit", "-p", root),
  node("checks can fail", "scripts/check/self-test.mjs"),
  node("format (prettier)", "scripts/check/format.mjs"),
  node("layers (dependency-cruiser)", "scripts/check/layers.mjs"),
  node("dead code (knip)", "scripts/check/dead-code.mjs"),
  node("texts in both languages", "scripts/check/texts.mjs"),
  node("migrations make the schema", "scripts/check/schema.mjs"),
  node("file names", "scripts/check/names.mjs"),
  node("exported names stand once", "scripts/check/exports.mjs"),
  node("dependencies", "scripts/check/dependencies.mjs"),
];

const AT_ONCE = 2;

function run({ name, program, args }) {
  const began = performance.now();
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  return new Promise((resolve) => {
    const done = (code) => {
      console.log(`${code === 0 ? "ok  " : "FAIL"}  ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
      if (code !== 0) console.log(output.trimEnd().replace(/^/gm, "      "));
      resolve({ name, ok: code === 0 });
    };
    child.on("close", (code) => done(code ?? 1)).on("error", (error) => ((output += error.message), done(1)));
  });
}

/** Runs every check, two at a time, and says how each went. Resolves to [{ name, ok }]. */
export async function runChecks() {
  const waiting = [...CHECKS];
  const results = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await run(check));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await runChecks();
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  console.log(failed.length === 0 ? `All ${results.length} checks pass` : `Failed: ${failed.join(", ")}`);
  process.exit(failed.length === 0 ? 0 : 1);
}
