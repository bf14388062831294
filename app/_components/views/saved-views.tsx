import { textsIn } from "@/app/_lib/query-text";
import type { SearchParams } from "@/app/_lib/search-params";
import type { ViewPage } from "@/domain/views/saved";
import { ownViews, pathOf } from "./own-views";
import { shownView } from "./shown-view";
import { ViewMenu } from "./view-menu";

interface Props {
  slug: string;
  page: ViewPage;
  searchParams: SearchParams;
}

/** Which of the member's views a page shows, whether it has been changed, and what can be done with it. */
export async function SavedViews({ slug, page, searchParams }: Props) {
  const own = await ownViews(slug, page);
  const shown = shownView(page, new URLSearchParams(textsIn(await searchParams)), own.views, own);
  return <ViewMenu tenant={slug} path={pathOf(slug, page)} {...own} shown={shown} />;
}
