import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { viewsOf } from "@/db/queries/views/views";
import { savedViews } from "@/db/schema/view";
import {
  MOST_VIEWS,
  sameView,
  stateOf,
  VIEW_PAGES,
  type ViewPage,
  viewFactsOf,
  viewFactsSchema,
  viewNameSchema,
} from "@/domain/views/saved-view";
import { slugText } from "@/domain/bounds";
import { Fault, notFound } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
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
    await takeTurn(work);
    const { tx, tenantId, context } = work;
    const [row] = await tx
      .select()
      .from(savedViews)
      .where(and(eq(savedViews.tenantId, tenantId), eq(savedViews.id, id)));
    if ((replaces && !row) || (row && (row.userId !== context.user.id || row.page !== page))) throw notFound();
    const before = row ? viewFactsOf(row) : null;
    const after = { name, query: stateOf(page, query), usual };
    if (before && sameView(before, after)) return { result: { id, query: after.query }, audit: null };
    if (before && (!replaces || !sameView(before, replaces))) throw changedSince(before);
    await assertFreeName(work, page, name, id);
    if (!before) await assertRoom(work, page);
    if (usual) await clearUsual(work, page);
    await assertWritten(
      before
        ? tx.update(savedViews).set(after).where(keyOf(work, id)).returning({ id: savedViews.id })
        : tx
            .insert(savedViews)
            .values({ tenantId, id, userId: context.user.id, page, ...after, createdAt: context.now })
            .onConflictDoNothing()
            .returning({ id: savedViews.id }),
    );
    return {
      result: { id, query: after.query },
      audit: { subject: `view:${id}`, before: before ? { page, ...before } : null, after: { page, ...after } },
    };
  },
});

/** Gives a saved view another name; `replaces` is the one it had. */
export const renameView = command({
  name: "rename-view",
  kind: "replaces",
  action: "view.write",
  input: z.strictObject({ tenant: slugText, viewId: z.uuid(), name: viewNameSchema, replaces: viewNameSchema }),
  async run(work, { viewId, name, replaces }) {
    await takeTurn(work);
    const { name: before, page } = await ownView(work, viewId);
    if (before === name) return { result: { id: viewId }, audit: null };
    if (before !== replaces) throw changedSince({ name: before });
    await assertFreeName(work, page, name, viewId);
    await assertWritten(
      work.tx.update(savedViews).set({ name }).where(keyOf(work, viewId)).returning({ id: savedViews.id }),
    );
    return { result: { id: viewId }, audit: { subject: `view:${viewId}`, before: { name: before }, after: { name } } };
  },
});

/** Says whether a page opens with this view; at most one of a page does. `replaces` is the one that did as the member saw it, null: none. */
export const setUsualView = command({
  name: "set-usual-view",
  kind: "replaces",
  action: "view.write",
  input: z.strictObject({ tenant: slugText, viewId: z.uuid(), usual: z.boolean(), replaces: z.uuid().nullable() }),
  async run(work, { viewId, usual, replaces }) {
    await takeTurn(work);
    const view = await ownView(work, viewId);
    if (view.usual === usual) return { result: { id: viewId }, audit: null };
    const first =
      (await viewsOf(work, work.context.user.id, view.page as ViewPage)).find((one) => one.usual)?.id ?? null;
    if (first !== replaces) throw changedSince({ usual: first });
    if (usual) await clearUsual(work, view.page);
    await assertWritten(
      work.tx.update(savedViews).set({ usual }).where(keyOf(work, viewId)).returning({ id: savedViews.id }),
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

/** Forgets a saved view; what it said stays in the audit log. `replaces` is what the member saw. */
export const removeView = command({
  name: "remove-view",
  kind: "removes",
  action: "view.write",
  input: z.strictObject({ tenant: slugText, viewId: z.uuid(), replaces: viewFactsSchema }),
  async run(work, { viewId, replaces }) {
    await takeTurn(work);
    const { page, ...view } = await ownView(work, viewId);
    const before = viewFactsOf(view);
    if (!sameView(before, replaces)) throw changedSince(before);
    await assertWritten(work.tx.delete(savedViews).where(keyOf(work, viewId)).returning({ id: savedViews.id }));
    return { result: { id: viewId }, audit: { subject: `view:${viewId}`, before: { page, ...before }, after: null } };
  },
});

async function assertRoom(work: Work, page: ViewPage): Promise<void> {
  if ((await viewsOf(work, work.context.user.id, page)).length >= MOST_VIEWS)
    throw new Fault("CONFLICT", "views_full", { most: MOST_VIEWS });
}

/** Two windows of one member take turns: names stay unique, and one view at most opens first. */
const takeTurn = (work: Work) => joinLine(work, "views", work.context.user.id);

const keyOf = ({ tenantId, context }: Work, id: string) =>
  and(eq(savedViews.tenantId, tenantId), eq(savedViews.userId, context.user.id), eq(savedViews.id, id));

/** The member's own view; anybody else's does not exist. */
async function ownView(work: Work, id: string) {
  const [view] = await work.tx.select().from(savedViews).where(keyOf(work, id));
  if (!view) throw notFound();
  return view;
}

/** Refuses a name that another view of the page has. */
async function assertFreeName({ tx, tenantId, context }: Work, page: string, name: string, id: string): Promise<void> {
  const same = await tx
    .select({ id: savedViews.id })
    .from(savedViews)
    .where(
      and(
        eq(savedViews.tenantId, tenantId),
        eq(savedViews.userId, context.user.id),
        eq(savedViews.page, page),
        eq(savedViews.name, name),
      ),
    );
  if (same.some((view) => view.id !== id)) throw new Fault("CONFLICT", "view_name_taken", { name });
}

/** No view of the page opens first any more. */
async function clearUsual({ tx, tenantId, context }: Work, page: string): Promise<void> {
  await tx
    .update(savedViews)
    .set({ usual: false })
    .where(
      and(
        eq(savedViews.tenantId, tenantId),
        eq(savedViews.userId, context.user.id),
        eq(savedViews.page, page),
        eq(savedViews.usual, true),
      ),
    );
}
