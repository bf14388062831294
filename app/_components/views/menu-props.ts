import type { ViewPage, ViewToday } from "@/domain/views/saved";
import type { ReachedView } from "@/server/views/views";

export interface ViewMenuProps extends ViewToday {
  tenant: string;
  page: ViewPage;
  path: string;
  views: readonly ReachedView[];
}
export type Asked = "save" | "rename" | "remove";
