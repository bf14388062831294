import type { Kpi } from "@/domain/kpi/kpi";
import type { GuideKpi } from "@/server/guide/guide";

/** What every part of a KPI's page is about. */
export interface Of {
  slug: string;
  kpi: Kpi;
  view: GuideKpi;
}
