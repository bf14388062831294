import { DERIVED, type Expr, isDerivedId, type MeasureId, MEASURES, type NeedId } from "@/domain/measures/measure";
import { columnText } from "../sql-fragments";

/** What `id` is worth in a row, as the domain's valueOf, as the text of an expression: derived rule first, null when something needed is not recorded. */
export const needText = (id: NeedId): string =>
  isDerivedId(id) ? exprText(DERIVED[id].expr) : columnText(MEASURES[id].id);

/** The domain's Expr in SQL: `+` and `*` give null for a null part, coalesce takes the first that is not. */
function exprText(expr: Expr): string {
  if ("coalesce" in expr) return `coalesce(${expr.coalesce.map(exprText).join()})`;
  return `(${expr.sum.map(({ measure, weight }) => (weight === 1 ? columnText(measure) : `${columnText(measure)} * ${weight}`)).join(" + ")})`;
}

/** The raw measures `ids` are made of, for a source that need not carry more. */
export function measuresBehind(ids: readonly NeedId[]): MeasureId[] {
  return [...new Set(ids.flatMap((id) => (isDerivedId(id) ? measuresOf(DERIVED[id].expr) : [MEASURES[id].id])))];
}

function measuresOf(expr: Expr): MeasureId[] {
  return "coalesce" in expr ? expr.coalesce.flatMap(measuresOf) : expr.sum.map(({ measure }) => measure);
}
