import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const SHARED = process.env.TENKAN_SHARED ?? join(process.cwd(), "..", "shared");
export const realFile = (name: string) => join(SHARED, "data", name);
export const hasShared = existsSync(realFile("expected_values.json"));

/** What an independent program computed from the real files. */
export function expectedOf(name: string): Record<string, number> {
  return (
    (JSON.parse(readFileSync(realFile("expected_values.json"), "utf8")) as Record<string, Record<string, number>>)[
      name
    ] ?? {}
  );
}
