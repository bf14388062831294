"use client";

import { useTranslations } from "next-intl";
import type { GridColumn } from "@/domain/grid/columns";
import type { KpiId, Variants } from "@/domain/kpi/kpi";
import type { MeasureId } from "@/domain/measures/measure";

/** The names a grid shows: columns and KPIs short, a cell's measure in full. */
export function useCellNames(variants: Variants) {
  const t = useTranslations("grid");
  const measures = useTranslations("measure");
  const kpis = useTranslations("kpi");
  const short = (id: string): string | null =>
    t.has(`short.${id}`) ? t(`short.${id}`, { seconds: variants.slThresholdSec }) : null;
  return {
    measure: (id: MeasureId): string => measures(id),
    column: ({ measures: ids }: GridColumn): string => {
      const slot = `slot.${ids.join("+")}`;
      const [only = ""] = ids;
      return t.has(slot) ? t(slot) : (short(only) ?? measures(only));
    },
    kpi: (id: KpiId): string => short(id) ?? kpis(id),
    kpiInFull: (id: KpiId): string => kpis(id),
  };
}
