// `npm run bench`: how long the product's reads and its import take, each against a yardstick of the same run.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { installDependencies } from "./start/install.mjs";
import { createReporter } from "./start/reporter.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = createReporter();
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());

await installDependencies({ root, env: process.env, report, signal: stop.signal });
const { register } = await import("tsx/esm/api");
register();
const { bench } = await import("./bench/run.ts");
await bench(report, Number(process.argv[2] ?? 20));
