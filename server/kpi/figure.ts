import type { CellInForce, TableInForce } from "@/db/queries/tallies/in-force";
import { businessDays } from "@/domain/time/work-calendar";
import type { Range } from "@/domain/time/period";
import { evaluate, type KpiValue, type Tally, withBusinessDays } from "@/domain/kpi/evaluate";
import type { Subject, SubjectId } from "@/domain/kpi/subject";
import { variantsOf } from "@/domain/kpi/definitions";
import type { TenantContext } from "../tenant";

/** One figure: its value, or why there is none, under which definition, and what is behind it. */
export type TrendFigure = Pick<
  KpiValue<SubjectId>,
  "value" | "reason" | "n" | "used" | "total" | "lowSample" | "variant"
>;

const NOTHING: Tally = { sums: {}, used: 0, total: 0, mixed: false };

/** A subject's value in a range, by the definitions the cell was tallied by: divided once, at the end. */
export function valueIn(
  ctx: Pick<TenantContext, "history" | "work">,
  subject: Subject,
  cell: CellInForce | undefined,
  range: Range,
): KpiValue<SubjectId> {
  const tally = cell?.tallies[subject.id] ?? NOTHING;
  return evaluate(
    subject,
    subject.id === "backlog_days" ? withBusinessDays(tally, businessDays(range, ctx.work)) : tally,
    cell?.variants ?? variantsOf(ctx.history, range),
  );
}

/** Looks a table's figures up by line (null for all) and period. A line without a record in a period has no cell there. */
export function figuresOf(
  ctx: TenantContext,
  subject: Subject,
  table: TableInForce,
): (line: string | null, period: Range) => TrendFigure {
  const cells = new Map(table.cells.map((cell) => [`${cell.group ?? ""}/${cell.bucket.from}`, cell]));
  return (line, period) => {
    const { value, reason, n, used, total, lowSample, variant } = valueIn(
      ctx,
      subject,
      cells.get(`${line ?? ""}/${period.from}`),
      period,
    );
    return { value, reason, n, used, total, lowSample, variant };
  };
}
