// `npm run test:browser -- e2e/home.spec.ts`: some of the browser tests, as npm test runs them. Takes Playwright's options
// (`--repeat-each 10`), and `--busy 4`: so many loops work beside them.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";
import { createReporter } from "./start/reporter.mjs";
import { totalLine, unstableLines } from "./test/outcome.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = process.argv.indexOf("--busy");
const busy = at < 0 ? 0 : Number(process.argv[at + 1]);
if (!Number.isInteger(busy) || busy < 0) throw new Error("--busy takes the number of loops that work beside the tests");
const wanted = process.argv.slice(2).filter((_, index) => at < 0 || (index + 2 !== at && index + 2 !== at + 1));
register();
const { browserTests } = await import("./test/browser-tests.ts");
const outcome = await browserTests(root, createReporter(), { wanted, busy, strict: true });
for (const line of unstableLines(outcome.unstable)) console.log(line);
console.log(`\n${totalLine(outcome)}`);
process.exit(outcome.failed === 0 && outcome.passed > 0 ? 0 : 1);
