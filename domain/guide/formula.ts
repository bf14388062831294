import { DEFAULT_VARIANTS, type Kpi, SERVICE_LEVELS, type Variants, variantsSchema } from "@/domain/kpi/kpi";
import { DERIVED, type Expr, isDerivedId, type MeasureId, type NeedId } from "@/domain/measures/measure";

/** A piece of a formula: a count by its id, a plain number, or a sign. */
export type FormulaToken =
  | { readonly kind: "count"; readonly id: NeedId | "business_days" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "sign"; readonly sign: "+" | "−" | "×" | "÷" | "(" | ")" };

const SIGNS = { "+": "+", "-": "−", "*": "×", "/": "÷", "(": "(", ")": ")" } as const;

/** The registry's own formula ("answered / offered") in pieces, so that the words of the guide are the engine's. */
export function formulaTokens(kpi: Kpi, v: Variants): FormulaToken[] {
  return (kpi.formulaOf(v).match(/[a-z][a-z0-9_]*|\d+|[-+*/()]/g) ?? []).map((text): FormulaToken => {
    if (text in SIGNS) return { kind: "sign", sign: SIGNS[text as keyof typeof SIGNS] };
    return /^\d/.test(text) ? { kind: "number", value: Number(text) } : { kind: "count", id: text as NeedId };
  });
}

/** Every count a formula names, once, in its order. */
export function countsInFormula(kpi: Kpi, v: Variants): (NeedId | "business_days")[] {
  return [...new Set(formulaTokens(kpi, v).flatMap((token) => (token.kind === "count" ? [token.id] : [])))];
}

const CHOICES: { readonly [Key in keyof Variants]?: readonly Variants[Key][] } = {
  serviceLevel: SERVICE_LEVELS,
  cesScale: variantsSchema.shape.cesScale.options,
  ltv: variantsSchema.shape.ltv.options,
  contactBase: variantsSchema.shape.contactBase.options,
};

export type VariantChoice = {
  readonly variant: string;
  /** The option as the settings keep it. */
  readonly option: string;
  readonly variants: Variants;
  readonly inForce: boolean;
};

/** Every definition a tenant may choose for this KPI, the one in force first; empty when there is only one. */
export function variantChoices(kpi: Kpi, v: Variants = DEFAULT_VARIANTS): VariantChoice[] {
  const own = kpi.variantOf?.(v) ?? null;
  if (own === null) return [];
  const found = Object.entries(CHOICES).flatMap(([key, options]) =>
    options.map((option) => {
      const variants: Variants = { ...v, [key]: option };
      const variant = kpi.variantOf?.(variants) ?? "";
      return { variant, option: String(option), variants, inForce: variant === own, key };
    }),
  );
  const asked = new Set(found.filter(({ variant }) => variant !== own).map(({ key }) => key));
  return found
    .filter(({ key }) => asked.has(key))
    .map(({ key: _, ...choice }) => choice)
    .toSorted((a, b) => Number(b.inForce) - Number(a.inForce));
}

/** One way to come to a count: the measures it adds (or takes away). Codes of a survey are named as a span. */
export type Way = readonly {
  readonly measure: MeasureId;
  readonly until?: MeasureId;
  readonly minus: boolean;
  readonly byCode: boolean;
}[];

/** The ways the engine takes to a derived count, best first; empty when the count is recorded as it is. */
export function waysTo(id: NeedId): Way[] {
  if (!isDerivedId(id)) return [];
  const expr: Expr = DERIVED[id].expr;
  return ("coalesce" in expr ? expr.coalesce : [expr]).map(wayOf);
}

function wayOf(expr: Expr): Way {
  if (!("sum" in expr)) return [];
  const [first, last] = [expr.sum[0], expr.sum.at(-1)];
  if (!first || !last) return [];
  const isCodes = expr.sum.length > 1 && /_\d+$/.test(first.measure);
  if (isCodes)
    return [
      {
        measure: first.measure,
        until: last.measure,
        minus: false,
        byCode: expr.sum.some(({ weight }) => weight !== 1),
      },
    ];
  return expr.sum.map(({ measure, weight }) => ({ measure, minus: weight < 0, byCode: false }));
}
