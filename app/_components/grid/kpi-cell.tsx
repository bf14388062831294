import { type Currency, shownUnit } from "@/domain/format/currency";
import { formatValue, type Locale, NO_VALUE } from "@/domain/format/number";
import { type GridKind, kpiApplies } from "@/domain/grid/columns";
import { KPIS, type KpiId, type Variants } from "@/domain/kpi/kpi";
import type { Row } from "@/domain/measures/measure";
import { evaluateRows } from "@/domain/kpi/evaluate";

interface KpiCellProps {
  id: KpiId;
  kind: GridKind;
  rows: readonly Row[];
  variants: Variants;
  currency: Currency;
  locale: Locale;
  reference: string;
}

/** A KPI of the typed counts, at once. A dash without a denominator, 参考 under 30. */
export function KpiCell({ id, kind, rows, variants, currency, locale, reference }: KpiCellProps) {
  if (!kpiApplies(id, kind)) return <td className="border-l bg-sunken" />;
  const { value, lowSample } = evaluateRows(KPIS[id], rows, variants);
  return (
    <td data-kpi={id} className="num border-l bg-paper px-2.5 text-right whitespace-nowrap text-ink-2">
      {value === null ? (
        NO_VALUE
      ) : (
        <>
          {lowSample && <span className="mr-1 text-note text-ink-3">{reference}</span>}
          {formatValue(value, shownUnit(KPIS[id].unit, currency), locale)}
        </>
      )}
    </td>
  );
}
