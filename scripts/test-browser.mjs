// `npm run test:browser -- e2e/home.spec.ts`: some of the browser tests, as npm test runs them. Takes Playwright's options.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";
import { createReporter } from "./start/reporter.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
register();
const { browserTests } = await import("./test/browser-tests.ts");
const { passed, failed, skipped } = await browserTests(root, createReporter(), process.argv.slice(2));
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
