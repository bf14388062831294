import type { Kpi, Variants } from "@/domain/kpi/kpi";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import { addDays, type LocalDate, type Range } from "@/domain/time/period";

/** From `start` on these definitions hold, whole. */
export type VariantChange = { readonly start: LocalDate; readonly variants: Variants };

/** A company's definitions over time: the first ones, and every change in the order of its date. */
export type VariantHistory = { readonly initial: Variants; readonly changes: readonly VariantChange[] };

/** The definitions in force on a day: those of the last change that began by then. */
export function variantsOn({ initial, changes }: VariantHistory, date: LocalDate): Variants {
  return changes.findLast(({ start }) => start <= date)?.variants ?? initial;
}

/** The definitions a range is reckoned by: those of its last day. */
export const variantsOf = (history: VariantHistory, range: Range): Variants =>
  variantsOn(history, addDays(range.until, -1));

/** A day on which a KPI began to mean something else; `before` and `after` are the marks of its definitions. */
export type DefinitionChange = {
  readonly start: LocalDate;
  readonly before: string | null;
  readonly after: string | null;
};

/** The days inside a range (its first excluded) from which the KPI meant something else than until then, in order. */
export function definitionChanges(
  kpi: Pick<Kpi, "variantOf">,
  history: VariantHistory,
  range: Range,
): DefinitionChange[] {
  const { variantOf } = kpi;
  if (!variantOf) return [];
  return history.changes
    .filter(({ start }) => start > range.from && start < range.until)
    .map(({ start, variants }) => ({
      start,
      before: variantOf(variantsOn(history, addDays(start, -1))),
      after: variantOf(variants),
    }))
    .filter(({ before, after }) => before !== after);
}

/** The days inside a range from which any of these KPIs meant something else, in order. */
export const changeDays = (kpis: readonly SubjectId[], history: VariantHistory, range: Range): LocalDate[] =>
  [...new Set(kpis.flatMap((id) => definitionChanges(subjectOf(id), history, range).map(({ start }) => start)))].sort();

/**
 * Periods in order, cut where the definitions change: each run is reckoned by one set of them. `meaning`: what of the
 * definitions matters, so that a change of others cuts nothing; left out: every one does.
 */
export function runsInForce<B extends Range>(
  history: VariantHistory,
  buckets: readonly B[],
  meaning: (variants: Variants) => unknown = (variants) => variants,
): { variants: Variants; buckets: B[] }[] {
  const runs: { variants: Variants; buckets: B[]; means: unknown }[] = [];
  for (const bucket of buckets) {
    const variants = variantsOf(history, bucket);
    const [last, means] = [runs.at(-1), meaning(variants)];
    if (last && last.means === means) last.buckets.push(bucket);
    else runs.push({ variants, buckets: [bucket], means });
  }
  return runs.map(({ variants, buckets: own }) => ({ variants, buckets: own }));
}
