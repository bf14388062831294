import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { viewsOf } from "@/db/queries/views/views";
import { savedViews } from "@/db/schema/view";
import {
  MOST_VIEWS,
  sameView,
  stateOf,
  VIEW_PAGES,
  type ViewFacts,
  viewFactsOf,
  viewFactsSchema,
  type ViewPage,
} from "@/domain/views/saved";
import { slugText } from "@/domain/bounds";
import { Fault, notFound } from "../../fault";
import { assertWritten, standsAlready } from "../../premise";
import { assertFreeName, clearUsual, ownKey, joinViewsLine } from "../set-own";
import { command, type Work } from "../../command";

/** Keeps a page's state under a name, or keeps another state under it: `replaces` is what the member saw, null for a new one. `usual`: the page opens with it. */
export const saveView = command({
  name: "save-view",
  kind: "replaces",
  action: "view.write",
  /** `id` is made by the browser, once a view: a repeated request writes one. */
  input: z.strictObject({
    tenant: slugText,
    id: z.uuid(),
    page: z.enum(VIEW_PAGES),
    ...viewFactsSchema.shape,
    replaces: viewFactsSchema.nullable(),
  }),
  async run(work, { id, page, name, query, usual, replaces }) {
    await joinViewsLine(work);
    const before = await viewAt(work, id, page);
    const after = { name, query: stateOf(page, query), usual };
    if (standsAlready({ before, after, replaces, same: sameView }))
      return { result: { id, query: after.query }, audit: null };
    await assertFreeName(work, page, name, id);
    if (!before) await assertRoom(work, page);
    if (usual) await clearUsual(work, page);
    await assertWritten(before ? change(work, id, after) : insert(work, { id, page, ...after }));
    return {
      result: { id, query: after.query },
      audit: { subject: `view:${id}`, before: before ? { page, ...before } : null, after: { page, ...after } },
    };
  },
});

/** What is kept under the id; null where nothing is. Another member's view, or one of another page, does not exist. */
async function viewAt({ tx, tenantId, context }: Work, id: string, page: ViewPage): Promise<ViewFacts | null> {
  const [row] = await tx
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.tenantId, tenantId), eq(savedViews.id, id)));
  if (row && (row.userId !== context.user.id || row.page !== page)) throw notFound();
  return row ? viewFactsOf(row) : null;
}

const change = (work: Work, id: string, after: ViewFacts) =>
  work.tx.update(savedViews).set(after).where(ownKey(work, id)).returning({ id: savedViews.id });

const insert = ({ tx, tenantId, context }: Work, view: ViewFacts & { id: string; page: ViewPage }) =>
  tx
    .insert(savedViews)
    .values({ tenantId, userId: context.user.id, ...view, createdAt: context.now })
    .onConflictDoNothing()
    .returning({ id: savedViews.id });

async function assertRoom(work: Work, page: ViewPage): Promise<void> {
  if ((await viewsOf(work, work.context.user.id, page)).length >= MOST_VIEWS)
    throw new Fault("CONFLICT", "views_full", { most: MOST_VIEWS });
}
