import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const files = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => ending.test(path))
    .map((path) => join(folder, path));

test("no date is formatted by next-intl, whose zone is not the tenant's", () => {
  const texts = files("messages", /\.json$/).filter((path) =>
    /\{\s*\w+\s*,\s*(date|time)\b/.test(readFileSync(path, "utf8")),
  );
  const code = files("app", /\.tsx?$/).filter((path) =>
    /\b(useFormatter|getFormatter|useTimeZone|getTimeZone)\b/.test(readFileSync(path, "utf8")),
  );
  expect([texts, code]).toEqual([[], []]);
});
