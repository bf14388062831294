import { z } from "zod";
import { VIEW_PAGES } from "@/domain/views/saved-view";
import { saveTileOrder } from "./commands/save-tile-order";
import { removeView, renameView, saveView, setUsualView } from "./commands/save-view";
import { allowed, router } from "../trpc";
import { views } from "./views";

export const viewRouter = router({
  /** The member's own views of a page. */
  list: allowed("dashboard.read")
    .input(z.object({ page: z.enum(VIEW_PAGES) }))
    .query(({ ctx, input }) => views(ctx, input.page)),
  save: allowed("view.write")
    .input(saveView.input)
    .mutation(({ ctx, input }) => saveView.execute(ctx, input)),
  rename: allowed("view.write")
    .input(renameView.input)
    .mutation(({ ctx, input }) => renameView.execute(ctx, input)),
  remove: allowed("view.write")
    .input(removeView.input)
    .mutation(({ ctx, input }) => removeView.execute(ctx, input)),
  /** The member's own order of the tiles of a page. */
  saveOrder: allowed("view.write")
    .input(saveTileOrder.input)
    .mutation(({ ctx, input }) => saveTileOrder.execute(ctx, input)),
  setUsual: allowed("view.write")
    .input(setUsualView.input)
    .mutation(({ ctx, input }) => setUsualView.execute(ctx, input)),
});
