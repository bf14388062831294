import { type Currency, type ShownUnit, shownUnit } from "@/domain/format/currency";
import type { PlannedRow } from "@/domain/imports/plan";
import { appliesTo, type Kpi, KPI_IDS, KPIS, type Variants } from "@/domain/kpi/kpi";
import {
  DERIVED,
  type Expr,
  isDerivedId,
  isEstimate,
  MEASURES,
  type NeedId,
  RECORD_MEASURES,
  type RecordMeasureId,
  valueOf,
} from "@/domain/measures/measure";
import type { LocalDate } from "@/domain/time/period";
import { evaluate, type KpiValue, type PlacedRow, tallyPlaced } from "@/domain/kpi/evaluate";

export type ImportTotal = {
  readonly measure: RecordMeasureId;
  readonly unit: ShownUnit;
  readonly value: number;
  readonly estimated: boolean;
};
export type ImportKpi = Omit<KpiValue, "estimated"> & { readonly unit: ShownUnit; readonly estimated: boolean };
export type ImportSummary = { readonly totals: readonly ImportTotal[]; readonly kpis: readonly ImportKpi[] };

/**
 * The figures of the file's periods once it is written: sums of the measures the file carries, and every KPI that can be
 * computed from these records. By the functions the dashboard uses: Σ numerator ÷ Σ denominator, never a mean of rates; by
 * the definitions in force on the file's days, of which two have no common value.
 */
export function summariseImport(
  planned: readonly PlannedRow[],
  definitionsOn: (day: LocalDate) => Variants,
  currency: Currency,
): ImportSummary {
  const variants = definitionsOn(
    planned.reduce((last, { row }) => (row.period.from > last ? row.period.from : last), ""),
  );
  const carried = new Set(planned.flatMap(({ row }) => Object.keys(row.values)));
  const totals = RECORD_MEASURES.flatMap((measure): ImportTotal[] => {
    const id = measure.id as RecordMeasureId;
    if (!carried.has(id) || measure.roll !== "flow") return [];
    const value = planned.reduce((sum, { after }) => sum + (after[id] ?? 0), 0);
    return [
      {
        measure: id,
        unit: shownUnit(measure.unit, currency),
        value,
        estimated: planned.some(({ estimates }) => estimates.includes(id)),
      },
    ];
  });
  const kpis = KPI_IDS.map((id) => KPIS[id]).flatMap((kpi): ImportKpi[] => {
    if (kpi.source !== "record" || !usesAny(kpi, variants, carried)) return [];
    const rows = planned
      .filter(({ row }) => appliesTo(kpi, row.target.kind))
      .map((one) => ({
        ...placed(one),
        variant: kpi.variantOf ? kpi.variantOf(definitionsOn(one.row.period.from)) : null,
      }));
    const value = evaluate(kpi, tallyPlaced(rows, kpi.needs(variants)), variants);
    const estimated = planned.some(
      (one) => appliesTo(kpi, one.row.target.kind) && isUsedEstimate(one, kpi.needs(variants)),
    );
    return value.value === null ? [] : [{ ...value, unit: shownUnit(kpi.unit, currency), estimated }];
  });
  return { totals, kpis };
}

const placed = ({ row, after }: PlannedRow): PlacedRow => ({ group: row.target.id, from: row.period.from, row: after });

const isUsedEstimate = ({ after, estimates }: PlannedRow, needs: readonly NeedId[]): boolean =>
  isEstimate(needs, after, estimates) && needs.every((id) => valueOf(id, after) !== null);

const usesAny = (kpi: Kpi, variants: Variants, carried: ReadonlySet<string>): boolean =>
  [...rawOf(kpi.needs(variants))].some((id) => carried.has(id));

/** The raw measures behind what a KPI needs. */
function rawOf(needs: readonly NeedId[]): ReadonlySet<string> {
  const raw = (expr: Expr): string[] =>
    "coalesce" in expr ? expr.coalesce.flatMap(raw) : expr.sum.map(({ measure }) => measure);
  const rawOfNeed = (id: NeedId): string[] => {
    if (isDerivedId(id)) return raw(DERIVED[id].expr);
    return id in MEASURES ? [id] : [];
  };
  return new Set(needs.flatMap(rawOfNeed));
}
