import type { Kpi, Variants } from "@/domain/kpi";
import { addDays, type LocalDate, type Range } from "@/domain/period";

/** From `start` on these definitions hold, whole. */
export type VariantChange = { readonly start: LocalDate; readonly variants: Variants };

/** A company's definitions over time: the first ones, and every change in the order of its date. */
export type VariantHistory = { readonly initial: Variants; readonly changes: readonly VariantChange[] };

/** The definitions in force on a day: those of the last change that began by then. */
export function variantsOn({ initial, changes }: VariantHistory, date: LocalDate): Variants {
  return changes.findLast(({ start }) => start <= date)?.variants ?? initial;
}

/** The definitions a range is reckoned by: those of its last day. */
export const variantsOf = (history: VariantHistory, range: Range): Variants => variantsOn(history, addDays(range.until, -1));

/** True when the KPI meant something else on some day of the range than on its last: there is no common value. */
export function isMixedIn(kpi: Pick<Kpi, "variantOf">, history: VariantHistory, range: Range): boolean {
  if (!kpi.variantOf) return false;
  const last = kpi.variantOf(variantsOf(history, range));
  const began = [variantsOn(history, range.from), ...history.changes.filter(({ start }) => start > range.from && start < range.until).map(({ variants }) => variants)];
  return began.some((variants) => kpi.variantOf?.(variants) !== last);
}

/** Periods in order, cut where the definitions change: each run is reckoned by one set of them. */
export function runsInForce<B extends Range>(history: VariantHistory, buckets: readonly B[]): { variants: Variants; buckets: B[] }[] {
  const runs: { variants: Variants; buckets: B[] }[] = [];
  for (const bucket of buckets) {
    const variants = variantsOf(history, bucket);
    const last = runs.at(-1);
    if (last && last.variants === variants) last.buckets.push(bucket);
    else runs.push({ variants, buckets: [bucket] });
  }
  return runs;
}
