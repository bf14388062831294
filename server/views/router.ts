import { z } from "zod";
import { VIEW_PAGES } from "@/domain/views/saved";
import { saveTileOrder } from "./commands/save-tile-order";
import { removeView } from "./commands/remove-view";
import { renameView } from "./commands/rename-view";
import { saveView } from "./commands/save-view";
import { setUsualView } from "./commands/set-usual-view";
import { allowed, router, write } from "../trpc";
import { views } from "./views";

export const viewRouter = router({
  /** The member's own views of a page. */
  list: allowed("dashboard.read")
    .input(z.object({ page: z.enum(VIEW_PAGES) }))
    .query(({ ctx, input }) => views(ctx, input.page)),
  save: write(saveView),
  rename: write(renameView),
  remove: write(removeView),
  /** The member's own order of the tiles of a page. */
  saveOrder: write(saveTileOrder),
  setUsual: write(setUsualView),
});
