import { SERVICE_LEVELS, type Variants, variantsSchema } from "@/domain/kpi/kpi";
import type { GuideTopic } from "@/domain/guide/topics";

/** The questions a company answers, in the order of the page. */
export const CHOICES = Object.keys(variantsSchema.shape) as (keyof Variants)[];

/** Where the guide explains each. */
export const TOPIC: Readonly<Record<keyof Variants, GuideTopic>> = {
  serviceLevel: "kpi:service_level",
  slThresholdSec: "kpi:service_level",
  cesScale: "kpi:ces_mean",
  ltv: "kpi:ltv",
  contactBase: "kpi:contact_rate",
  ltvCapYears: "kpi:ltv",
};

/** The questions that are one of a few. */
export const OPTIONS = {
  serviceLevel: SERVICE_LEVELS,
  cesScale: variantsSchema.shape.cesScale.options,
  ltv: variantsSchema.shape.ltv.options,
  contactBase: variantsSchema.shape.contactBase.options,
} as const;
export type OptionKey = keyof typeof OPTIONS;
