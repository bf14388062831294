import { isMixedIn, runsInForce, type VariantHistory } from "@/domain/kpi/definitions";
import { isKpiId, KPIS, type Variants } from "@/domain/kpi/kpi";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import type { Bucket, LocalDate } from "@/domain/time/period";
import type { Cube } from "@/domain/tallies/cube";
import { bucketsOf, type TallyQuery } from "@/domain/tallies/query";
import { tableOf, type TallyCell } from "@/domain/tallies/table";

/** A cell and the definitions it was tallied by. */
export type CellInForce = TallyCell & { readonly variants: Variants };
export type TableInForce = { readonly cells: readonly CellInForce[]; readonly coarser: readonly string[] };

/**
 * The tallies of a question by the definitions that held in each bucket. A KPI whose definition changed inside a bucket is
 * marked mixed there: it has no value.
 */
export function tableInForce(cube: Cube, query: TallyQuery, history: VariantHistory): TableInForce {
  const runs = runsInForce(history, bucketsOf(query), (variants) =>
    query.kpis.map((id) => subjectOf(id).variantOf?.(variants) ?? "").join(),
  );
  const tables = runs.map(({ variants, buckets }) => {
    const range = { from: buckets[0]?.from ?? query.range.from, until: buckets.at(-1)?.until ?? query.range.until };
    const table = tableOf(cube, { ...query, range, buckets }, variants);
    const mixed = mixedIn(query.kpis, history, buckets);
    return {
      ...table,
      cells: table.cells.map((cell) => ({ ...marked(cell, mixed.get(cell.bucket.from) ?? NONE), variants })),
    };
  });
  return {
    cells: tables.flatMap(({ cells }) => cells),
    coarser: [...new Set(tables.flatMap(({ coarser }) => coarser))].sort(),
  };
}

const NONE: ReadonlySet<SubjectId> = new Set();

/** The KPIs whose definition changed inside a bucket, by its first day: the same for every group of it. */
function mixedIn(
  kpis: readonly SubjectId[],
  history: VariantHistory,
  buckets: readonly Bucket[],
): Map<LocalDate, ReadonlySet<SubjectId>> {
  const changing = (bucket: Bucket) =>
    new Set(kpis.filter((id) => isKpiId(id) && isMixedIn(KPIS[id], history, bucket)));
  return new Map(history.changes.length === 0 ? [] : buckets.map((bucket) => [bucket.from, changing(bucket)]));
}

function marked(cell: TallyCell, mixed: ReadonlySet<SubjectId>): TallyCell {
  if (mixed.size === 0) return cell;
  const tallies = Object.entries(cell.tallies).map(([id, tally]) => [
    id,
    tally && mixed.has(id as SubjectId) ? { ...tally, mixed: true } : tally,
  ]);
  return { ...cell, tallies: Object.fromEntries(tallies) as TallyCell["tallies"] };
}
