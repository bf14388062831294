import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { goldenFileSchema, type ReadText } from "@/scripts/golden/case";
import { outcomeLine, runCase } from "@/scripts/golden/run";

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    // Reported below as "not a golden file".
    return error;
  }
}

/** npm run golden -- FILE: every case of a golden file through the real domain functions. Exit 1 on a difference. */
function main(file: string | undefined): number {
  if (!file) {
    console.error("usage: npm run golden -- FILE   (a file in the format of golden.json)");
    return 2;
  }
  const path = resolve(file);
  if (!existsSync(path)) {
    console.error(`not found: ${path}`);
    return 2;
  }
  const parsed = goldenFileSchema.safeParse(readJson(path));
  if (!parsed.success) {
    console.error(`not a golden file: ${parsed.error.message}`);
    return 2;
  }
  // Data files are named relative to the golden file that speaks of them.
  const readText: ReadText = (name) => {
    const found = resolve(dirname(path), name);
    return existsSync(found) ? readFileSync(found, "utf8") : null;
  };
  const outcomes = parsed.data.cases.map((golden) => runCase(golden, readText));
  for (const outcome of outcomes) console.log(outcomeLine(outcome));
  const count = (status: string): number => outcomes.filter((outcome) => outcome.status === status).length;
  console.log(`${outcomes.length} cases: ${count("ok")} ok, ${count("diff")} different, ${count("skip")} skipped`);
  return count("diff") > 0 || outcomes.length === 0 ? 1 : 0;
}

process.exitCode = main(process.argv[2]);
