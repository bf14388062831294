import { idsIn, type Procedures } from "./calls";

/** What zod keeps of a schema, as far as the way to its ids needs it. */
interface Schema {
  def?: {
    type?: string;
    format?: string;
    checks?: readonly { _zod?: { def?: { format?: string } } }[];
    innerType?: Schema;
    element?: Schema;
    in?: Schema;
    out?: Schema;
    valueType?: Schema;
    options?: readonly Schema[];
    items?: readonly Schema[];
    left?: Schema;
    right?: Schema;
    getter?: () => Schema;
  };
  shape?: Readonly<Record<string, Schema>>;
}

const isId = ({ def }: Schema) =>
  def?.format === "uuid" ||
  def?.format === "guid" ||
  (def?.checks ?? []).some((check) => ["uuid", "guid"].includes(check._zod?.def?.format ?? ""));

/** Each field of a schema that takes an id: the path to it, `*` for any place in a list. */
function idFieldsOf(schema: Schema | undefined, at: readonly string[] = [], depth = 0): string[] {
  if (!schema?.def || depth > 12) return [];
  if (isId(schema)) return [at.join(".")];
  return partsOf(schema).flatMap(([key, one]) => idFieldsOf(one, key === null ? at : [...at, key], depth + 1));
}

/** What a schema is made of: each part under its key, `*` for any place in a list, null where it is the same value. */
function partsOf({ def, shape = {} }: Schema): [key: string | null, part: Schema | undefined][] {
  const { innerType, element, in: before, out: after, valueType, options = [], items = [], left, right } = def ?? {};
  return [
    ...[innerType, before, after, left, right, ...options].map((one): [null, Schema | undefined] => [null, one]),
    ...[element, valueType, ...items].map((one): [string, Schema | undefined] => ["*", one]),
    ...Object.entries(shape),
  ];
}

/** Every place of a schema that takes a value, whether an example fills it or not: the path to it, `0` for the first of a list. */
function placesOf(schema: Schema | undefined, at: readonly string[] = [], depth = 0): string[] {
  if (!schema?.def || depth > 12) return [];
  return [
    at.join("."),
    ...partsOf(schema).flatMap(([key, one]) =>
      placesOf(one, key === null ? at : [...at, key === "*" ? "0" : key], depth + 1),
    ),
  ];
}

/** Every place of a procedure's input, the whole first. */
export const placesOfInput = (procedures: Procedures, path: string): string[] => [
  ...new Set((procedures[path]?._def.inputs ?? []).flatMap((schema) => placesOf(schema as Schema))),
];

/** The id fields of a procedure that `inputs` leave empty, and which so would never be tried with another tenant's. */
export function untriedIds(procedures: Procedures, path: string, inputs: readonly unknown[]): string[] {
  const tried = new Set(
    inputs.flatMap((input) => idsIn(input)).map((at) => at.map((key) => (/^\d+$/.test(key) ? "*" : key)).join(".")),
  );
  const fields = (procedures[path]?._def.inputs ?? []).flatMap((schema) => idFieldsOf(schema as Schema));
  return [...new Set(fields)].filter((field) => !tried.has(field)).map((field) => `${path}.${field}`);
}
