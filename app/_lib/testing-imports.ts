import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Every file of app/ but tests, by its path. */
export const appFiles = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((file) => join("app", file))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|testing/.test(file));

const texts = new Map<string, string>();

/** A file's text; of one that is not there none. */
export function sourceOf(file: string): string {
  const known = texts.get(file);
  if (known !== undefined) return known;
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  texts.set(file, text);
  return text;
}

export const isForBrowser = (file: string): boolean => sourceOf(file).startsWith('"use client"');

/** What a file imports as it is written, types apart. `static`: only what comes with it, not what it loads later. */
export function importsOf(file: string, which: "all" | "static"): string[] {
  const found = sourceOf(file).matchAll(/(?:^|\n)(?:import|export)(?! type)[^;"]*"([^"]+)"|import\("([^"]+)"\)/g);
  return [...found].flatMap(([, came, loaded]) => came ?? (which === "all" ? (loaded ?? []) : []));
}

/** The file an import means; none of a package. */
const fileOf = (file: string, from: string): string | undefined => {
  const base = from.startsWith(".") ? join(dirname(file), from) : from.replace(/^@\//, "");
  return [".ts", ".tsx", "/index.ts"].map((end) => base + end).find((path) => existsSync(path));
};

/** Every file reached from these by imports; not beyond those that are `end`. */
export function reached(
  from: readonly string[],
  which: "all" | "static",
  end: (file: string) => boolean = () => false,
): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    if (end(file)) return;
    for (const one of importsOf(file, which)) {
      const next = fileOf(file, one);
      if (next) visit(next);
    }
  };
  from.forEach(visit);
  return seen;
}
