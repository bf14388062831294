import type { SearchParams } from "@/app/_lib/search-params";
import { readView, trendViewSchema } from "@/domain/views/trend";
import { isRangeText } from "@/domain/views/view";

/** What the URL asks of the page, and which of its parts made no sense. */
export async function askedTrend(searchParams: SearchParams) {
  const { view, ignored } = readView(trendViewSchema, await searchParams);
  const noRange = view.range !== undefined && !isRangeText(view.range);
  return {
    asked: { ...view, range: noRange ? undefined : view.range },
    ignored: noRange ? [...ignored, "range"] : ignored,
  };
}
