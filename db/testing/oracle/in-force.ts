import { isKpiId, KPIS } from "@/domain/kpi/kpi";
import type { Variants } from "@/domain/kpi/kpi";
import { isMixedIn, runsInForce, type VariantHistory } from "@/domain/kpi/definitions";
import type { Bucket, LocalDate } from "@/domain/time/period";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import type { TenantScope } from "@/db/connection/scope";
import { kpiTallies } from "./kpi";
import { bucketsOf, type TallyQuery } from "./tallies";
import type { TallyCell } from "./rows";

export type { ChannelGroups, TallyQuery } from "./tallies";

/** A cell and the definitions it was tallied by. */
export type CellInForce = TallyCell & { readonly variants: Variants };
export type TableInForce = { readonly cells: readonly CellInForce[]; readonly coarser: readonly string[] };

/**
 * kpiTallies under the definitions that held in each bucket: one set of statements for each run of buckets in which the
 * asked KPIs mean the same. A KPI whose definition changed inside a bucket is marked mixed there: it has no value.
 */
export async function talliesInForce(
  scope: TenantScope,
  query: Omit<TallyQuery, "variants">,
  history: VariantHistory,
): Promise<TableInForce> {
  const runs = runsInForce(history, bucketsOf(query), (variants) =>
    query.kpis.map((id) => subjectOf(id).variantOf?.(variants) ?? "").join(),
  );
  const tables = await Promise.all(
    runs.map(async ({ variants, buckets }) => {
      const range = { from: buckets[0]?.from ?? query.range.from, until: buckets.at(-1)?.until ?? query.range.until };
      const table = await kpiTallies(scope, { ...query, range, buckets, variants });
      const mixed = mixedIn(query.kpis, history, buckets);
      return {
        ...table,
        cells: table.cells.map((cell) => ({ ...marked(cell, mixed.get(cell.bucket.from) ?? NONE), variants })),
      };
    }),
  );
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
