import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ENV_KEYS } from "@/env";

test(".env.example lists exactly the keys env.ts reads", () => {
  const lines = readFileSync(new URL("../../.env.example", import.meta.url), "utf8").split("\n");
  const listed = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split("=")[0]);
  expect(listed).toEqual(ENV_KEYS);
});
