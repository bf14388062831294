import { z } from "zod";
import type { ChannelKind } from "@/domain/measures/channel";
import { countsPeople, type NeedId, rollOf } from "@/domain/measures/measure";

export const SERVICE_LEVELS = ["offered", "answered", "ignore_abandoned", "abandon_positive"] as const;

/** A tenant's choice among rival definitions (DOMAIN 0.2). It is printed with every value and never mixed in a history. */
export const variantsSchema = z.object({
  serviceLevel: z.enum(SERVICE_LEVELS),
  slThresholdSec: z.number().int().min(1).max(3600),
  cesScale: z.enum(["1-7", "1-5"]),
  ltv: z.enum(["revenue", "margin", "subscription"]),
  contactBase: z.enum(["customers", "orders", "active"]),
  ltvCapYears: z.number().int().min(1).max(50).nullable(),
});

export type Variants = z.infer<typeof variantsSchema>;

const VARIANTS = Object.keys(variantsSchema.shape) as (keyof Variants)[];
/** Whether two sets of definitions say the same. */
export const sameVariants = (a: Variants, b: Variants): boolean => VARIANTS.every((key) => a[key] === b[key]);

export const DEFAULT_VARIANTS: Variants = {
  serviceLevel: "offered",
  slThresholdSec: 20,
  cesScale: "1-7",
  ltv: "margin",
  contactBase: "active",
  ltvCapYears: null,
};

export const KPI_GROUPS = ["efficiency", "quality", "outcome"] as const;
export type KpiGroup = (typeof KPI_GROUPS)[number];
export type KpiUnit = "ratio" | "seconds" | "yen" | "count" | "points" | "per_hour" | "times" | "score" | "days";
export type GoodWhen = "up" | "down" | "band" | "none";

/** Summed measures of a range; with `business_days`, the working days they cover, where a KPI divides by them. */
export type Sums = Partial<Record<NeedId | "business_days", number>>;
export type Parts = { readonly numerator: number; readonly denominator: number };
/** Why records were not added up although they are there. */
export type Refusal =
  /** People counted day by day, or channel by channel, are not so many people. */
  | "not_additive"
  /** It is a figure of the whole company, and the question is about a part of it. */
  | "company_only"
  /** What it is laid beside is of a whole month, and it was recorded on some of its days. */
  | "partly_recorded";
export type NullReason =
  | "no_data"
  | "zero_denominator"
  | "mixed_variant"
  | "no_finite_value"
  /** What came and went leaves less than nothing: something of it is not recorded. */
  | "negative_stock"
  | Refusal;

/** Weighted sum of needed ids; the one place where a KPI says what it divides by what. */
export type Terms = Partial<Record<NeedId, number>>;
export type Fraction = { readonly top: Terms; readonly bottom: Terms; readonly scale?: number };

/** What every KPI declares about itself besides its arithmetic. */
type Card = {
  readonly group: KpiGroup;
  readonly unit: KpiUnit;
  readonly goodWhen: GoodWhen;
  readonly band?: readonly [number, number];
  readonly source: "record" | "base" | "both";
  readonly channels: readonly ChannelKind[] | "base";
  /** Short names of DOMAIN section 9, GK (general knowledge) or OURS. */
  readonly sources: readonly string[];
  /** The variant printed beside the value and compared before pooling; null when there is only one definition. */
  readonly variantOf?: (v: Variants) => string | null;
  /** Counts events that are no part of what they are divided by: one customer may make several contacts. */
  readonly events?: true;
  /** The one id it is the sum, or the stock, of; left out of what is divided. */
  readonly single?: NeedId;
  /** Divides by the working days that its records cover. */
  readonly perBusinessDay?: true;
  /** Overrides goodWhen where the tenant's scale turns the direction round. */
  readonly goodWhenOf?: (v: Variants) => GoodWhen;
};

export type KpiBody = Card & {
  /** Ids the sums must hold; a record lacking one of them is left out of all (pairwise completeness). */
  needs(v: Variants): readonly NeedId[];
  /** null when there is no denominator; never 0 in its place. */
  value(s: Sums, v: Variants): number | null;
  /** The two numbers the card shows; null for KPIs that are not a fraction. */
  parts(s: Sums, v: Variants): Parts | null;
  /** Sample size behind the value; null where size means nothing (seconds over seconds, sums). */
  n(s: Sums, v: Variants): number | null;
  /** What `n` counts; left out where it has no sample size. */
  sizedBy?(v: Variants): readonly NeedId[];
  /** Of a score that answers for and against balance: how many were for, and how many against. */
  balance?(s: Sums, v: Variants): { readonly up: number; readonly down: number } | null;
  /** Machine-readable, for the default variants: "answered / offered". */
  readonly formula: string;
  formulaOf(v: Variants): string;
  /** Why `value` is null although every needed sum is there. */
  whyNull(s: Sums, v: Variants): NullReason;
};

