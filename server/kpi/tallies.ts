import type { TableInForce } from "@/db/queries/tallies/in-force";
import { businessDays } from "@/domain/time/work-calendar";
import type { Reckoned, Tallies } from "@/domain/dashboard/ledger";
import { addMonths, bucketOf, bucketStart, type LocalDate, type Range } from "@/domain/time/period";
import { withBusinessDays } from "@/domain/kpi/evaluate";
import { variantsOf } from "@/domain/kpi/definitions";
import type { TenantContext } from "../tenant";

export type { Reckoned };

/** The only cell of a range, with the definitions it was made by. */
export function ofRange(table: TableInForce, range: Range, ctx: TenantContext): Reckoned {
  const [cell] = table.cells;
  return {
    tallies: withDays(cell?.tallies ?? {}, range, ctx),
    variants: cell?.variants ?? variantsOf(ctx.history, range),
  };
}

/** Each month the range touches; one that has no cell has no tallies. */
export function byMonth(table: TableInForce, range: Range, ctx: TenantContext): (Reckoned & { month: LocalDate })[] {
  const cells = new Map(table.cells.map((cell) => [cell.bucket.start, cell]));
  const list: (Reckoned & { month: LocalDate })[] = [];
  for (let month = bucketStart(range.from, "month", ctx.calendar); month < range.until; month = addMonths(month, 1)) {
    const [cell, whole] = [cells.get(month), bucketOf(month, "month", ctx.calendar)];
    list.push({
      month,
      tallies: withDays(cell?.tallies ?? {}, whole, ctx),
      variants: cell?.variants ?? variantsOf(ctx.history, whole),
    });
  }
  return list;
}

/** backlog_days divides by the working days of its range. */
export function withDays(tallies: Tallies, range: Range, { work }: TenantContext): Tallies {
  const backlog = tallies.backlog_days;
  return backlog ? { ...tallies, backlog_days: withBusinessDays(backlog, businessDays(range, work)) } : tallies;
}
