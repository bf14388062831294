import type { Locale } from "@/domain/format-number";
import type { KpiId } from "@/domain/kpi";
import type { OverviewView } from "@/server/overview";

/** What every block of the first page is given. */
export interface Place { slug: string; view: OverviewView }

export const localeOf = (text: string): Locale => (text === "en" ? "en" : "ja");

/** A page of the same tenant about the chosen team. */
export function hrefTo({ slug, view }: Place, path: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(view.team === "all" ? more : { team: view.team, ...more });
  return `/${slug}${path}${query.size > 0 ? `?${query}` : ""}`;
}

/** The rows behind a KPI's figure: those of the shown range, team and channel. */
export function rowsHref({ slug, view }: Place, kpi: KpiId): string {
  const query = new URLSearchParams({ kpi, range: view.range.text, [view.team === "all" ? "team" : "teams"]: view.team, ...(view.channel ? { channels: view.channel } : {}) });
  // Commas may stand in a query as they are; the link stays readable.
  return `/${slug}/rows?${query.toString().replaceAll("%2C", ",")}`;
}
