import type { CellInForce, TableInForce } from "@/domain/tallies/in-force";
import { addMonths, bucketOf, bucketStart, type LocalDate, type Range } from "@/domain/time/period";
import type { TallySet } from "@/domain/kpi/evaluate";
import type { SubjectId } from "@/domain/kpi/subject";
import { variantsOf } from "@/domain/kpi/definitions";
import type { TenantContext } from "../tenant";

/** A cell as it is evaluated. Without a cell, no tallies. */
export const ofCell = (
  cell: Pick<CellInForce, "tallies" | "variants"> | undefined,
  range: Range,
  { history }: Pick<TenantContext, "history">,
): TallySet<SubjectId> => ({
  tallies: cell?.tallies ?? {},
  variants: cell?.variants ?? variantsOf(history, range),
});

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
