import { sql, type SQL } from "drizzle-orm";
import { DERIVED, type Expr, isDerivedId, type MeasureId, MEASURES, type NeedId } from "@/domain/measure";

/** A column of the source the statement reads from. Ids come from the registry, never from a request. */
export const measureColumn = (id: MeasureId): SQL => sql.raw(`"${id}"`);

/** What `id` is worth in a row, as the domain's valueOf: derived rule first, null when something needed is not recorded. */
export function needSql(id: NeedId): SQL {
  return isDerivedId(id) ? exprSql(DERIVED[id].expr) : measureColumn(MEASURES[id].id);
}

/** The domain's Expr in SQL: `+` and `*` give null for a null part, coalesce takes the first that is not. */
export function exprSql(expr: Expr): SQL {
  if ("coalesce" in expr) return sql`coalesce(${sql.join(expr.coalesce.map(exprSql), sql`, `)})`;
  const terms = expr.sum.map(({ measure, weight }) => (weight === 1 ? measureColumn(measure) : sql`${measureColumn(measure)} * ${sql.raw(String(weight))}`));
  return sql`(${sql.join(terms, sql` + `)})`;
}

/** The raw measures `ids` are made of, for a source that need not carry more. */
export function measuresBehind(ids: readonly NeedId[]): MeasureId[] {
  return [...new Set(ids.flatMap((id) => (isDerivedId(id) ? measuresOf(DERIVED[id].expr) : [MEASURES[id].id])))];
}

function measuresOf(expr: Expr): MeasureId[] {
  return "coalesce" in expr ? expr.coalesce.flatMap(measuresOf) : expr.sum.map(({ measure }) => measure);
}
