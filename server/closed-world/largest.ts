import { GRAINS } from "@/domain/time/period";
import type { World } from "./rows";

type Input = Readonly<Record<string, unknown>>;
interface Schema {
  safeParse(value: unknown): { success: boolean };
  def?: {
    innerType?: Schema;
    options?: readonly unknown[];
    entries?: Readonly<Record<string, unknown>>;
    type?: string;
  };
}
interface Shaped {
  shape?: Readonly<Record<string, Schema>>;
}

/** The most a field of this name can ask for; a list is tried until one is allowed. A new field that is no choice needs a line here. */
const LARGEST = (world: World): Readonly<Record<string, readonly unknown[]>> => ({
  tenant: [world.slug],
  range: ["1900-01-01..2199-12-31"],
  from: ["1900-01-01"],
  last: ["2199-12-31"],
  to: ["2199-12-31"],
  month: ["2000-01-01"],
  date: ["2000-01-01"],
  team: ["all", undefined],
  teams: [undefined],
  channel: [undefined],
  channels: [undefined],
  kind: [undefined],
  kpi: ["backlog_days"],
  text: ["e"],
  network: [undefined],
  person: [undefined],
  command: [undefined],
  before: [undefined],
  page: [undefined, "trends"],
  grain: ["day", GRAINS[0]],
  by: ["channel"],
  lines: ["each"],
  compare: ["year"],
  align: ["weekday"],
});

/** Every value of a schema that is a choice of words, through what is optional and what has a usual value. */
function choicesOf(schema: Schema | undefined, depth = 0): readonly unknown[] {
  if (!schema?.def || depth > 5) return [];
  if (schema.def.type === "enum") return Object.values(schema.def.entries ?? {});
  return choicesOf(schema.def.innerType, depth + 1);
}

/** The largest question a procedure takes, and the same with each other value of each of its choices. Throws where a field is unknown. */
export function largestInputs(
  path: string,
  inputs: readonly unknown[],
  world: World,
  kpis: readonly string[],
): Input[] {
  const known = LARGEST(world);
  const fields = (inputs as Shaped[]).flatMap(({ shape = {} }) => Object.entries(shape));
  const largest: Input = Object.fromEntries(
    fields.flatMap(([name, schema]) => {
      const given = (known[name] ?? choicesOf(schema).slice(-1)).find((value) => schema.safeParse(value).success);
      if (given === undefined && !schema.safeParse(undefined).success)
        throw new Error(`${path}: say in server/closed-world/largest.ts what the largest "${name}" is`);
      return given === undefined ? [] : [[name, given]];
    }),
  );
  const others = fields.flatMap(([name, schema]) =>
    (name === "kpi" ? kpis.filter((id) => schema.safeParse(id).success) : choicesOf(schema))
      .filter((value) => value !== largest[name])
      .map((value) => ({ ...largest, [name]: value })),
  );
  return [largest, ...others];
}
