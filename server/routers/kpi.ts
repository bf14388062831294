import { viewSchema } from "@/domain/view";
import { saveTileOrder } from "../commands/save-tile-order";
import { overview } from "../overview";
import { allowed, router } from "../trpc";

export const kpiRouter = router({
  /** The first page, whole. */
  overview: allowed("dashboard.read").input(viewSchema).query(({ ctx, input }) => overview(ctx, input)),
  /** The member's own order of the cards. */
  saveOrder: allowed("view.write").input(saveTileOrder.input).mutation(({ ctx, input }) => saveTileOrder.execute(ctx, input)),
});
