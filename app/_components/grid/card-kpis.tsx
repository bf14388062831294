"use client";

import { useLocale, useTranslations } from "next-intl";
import { shownUnit } from "@/domain/format/currency";
import { formatValue, NO_VALUE } from "@/domain/format/number";
import { kpiApplies } from "@/domain/grid/columns";
import { KPIS } from "@/domain/kpi/kpi";
import { evaluateRows } from "@/domain/kpi/evaluate";
import type { GridRowView } from "@/server/records/grid-rows";
import type { useCellNames } from "./cell-names";
import type { SheetApi } from "./use-sheet";

/** The KPIs of one card, live. */
export function CardKpis({
  sheet,
  row,
  names,
}: {
  sheet: SheetApi;
  row: GridRowView;
  names: ReturnType<typeof useCellNames>;
}) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const shown = sheet.kpis.filter((id) => kpiApplies(id, row.kind));
  if (shown.length === 0) return null;
  return (
    <dl className="mt-4 grid grid-cols-3 gap-3 rounded bg-paper px-3 py-2.5">
      {shown.map((id) => {
        const { value, lowSample } = evaluateRows(KPIS[id], [sheet.queue.row(row.id)], sheet.variants);
        return (
          <div key={id}>
            <dt className="text-note text-ink-2">{names.kpi(id)}</dt>
            <dd className="num text-body">
              {value === null ? NO_VALUE : formatValue(value, shownUnit(KPIS[id].unit, sheet.currency), locale)}
              {value !== null && lowSample && <span className="ml-1 text-note text-ink-3">{t("reference")}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
