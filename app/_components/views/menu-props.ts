import type { ViewPage, ViewToday } from "@/domain/views/saved";
import type { ReachedView } from "@/server/views/views";
import type { ShownView } from "./shown-view";

export interface ViewMenuProps extends ViewToday {
  tenant: string;
  page: ViewPage;
  path: string;
  views: readonly ReachedView[];
  shown: ShownView;
}
export type Asked = "save" | "rename" | "remove";
