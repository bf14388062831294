import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { viewsOf } from "@/db/queries/views";
import { savedViews } from "@/db/schema/view";
import { MOST_VIEWS, stateOf, VIEW_PAGES, viewNameSchema, viewQuerySchema } from "@/domain/saved-view";
import { Fault, notFound } from "../fault";
import { assertFreeName, clearUsual, keyOf, takeTurn } from "./own-view";
import { command, type Work } from "./command";

/** Keeps a page's state under a name, or keeps another state under it. `usual`: the page opens with it. */
export const saveView = command({
  name: "save-view",
  action: "view.write",
  /** `id` is made by the browser, once a view: a repeated request writes one. */
  input: z.strictObject({ tenant: z.string(), id: z.uuid(), page: z.enum(VIEW_PAGES), name: viewNameSchema, query: viewQuerySchema, usual: z.boolean() }),
  async run(work, { id, page, name, query, usual }) {
    await takeTurn(work);
    const { tx, tenantId, context } = work;
    const [before] = await tx.select().from(savedViews).where(and(eq(savedViews.tenantId, tenantId), eq(savedViews.id, id)));
    if (before && (before.userId !== context.user.id || before.page !== page)) throw notFound();
    await assertFreeName(work, page, name, id);
    if (!before) await assertRoom(work, page);
    if (usual) await clearUsual(work, page);
    const after = { name, query: stateOf(page, query), usual };
    if (before) await tx.update(savedViews).set(after).where(keyOf(work, id));
    else await tx.insert(savedViews).values({ tenantId, id, userId: context.user.id, page, ...after, createdAt: context.now });
    return { result: { id, query: after.query }, audit: { subject: `view:${id}`, before: before ? { name: before.name, query: before.query, usual: before.usual } : null, after } };
  },
});

async function assertRoom(work: Work, page: (typeof VIEW_PAGES)[number]): Promise<void> {
  if ((await viewsOf(work, work.context.user.id, page)).length >= MOST_VIEWS) throw new Fault("CONFLICT", "views_full", { most: MOST_VIEWS });
}
