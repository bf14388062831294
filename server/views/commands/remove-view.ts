import { z } from "zod";
import { savedViews } from "@/db/schema/view";
import { sameView, viewFactsOf, viewFactsSchema } from "@/domain/views/saved";
import { slugText } from "@/domain/bounds";
import { assertWritten, changedSince } from "../../premise";
import { ownKey, ownView, joinViewsLine } from "../set-own";
import { command } from "../../command";

/** Forgets a saved view; what it said stays in the audit log. `replaces` is what the member saw. */
export const removeView = command({
  name: "remove-view",
  kind: "removes",
  action: "view.write",
  input: z.strictObject({ tenant: slugText, viewId: z.uuid(), replaces: viewFactsSchema }),
  async run(work, { viewId, replaces }) {
    await joinViewsLine(work);
    const { page, ...view } = await ownView(work, viewId);
    const before = viewFactsOf(view);
    if (!sameView(before, replaces)) throw changedSince(before);
    await assertWritten(work.tx.delete(savedViews).where(ownKey(work, viewId)).returning({ id: savedViews.id }));
    return { result: { id: viewId }, audit: { subject: `view:${viewId}`, before: { page, ...before }, after: null } };
  },
});
