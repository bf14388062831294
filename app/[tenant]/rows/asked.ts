import type { SearchParams } from "@/app/_lib/search-params";
import { readView, rowsViewSchema } from "@/domain/views/trend";
import { isRangeText } from "@/domain/views/view";

/** Which figure the URL asks for, and which of its parts made no sense. */
export async function askedRows(searchParams: SearchParams) {
  const { view, ignored } = readView(rowsViewSchema, await searchParams);
  const noRange = view.range !== undefined && !isRangeText(view.range);
  return {
    asked: { ...view, range: noRange ? undefined : view.range },
    ignored: noRange ? [...ignored, "range"] : ignored,
  };
}
