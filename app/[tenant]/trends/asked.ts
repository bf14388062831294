import type { SearchParams } from "@/app/_lib/search-params";
import { DEFAULT_CALENDAR } from "@/domain/period";
import { readView, trendViewSchema } from "@/domain/trend-view";
import { rangeOfText } from "@/domain/view";

/** What the URL asks of the page, and which of its parts made no sense. */
export async function askedTrend(searchParams: SearchParams) {
  const { view, ignored } = readView(trendViewSchema, await searchParams);
  // Whether a text is a range does not depend on the tenant's calendar, nor on the day.
  const noRange = view.range !== undefined && rangeOfText(view.range, "2026-01-01", DEFAULT_CALENDAR) === null;
  return { asked: { ...view, range: noRange ? undefined : view.range }, ignored: noRange ? [...ignored, "range"] : ignored };
}