/** Σ weight × sum, or null when one of the sums is not there. */
export function sumOf(terms: Terms, s: Sums): number | null {
  let total = 0;
  for (const [id, weight] of Object.entries(terms) as [NeedId, number][]) {
    const value = s[id];
    if (value === undefined) return null;
    total += value * weight;
  }
  return total;
}

function textOf(terms: Terms): string {
  const words = (Object.entries(terms) as [NeedId, number][]).map(([id, weight], index) => {
    const size = Math.abs(weight) === 1 ? id : `${Math.abs(weight)} * ${id}`;
    if (index === 0) return weight < 0 ? `-${size}` : size;
    return `${weight < 0 ? "-" : "+"} ${size}`;
  });
  const text = words.join(" ");
  return text.includes(" ") ? `(${text})` : text;
}

/** scale × Σtop ÷ Σbottom; null when a sum is missing or the denominator is not positive. */
export function divide({ top, bottom, scale = 1 }: Fraction, s: Sums): number | null {
  const numerator = sumOf(top, s);
  const denominator = sumOf(bottom, s);
  return numerator === null || denominator === null || denominator <= 0 ? null : (scale * numerator) / denominator;
}

/** A KPI that is one fraction of sums. `sample` "denominator" counts the denominator; "none" has no sample size. */
export function fraction(
  card: Card & { of: Fraction | ((v: Variants) => Fraction); sample?: "denominator" | "none" | Terms },
): KpiBody {
  const { of, sample = "denominator", ...rest } = card;
  const at = (v: Variants): Fraction => (typeof of === "function" ? of(v) : of);
  const parts = (s: Sums, v: Variants): Parts | null => {
    const { top, bottom } = at(v);
    const numerator = sumOf(top, s);
    const denominator = sumOf(bottom, s);
    return numerator === null || denominator === null ? null : { numerator, denominator };
  };
  const formulaOf = (v: Variants): string => {
    const { top, bottom, scale } = at(v);
    return `${scale ? `${scale} * ` : ""}${textOf(top)} / ${textOf(bottom)}`;
  };
  const sampleOf = (v: Variants): Terms => {
    if (sample === "none") return {};
    return sample === "denominator" ? at(v).bottom : sample;
  };
  const balance = (s: Sums, v: Variants) => {
    const side = (sign: number) =>
      sumOf(Object.fromEntries(Object.entries(at(v).top).filter(([, weight]) => Math.sign(weight) === sign)), s);
    const [up, down] = [side(1), side(-1)];
    return up === null || down === null ? null : { up, down: -down };
  };
  return {
    ...rest,
    ...(rest.unit === "points" ? { balance } : {}),
    needs: (v) => [...new Set(Object.keys({ ...at(v).top, ...at(v).bottom }) as NeedId[])],
    parts,
    value: (s, v) => divide(at(v), s),
    n: (s, v) => (sample === "none" ? null : sumOf(sampleOf(v), s)),
    sizedBy: (v) => Object.keys(sampleOf(v)) as NeedId[],
    formula: formulaOf(DEFAULT_VARIANTS),
    formulaOf,
    whyNull: (s, v) => (parts(s, v) === null ? "no_data" : "zero_denominator"),
  };
}

/** A KPI that is the sum (or the stock) of one id. */
export function amount(card: Card & { of: NeedId }): KpiBody {
  const { of, ...rest } = card;
  return {
    ...rest,
    single: of,
    needs: () => [of],
    parts: () => null,
    // Less than nothing cannot wait: something that came in is missing from the records.
    value: (s) => (rollOf(of) !== "flow" && (s[of] ?? 0) < 0 ? null : (s[of] ?? null)),
    n: () => null,
    formula: of,
    formulaOf: () => of,
    whyNull: (s) => (s[of] === undefined ? "no_data" : "negative_stock"),
  };
}

/** What holds of the numbers behind a figure when it is asked of several periods, channels or teams at once. */
export const ADDINGS = [
  /** All are added up: counted things, seconds, money. */
  "additive",
  /** What waits at the end: added up over channels, of periods the last counts. */
  "stock",
  /** People, each once: neither days nor channels are added up, only what is stated of a whole month. */
  "unique",
  /** Of the whole company: added up over months, and of no channel or team. */
  "company_only",
] as const;
export type Adding = (typeof ADDINGS)[number];

/** How a KPI may be added up, by what it needs; by every definition of it the same. */
export function addingOf({ channels, needs }: Pick<KpiBody, "channels" | "needs">): Adding {
  if (channels === "base") return "company_only";
  const ids = needs(DEFAULT_VARIANTS);
  if (ids.some(countsPeople)) return "unique";
  return ids.some((id) => rollOf(id) !== "flow") ? "stock" : "additive";
}
