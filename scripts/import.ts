import { existsSync, readFileSync, statSync } from "node:fs";
import { dryRun } from "@/domain/imports/dry-run";
import { decodeFile } from "@/domain/imports/encoding";
import { IMPORT_LIMITS } from "@/domain/imports/mapping";
import { sniffDelimiter, type TableRow } from "@/domain/imports/table";
import { today } from "@/domain/time/period";
import { isFault } from "@/server/fault";
import { readTable } from "@/server/imports/read-table";
import { type Options, optionsOf, USAGE } from "./import/options";
import { refusalOf, reportOf } from "./import/report";

/** npm run import -- --dry-run FILE: what an import would make of a file. Exit 1 on refused rows or open questions, 2 on wrong usage. */
function main(args: readonly string[]): number {
  let options: Options | "help";
  try {
    options = optionsOf(args);
  } catch (error) {
    return misused(error instanceof Error ? error.message : String(error));
  }
  if (options === "help") return (console.log(USAGE), 0);
  if (!existsSync(options.file) || !statSync(options.file).isFile()) return misused(`not found: ${options.file}`);
  if (statSync(options.file).size > IMPORT_LIMITS.bytes)
    return print(refusalOf(null, "import_too_large", { mb: IMPORT_LIMITS.bytes / 1024 / 1024 }), true);
  const decoded = decodeFile(readFileSync(options.file), options.encoding);
  if (!decoded.ok) return print(refusalOf(null, decoded.problem), true);
  try {
    return read(options, decoded);
  } catch (error) {
    if (!isFault(error)) throw error;
    return print(refusalOf(decoded.encoding, error.key, error.params), true);
  }
}

function read(options: Options, { text, encoding }: { text: string; encoding: string }): number {
  const delimiter = sniffDelimiter(text);
  const table: TableRow[] = readTable(text, delimiter);
  const run = dryRun(table, { ...options, delimiter, today: options.today ?? today(new Date(), options.zone) });
  const [unfit] = run.unfit;
  if (unfit)
    return misused(
      `--answer ${unfit.column}=${unfit.reading}: the file asks no such question, or does not offer that reading`,
    );
  const refused = run.issues.some(({ severity }) => severity === "error") || run.problems.length > 0;
  return print(reportOf(run, encoding), refused || run.open.length > 0);
}

function print(report: object, wanting: boolean): number {
  console.log(JSON.stringify(report, null, 2));
  return wanting ? 1 : 0;
}

function misused(why: string): number {
  console.error(`${why}\n\n${USAGE}`);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
