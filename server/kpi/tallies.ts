import type { CellInForce, TableInForce } from "@/domain/tallies/in-force";
import { businessDays } from "@/domain/time/work-calendar";
import { addMonths, bucketOf, bucketStart, type LocalDate, type Range } from "@/domain/time/period";
import { type TallySet, withBusinessDays } from "@/domain/kpi/evaluate";
import type { SubjectId } from "@/domain/kpi/subject";
import { variantsOf } from "@/domain/kpi/definitions";
import type { TenantContext } from "../tenant";

/** A cell as its range is evaluated by: backlog_days divides by the range's working days. Without a cell, no tallies. */
export function ofCell(
  cell: Pick<CellInForce, "tallies" | "variants"> | undefined,
  range: Range,
  { history, work }: Pick<TenantContext, "history" | "work">,
): TallySet<SubjectId> {
  const { tallies, variants } = cell ?? { tallies: {}, variants: variantsOf(history, range) };
  const backlog = tallies.backlog_days;
  if (!backlog) return { tallies, variants };
  return { tallies: { ...tallies, backlog_days: withBusinessDays(backlog, businessDays(range, work)) }, variants };
}

/** The only cell of a range. */
export const ofRange = ({ cells: [cell] }: TableInForce, range: Range, ctx: TenantContext) => ofCell(cell, range, ctx);

/** Each month the range touches; one that has no cell has no tallies. */
export function byMonth(
  table: TableInForce,
  range: Range,
  ctx: TenantContext,
): (TallySet<SubjectId> & { month: LocalDate })[] {
  const cells = new Map(table.cells.map((cell) => [cell.bucket.start, cell]));
  const list: (TallySet<SubjectId> & { month: LocalDate })[] = [];
  for (let month = bucketStart(range.from, "month", ctx.calendar); month < range.until; month = addMonths(month, 1))
    list.push({ month, ...ofCell(cells.get(month), bucketOf(month, "month", ctx.calendar), ctx) });
  return list;
}
