import { z } from "zod";
import { savedViews } from "@/db/schema/view";
import { viewNameSchema } from "@/domain/views/saved";
import { slugText } from "@/domain/bounds";
import { assertWritten, changedSince } from "../../premise";
import { assertFreeName, ownKey, ownView, joinViewsLine } from "../set-own";
import { command } from "../../command";

/** Gives a saved view another name; `replaces` is the one it had. */
export const renameView = command({
  name: "rename-view",
  kind: "replaces",
  action: "view.write",
  input: z.strictObject({ tenant: slugText, viewId: z.uuid(), name: viewNameSchema, replaces: viewNameSchema }),
  async run(work, { viewId, name, replaces }) {
    await joinViewsLine(work);
    const { name: before, page } = await ownView(work, viewId);
    if (before === name) return { result: { id: viewId }, audit: null };
    if (before !== replaces) throw changedSince({ name: before });
    await assertFreeName(work, page, name, viewId);
    await assertWritten(
      work.tx.update(savedViews).set({ name }).where(ownKey(work, viewId)).returning({ id: savedViews.id }),
    );
    return { result: { id: viewId }, audit: { subject: `view:${viewId}`, before: { name: before }, after: { name } } };
  },
});
