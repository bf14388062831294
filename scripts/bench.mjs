// `npm run bench`: how long what the product does takes, each figure against a yardstick of the same run.
// `npm run bench -- --only import,paint`: chapters of it (scripts/bench/run.ts).
// `npm run bench -- soak [minutes]`: fifty people clicking, without an error and without growing.
// `npm run bench -- attack`: what one person can do to everybody else; `--only name,name`: some of it (scripts/bench/attacks.ts).
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installDependencies } from "./start/install.mjs";
import { createReporter } from "./start/reporter.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = createReporter();
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());

const {
  values,
  positionals: [what, minutes],
} = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "20" },
    tenants: { type: "string", default: "1000" },
    few: { type: "string", default: "10" },
    requests: { type: "string", default: "10000" },
    only: { type: "string", default: "" },
  },
});
const size = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, name === "only" ? value : Number(value)]),
);

await installDependencies({ root, env: process.env, report, signal: stop.signal });
const { register } = await import("tsx/esm/api");
register();
const { bench, benchAttacks, benchSoak } = await import("./bench/run.ts");
if (what === "soak") process.exitCode = (await benchSoak(root, report, size, Number(minutes ?? 10))) ? 0 : 1;
else if (what === "attack") await benchAttacks(root, report, size);
else await bench(root, report, size);
