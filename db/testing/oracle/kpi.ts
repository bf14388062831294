import { subjectOf } from "@/domain/kpi/subject";
import type { TenantScope } from "@/db/connection/scope";
import { customerTallies } from "./customer";
import { jointTallies } from "./joint";
import { tallies, type TallyQuery } from "./tallies";
import type { TallyCell, TallyTable } from "./rows";

/**
 * Tallies of any KPIs of the catalogue: one statement for each kind of source that is asked for (at most three), sent
 * together. Grouped by channel or team, KPIs of the customer base are left out: they belong to no group.
 */
export async function kpiTallies(scope: TenantScope, query: TallyQuery): Promise<TallyTable> {
  const of = (source: "record" | "base" | "both"): TallyQuery => ({
    ...query,
    kpis: query.kpis.filter((id) => subjectOf(id).source === source),
  });
  const grouped = (query.groupBy ?? "none") !== "none";
  const tables = await Promise.all([
    tallies(scope, of("record")),
    jointTallies(scope, of("both")),
    grouped ? { cells: [], coarser: [] } : customerTallies(scope, of("base")),
  ]);
  const filled = tables.filter(({ cells }) => cells.length > 0);
  if (filled.length === 1) return { cells: filled[0]?.cells ?? [], coarser: tables[0].coarser };
  const merged = new Map<string, TallyCell>();
  for (const cell of tables.flatMap((table) => table.cells)) {
    const key = `${cell.group}/${cell.bucket.start}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, tallies: { ...known.tallies, ...cell.tallies } } : cell);
  }
  return { cells: [...merged.values()], coarser: tables[0].coarser };
}
