import { queryText } from "@/app/_lib/query-text";
import { type Range } from "@/domain/time/period";
import { textOfRange } from "@/domain/views/view";
import type { KpiPageView } from "@/server/dashboard/kpi-page";

/** What every part of the page is given. */
export interface Place {
  slug: string;
  view: KpiPageView;
}

function chosen({ view }: Place): Record<string, string> {
  // All is said as such: what archived teams recorded belongs to it.
  return { [view.team === "all" ? "team" : "teams"]: view.team, ...(view.channel ? { channels: view.channel } : {}) };
}

/** The rows behind the figure of a range: the one shown, or a month of its history. */
export const rowsHref = (place: Place, range: Range, grain?: "month"): string =>
  `/${place.slug}/rows?${queryText(new URLSearchParams({ kpi: place.view.card.id, range: textOfRange(range), ...(grain ? { grain } : {}), ...chosen(place) }))}`;

/** The same KPI, teams, channel and days among trends, against the same days. */
export function trendsHref(place: Place): string {
  const { card, range, compare, align } = place.view;
  const held = { range: range.text, compare, ...(align ? { align } : {}) };
  return `/${place.slug}/trends?${queryText(new URLSearchParams({ kpi: card.id, ...held, ...chosen(place) }))}`;
}

/** Where a target of this KPI is set; `more` opens the dialog. */
export const targetsHref = ({ slug, view }: Place, more: { new?: string } = {}): string =>
  `/${slug}/targets?${new URLSearchParams({ team: view.team, ...more })}`;
