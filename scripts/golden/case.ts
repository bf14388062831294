import { z } from "zod";

/** One case of a golden file (format of golden.json: see its meta). */
export const goldenCaseSchema = z.object({
  id: z.string(),
  kpi: z.string(),
  kind: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  tolerance: z.number().nonnegative().default(1e-9),
  trap: z.record(z.string(), z.unknown()).optional(),
});
export const goldenFileSchema = z.object({ cases: z.array(goldenCaseSchema) });

export type GoldenCase = z.infer<typeof goldenCaseSchema>;
/** Text of a file named by a case, relative to the golden file; null when it is not there. */
export type ReadText = (file: string) => string | null;
/** Values by the file's names. An adapter never sees what is expected. */
export type Got = Record<string, unknown>;
export type Adapter = (inputs: Inputs, readText: ReadText) => Got;

/** Thrown by an adapter that does not know the shape of the inputs: counts as a difference. */
export class UnknownShape extends Error {
  constructor(keys: readonly string[]) {
    super(`unknown shape of inputs: ${keys.join(", ")}`);
  }
}

/** The ad hoc inputs of a case, read with their types; numbers may be written as text ("0.875"). */
export class Inputs {
  constructor(readonly raw: Readonly<Record<string, unknown>>) {}

  has(...keys: string[]): boolean {
    return keys.every((key) => Object.hasOwn(this.raw, key));
  }

  num(key: string): number {
    const value = toNumber(this.raw[key]);
    if (value === null) throw new UnknownShape([key]);
    return value;
  }

  optional(key: string): number | null {
    return toNumber(this.raw[key]);
  }

  text(key: string): string {
    const value = this.raw[key];
    if (typeof value !== "string") throw new UnknownShape([key]);
    return value;
  }

  list(key: string): readonly unknown[] {
    const value = this.raw[key];
    if (!Array.isArray(value)) throw new UnknownShape([key]);
    return value as readonly unknown[];
  }

  numbers(key: string): number[] {
    return this.list(key).map((value) => {
      const number = toNumber(value);
      if (number === null) throw new UnknownShape([key]);
      return number;
    });
  }

  inner(key: string): Inputs {
    return asInputs(this.raw[key], key);
  }

  rows(key: string): Inputs[] {
    return this.list(key).map((value) => asInputs(value, key));
  }

  keys(): string[] {
    return Object.keys(this.raw);
  }
}

function asInputs(value: unknown, key: string): Inputs {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new UnknownShape([key]);
  return new Inputs(value as Record<string, unknown>);
}

function toNumber(value: unknown): number | null {
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : null;
}
