import type { KpiId } from "@/domain/kpi/kpi";
import type { OverviewView } from "@/server/dashboard/overview";

/** What every block of the first page is given. */
export interface Place {
  slug: string;
  view: OverviewView;
}

/** A page of the same tenant about the chosen team. */
export function hrefTo({ slug, view }: Place, path: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(view.team === "all" ? more : { team: view.team, ...more });
  return `/${slug}${path}${query.size > 0 ? `?${query}` : ""}`;
}

/** The page of a KPI, of what is shown here. */
export function kpiHref({ slug, view }: Place, kpi: KpiId): string {
  const query = new URLSearchParams({
    team: view.team,
    range: view.range.text,
    ...(view.channel ? { channel: view.channel } : {}),
    compare: view.compare,
    ...(view.align ? { align: view.align } : {}),
  });
  return `/${slug}/kpi/${kpi}?${query}`;
}
