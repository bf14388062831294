import { isKpiId, KPIS } from "@/domain/kpi";
import type { Variants } from "@/domain/kpi";
import { isMixedIn, runsInForce, type VariantHistory } from "@/domain/variants-in-force";
import type { TenantScope } from "../scope";
import { kpiTallies } from "./kpi-tallies";
import { bucketsOf, type TallyQuery } from "./tallies";
import type { TallyCell } from "./tally-rows";

/** A cell and the definitions it was tallied by. */
export type CellInForce = TallyCell & { readonly variants: Variants };
export type TableInForce = { readonly cells: readonly CellInForce[]; readonly coarser: readonly string[] };

/**
 * kpiTallies under the definitions that held in each bucket: one set of statements for each run of buckets with the
 * same definitions. A KPI whose definition changed inside a bucket is marked mixed there: it has no value.
 */
export async function talliesInForce(scope: TenantScope, query: Omit<TallyQuery, "variants">, history: VariantHistory): Promise<TableInForce> {
  const runs = runsInForce(history, bucketsOf(query));
  const tables = await Promise.all(runs.map(async ({ variants, buckets }) => {
    const range = { from: buckets[0]?.from ?? query.range.from, until: buckets.at(-1)?.until ?? query.range.until };
    const table = await kpiTallies(scope, { ...query, range, buckets, variants });
    return { ...table, cells: table.cells.map((cell) => ({ ...marked(cell, history), variants })) };
  }));
  return { cells: tables.flatMap(({ cells }) => cells), coarser: [...new Set(tables.flatMap(({ coarser }) => coarser))].sort() };
}

function marked(cell: TallyCell, history: VariantHistory): TallyCell {
  const tallies = Object.entries(cell.tallies).map(([id, tally]) => [id, tally && isKpiId(id) && isMixedIn(KPIS[id], history, cell.bucket) ? { ...tally, mixed: true } : tally]);
  return { ...cell, tallies: Object.fromEntries(tallies) as TallyCell["tallies"] };
}
