import { BUILT_IN, VIEW_KEY } from "@/domain/views/opened";
import { sameState, stateOf, type ViewPage, type ViewToday } from "@/domain/views/saved";
import type { ReachedView } from "@/server/views/views";

export interface ShownView {
  /** The page's state as its URL says it. */
  query: string;
  /** The saved view it began with, or happens to be; null is the page as it is built. */
  view: ReachedView | null;
  changed: boolean;
}

/** Which view the URL shows: the one it says it began with, else one that is just so, else the page as it is built. */
export function shownView(
  page: ViewPage,
  params: URLSearchParams,
  views: readonly ReachedView[],
  now: ViewToday,
): ShownView {
  const query = stateOf(page, params.toString());
  const begun = params.get(VIEW_KEY);
  const same = (one: string) => sameState(page, query, one, now);
  const view =
    views.find(({ id }) => id === begun) ??
    (begun === BUILT_IN || same("") ? null : (views.find((one) => same(one.query)) ?? null));
  return { query, view, changed: !same(view?.query ?? "") };
}
