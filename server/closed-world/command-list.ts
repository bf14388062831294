import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { Procedures } from "./calls";
import type { Kind } from "../command";

/** A command as it is found, with the procedure that leads to it. */
export interface Found {
  name: string;
  kind: Kind;
  path: string;
  fields: readonly string[];
}

interface Raw {
  name: string;
  kind: Kind;
  input: z.ZodObject;
  execute: unknown;
}
const isCommand = (value: unknown): value is Raw =>
  typeof value === "object" && value !== null && "execute" in value && "kind" in value;

const SERVER = join(process.cwd(), "server");
const FILES = readdirSync(SERVER, { recursive: true, encoding: "utf8" }).filter(
  (file) => /^[^/]+\/commands\/[^/]+\.ts$/.test(file) && !file.endsWith(".test.ts"),
);

/** Everything that the rooms' commands/ give out, by reflection: the commands, and by name what is none. */
export async function commandsIn(procedures: Procedures): Promise<{ commands: Found[]; others: string[] }> {
  const modules = await Promise.all(
    FILES.map(async (file) => (await import(join(SERVER, file))) as Record<string, unknown>),
  );
  const given = modules.flatMap((module) => Object.entries(module));
  const commands = given
    .flatMap(([, value]) => (isCommand(value) ? [value] : []))
    .map(({ name, kind, input }): Found => {
      const paths = Object.keys(procedures).filter((path) => procedures[path]?._def.inputs.includes(input));
      const [path, more] = paths;
      if (path === undefined || more !== undefined)
        throw new Error(`${name}: ${paths.length} procedures lead to it, not one`);
      return { name, kind, path, fields: Object.keys(input.shape) };
    });
  const others = given.filter(([, value]) => !isCommand(value) && typeof value === "function").map(([name]) => name);
  return { commands, others };
}
