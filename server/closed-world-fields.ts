import { idsIn, type Procedures } from "./closed-world-calls";

/** What zod keeps of a schema, as far as the way to its ids needs it. */
interface Schema {
  def?: {
    type?: string; format?: string; checks?: readonly { _zod?: { def?: { format?: string } } }[];
    innerType?: Schema; element?: Schema; in?: Schema; valueType?: Schema;
    options?: readonly Schema[]; items?: readonly Schema[]; left?: Schema; right?: Schema; getter?: () => Schema;
  };
  shape?: Readonly<Record<string, Schema>>;
}

const isId = ({ def }: Schema) => def?.format === "uuid" || def?.format === "guid" || (def?.checks ?? []).some((check) => ["uuid", "guid"].includes(check._zod?.def?.format ?? ""));

/** Each field of a schema that takes an id: the path to it, `*` for any place in a list. */
function idFieldsOf(schema: Schema | undefined, at: readonly string[] = [], depth = 0): string[] {
  if (!schema?.def || depth > 12) return [];
  if (isId(schema)) return [at.join(".")];
  const { innerType, element, in: before, valueType, options = [], items = [], left, right } = schema.def;
  const same = [innerType, before, left, right, ...options].flatMap((one) => idFieldsOf(one, at, depth + 1));
  const listed = [element, valueType, ...items].flatMap((one) => idFieldsOf(one, [...at, "*"], depth + 1));
  return [...same, ...listed, ...Object.entries(schema.shape ?? {}).flatMap(([key, one]) => idFieldsOf(one, [...at, key], depth + 1))];
}

/** The id fields of a procedure that `inputs` leave empty, and which so would never be tried with another tenant's. */
export function untriedIds(procedures: Procedures, path: string, inputs: readonly unknown[]): string[] {
  const tried = new Set(inputs.flatMap((input) => idsIn(input)).map((at) => at.map((key) => (/^\d+$/.test(key) ? "*" : key)).join(".")));
  const fields = (procedures[path]?._def.inputs ?? []).flatMap((schema) => idFieldsOf(schema as Schema));
  return [...new Set(fields)].filter((field) => !tried.has(field)).map((field) => `${path}.${field}`);
}
