// `npm run check`: what a machine can hold of the house rules. Also part of `npm test`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const npx = (name, ...args) => ({ name, program: "npx", args });

export const CHECKS = [npx("types (tsc)", "tsc", "--noEmit", "-p", ".")];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = CHECKS.filter(({ name, program, args }) => {
    console.log(`Check: ${name}`);
    return spawnSync(program, args, { stdio: "inherit" }).status !== 0;
  });
  console.log(failed.length === 0 ? "All checks pass" : `Failed: ${failed.map((check) => check.name).join(", ")}`);
  process.exit(failed.length === 0 ? 0 : 1);
}
