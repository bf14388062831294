import { DEFAULT_VARIANTS, type KpiBody } from "@/domain/kpi/spec";
import { countsPeople, rollOf } from "@/domain/measures/measure";

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
