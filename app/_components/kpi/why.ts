import type { NullReason } from "@/domain/kpi/spec";

/** Why there is no value: the key of its text in "card". */
export const WHY = {
  no_data: "none",
  zero_denominator: "zeroDenominator",
  mixed_variant: "mixedVariant",
  no_finite_value: "noFiniteValue",
  negative_stock: "negativeStock",
  not_additive: "notAdditive",
  company_only: "companyOnly",
  partly_recorded: "partlyRecorded",
} as const satisfies Record<NullReason, string>;
