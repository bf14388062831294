import { z } from "zod";
import { viewsOf } from "@/db/queries/views/views";
import { savedViews } from "@/db/schema/view";
import type { ViewPage } from "@/domain/views/saved";
import { slugText } from "@/domain/bounds";
import { assertWritten, changedSince } from "../../premise";
import { clearUsual, ownKey, ownView, joinViewsLine } from "../set-own";
import { command } from "../../command";

/** Says whether a page opens with this view; at most one of a page does. `replaces` is the one that did as the member saw it, null: none. */
export const setUsualView = command({
  name: "set-usual-view",
  kind: "replaces",
  action: "view.write",
  input: z.strictObject({ tenant: slugText, viewId: z.uuid(), usual: z.boolean(), replaces: z.uuid().nullable() }),
  async run(work, { viewId, usual, replaces }) {
    await joinViewsLine(work);
    const view = await ownView(work, viewId);
    if (view.usual === usual) return { result: { id: viewId }, audit: null };
    const first =
      (await viewsOf(work, work.context.user.id, view.page as ViewPage)).find((one) => one.usual)?.id ?? null;
    if (first !== replaces) throw changedSince({ usual: first });
    if (usual) await clearUsual(work, view.page);
    await assertWritten(
      work.tx.update(savedViews).set({ usual }).where(ownKey(work, viewId)).returning({ id: savedViews.id }),
    );
    return {
      result: { id: viewId },
      audit: {
        subject: `view:${viewId}`,
        before: { name: view.name, usual: view.usual },
        after: { name: view.name, usual },
      },
    };
  },
});
