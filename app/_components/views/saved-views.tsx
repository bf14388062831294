import type { ViewPage } from "@/domain/views/saved";
import { ownViews, pathOf } from "./own-views";
import { ViewMenu } from "./view-menu";

/** Which of the member's views a page shows, whether it has been changed, and what can be done with it. */
export async function SavedViews({ slug, page }: { slug: string; page: ViewPage }) {
  return <ViewMenu tenant={slug} path={pathOf(slug, page)} {...await ownViews(slug, page)} />;
}
