import { z } from "zod";
import { savedViews } from "@/db/schema/view";
import { clearUsual, keyOf, ownView, takeTurn } from "./own-view";
import { command } from "./command";

/** Says whether a page opens with this view; at most one of a page does. */
export const setUsualView = command({
  name: "set-usual-view",
  action: "view.write",
  input: z.strictObject({ tenant: z.string(), viewId: z.uuid(), usual: z.boolean() }),
  async run(work, { viewId, usual }) {
    await takeTurn(work);
    const view = await ownView(work, viewId);
    if (view.usual === usual) return { result: { id: viewId }, audit: null };
    if (usual) await clearUsual(work, view.page);
    await work.tx.update(savedViews).set({ usual }).where(keyOf(work, viewId));
    return { result: { id: viewId }, audit: { subject: `view:${viewId}`, before: { usual: view.usual }, after: { usual } } };
  },
});
