import type { TableInForce } from "@/domain/tallies/in-force";
import type { Range } from "@/domain/time/period";
import { type KpiValue, type TallySet, valueIn } from "@/domain/kpi/evaluate";
import type { Subject, SubjectId } from "@/domain/kpi/subject";
import type { TenantContext } from "../tenant";
import { ofCell } from "./tallies";

/** One figure: its value, or why there is none, under which definition, and what is behind it. */
export type TrendFigure = Pick<
  KpiValue<SubjectId>,
  "value" | "reason" | "n" | "used" | "total" | "lowSample" | "variant" | "estimated" | "nMonths"
>;

/** Looks up what is behind a table's figures, by line (null for all) and period. Where there is no cell, nothing was recorded. */
export function setsOf(
  ctx: TenantContext,
  table: TableInForce,
): (line: string | null, period: Range) => TallySet<SubjectId> {
  const cells = new Map(table.cells.map((cell) => [`${cell.group ?? ""}/${cell.bucket.from}`, cell]));
  return (line, period) => ofCell(cells.get(`${line ?? ""}/${period.from}`), period, ctx);
}

/** A figure as it is sent. */
export const figureOf = ({
  value,
  reason,
  n,
  used,
  total,
  lowSample,
  variant,
  estimated,
  nMonths,
}: KpiValue<SubjectId>): TrendFigure => ({
  value,
  reason,
  n,
  used,
  total,
  lowSample,
  variant,
  ...(estimated === undefined ? {} : { estimated }),
  ...(nMonths === undefined ? {} : { nMonths }),
});

/** Looks a table's figures up likewise. */
export function figuresOf(
  ctx: TenantContext,
  subject: Subject,
  table: TableInForce,
): (line: string | null, period: Range) => TrendFigure {
  const at = setsOf(ctx, table);
  return (line, period) => figureOf(valueIn(at(line, period), subject));
}
