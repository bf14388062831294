import type { SearchParams } from "@/app/_lib/search-params";
import { DEFAULT_CALENDAR } from "@/domain/period";
import { readView, rowsViewSchema } from "@/domain/trend-view";
import { rangeOfText } from "@/domain/view";

/** Which figure the URL asks for, and which of its parts made no sense. */
export async function askedRows(searchParams: SearchParams) {
  const { view, ignored } = readView(rowsViewSchema, await searchParams);
  const noRange = view.range !== undefined && rangeOfText(view.range, "2026-01-01", DEFAULT_CALENDAR) === null;
  return { asked: { ...view, range: noRange ? undefined : view.range }, ignored: noRange ? [...ignored, "range"] : ignored };
}
