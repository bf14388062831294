import type { TableInForce } from "@/domain/tallies/in-force";
import type { Range } from "@/domain/time/period";
import { type KpiValue, valueIn } from "@/domain/kpi/evaluate";
import type { Subject, SubjectId } from "@/domain/kpi/subject";
import type { TenantContext } from "../tenant";
import { ofCell } from "./tallies";

/** One figure: its value, or why there is none, under which definition, and what is behind it. */
export type TrendFigure = Pick<
  KpiValue<SubjectId>,
  "value" | "reason" | "n" | "used" | "total" | "lowSample" | "variant"
>;

/** Looks a table's figures up by line (null for all) and period. A line without a record in a period has no cell there. */
export function figuresOf(
  ctx: TenantContext,
  subject: Subject,
  table: TableInForce,
): (line: string | null, period: Range) => TrendFigure {
  const cells = new Map(table.cells.map((cell) => [`${cell.group ?? ""}/${cell.bucket.from}`, cell]));
  return (line, period) => {
    const cell = cells.get(`${line ?? ""}/${period.from}`);
    const { value, reason, n, used, total, lowSample, variant } = valueIn(ofCell(cell, period, ctx), subject);
    return { value, reason, n, used, total, lowSample, variant };
  };
}
