import { z } from "zod";
import { savedViews } from "@/db/schema/view";
import { viewNameSchema } from "@/domain/saved-view";
import { assertFreeName, keyOf, ownView, takeTurn } from "./own-view";
import { command } from "./command";

/** Gives a saved view another name. */
export const renameView = command({
  name: "rename-view",
  action: "view.write",
  input: z.strictObject({ tenant: z.string(), viewId: z.uuid(), name: viewNameSchema }),
  async run(work, { viewId, name }) {
    await takeTurn(work);
    const { name: before, page } = await ownView(work, viewId);
    if (before === name) return { result: { id: viewId }, audit: null };
    await assertFreeName(work, page, name, viewId);
    await work.tx.update(savedViews).set({ name }).where(keyOf(work, viewId));
    return { result: { id: viewId }, audit: { subject: `view:${viewId}`, before: { name: before }, after: { name } } };
  },
});
