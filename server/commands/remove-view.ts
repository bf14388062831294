import { z } from "zod";
import { savedViews } from "@/db/schema/view";
import { keyOf, ownView } from "./own-view";
import { command } from "./command";

/** Forgets a saved view; what it said stays in the audit log. */
export const removeView = command({
  name: "remove-view",
  action: "view.write",
  input: z.strictObject({ tenant: z.string(), viewId: z.uuid() }),
  async run(work, { viewId }) {
    const { name, page, query, usual } = await ownView(work, viewId);
    await work.tx.delete(savedViews).where(keyOf(work, viewId));
    return { result: { id: viewId }, audit: { subject: `view:${viewId}`, before: { name, page, query, usual }, after: null } };
  },
});
