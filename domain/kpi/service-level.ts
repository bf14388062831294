import type { Fraction, Variants } from "@/domain/kpi/spec";

/** Two more ways, met in other systems' exports; a tenant cannot choose them, imports and comparisons name them. */
export type ServiceLevelMode = Variants["serviceLevel"] | "short_credited" | "ignore_short";

/**
 * Rival service levels of the same calls (DOMAIN 1.1, `service_level.icmi5`). offered = ICMI f3, Cisco "negative", the Japanese
 * definition [kcsf-sl]; answered = f2; ignore_abandoned = f4, Cisco "ignored"; abandon_positive = f1, Cisco "positive";
 * short_credited = f5; ignore_short = Genesys, short abandons out of the denominator [sggu].
 */
export const SERVICE_LEVEL_FRACTIONS: Readonly<Record<ServiceLevelMode, Fraction>> = {
  offered: { top: { answered_in_threshold: 1 }, bottom: { offered: 1 } },
  answered: { top: { answered_in_threshold: 1 }, bottom: { answered: 1 } },
  ignore_abandoned: { top: { answered_in_threshold: 1 }, bottom: { offered: 1, abandoned_in_threshold: -1 } },
  abandon_positive: { top: { answered_in_threshold: 1, abandoned_in_threshold: 1 }, bottom: { offered: 1 } },
  short_credited: { top: { answered_in_threshold: 1, abandoned_short: 1 }, bottom: { offered: 1 } },
  ignore_short: { top: { answered_in_threshold: 1 }, bottom: { offered: 1, abandoned_short: -1 } },
};
