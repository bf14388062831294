import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { viewsOf } from "@/db/queries/views";
import { savedViews } from "@/db/schema/view";
import { slugText } from "@/domain/bounds";
import { MOST_VIEWS, stateOf, VIEW_PAGES, type ViewPage, viewNameSchema, viewQuerySchema } from "@/domain/saved-view";
import { Fault, notFound } from "../fault";
import { command, type Work } from "./command";

/** Keeps a page's state under a name, or keeps another state under it. `usual`: the page opens with it. */
export const saveView = command({
  name: "save-view",
  action: "view.write",
  /** `id` is made by the browser, once a view: a repeated request writes one. */
  input: z.strictObject({ tenant: slugText, id: z.uuid(), page: z.enum(VIEW_PAGES), name: viewNameSchema, query: viewQuerySchema, usual: z.boolean() }),
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
    return { result: { id, query: after.query }, audit: { subject: `view:${id}`, before: before ? { page, name: before.name, query: before.query, usual: before.usual } : null, after: { page, ...after } } };
  },
});

/** Gives a saved view another name. */
export const renameView = command({
  name: "rename-view",
  action: "view.write",
  input: z.strictObject({ tenant: slugText, viewId: z.uuid(), name: viewNameSchema }),
  async run(work, { viewId, name }) {
    await takeTurn(work);
    const { name: before, page } = await ownView(work, viewId);
    if (before === name) return { result: { id: viewId }, audit: null };
    await assertFreeName(work, page, name, viewId);
    await work.tx.update(savedViews).set({ name }).where(keyOf(work, viewId));
    return { result: { id: viewId }, audit: { subject: `view:${viewId}`, before: { name: before }, after: { name } } };
  },
});

/** Says whether a page opens with this view; at most one of a page does. */
export const setUsualView = command({
  name: "set-usual-view",
  action: "view.write",
  input: z.strictObject({ tenant: slugText, viewId: z.uuid(), usual: z.boolean() }),
  async run(work, { viewId, usual }) {
    await takeTurn(work);
    const view = await ownView(work, viewId);
    if (view.usual === usual) return { result: { id: viewId }, audit: null };
    if (usual) await clearUsual(work, view.page);
    await work.tx.update(savedViews).set({ usual }).where(keyOf(work, viewId));
    return { result: { id: viewId }, audit: { subject: `view:${viewId}`, before: { name: view.name, usual: view.usual }, after: { name: view.name, usual } } };
  },
});

/** Forgets a saved view; what it said stays in the audit log. */
export const removeView = command({
  name: "remove-view",
  action: "view.write",
  input: z.strictObject({ tenant: slugText, viewId: z.uuid() }),
  async run(work, { viewId }) {
    const { name, page, query, usual } = await ownView(work, viewId);
    await work.tx.delete(savedViews).where(keyOf(work, viewId));
    return { result: { id: viewId }, audit: { subject: `view:${viewId}`, before: { name, page, query, usual }, after: null } };
  },
});

async function assertRoom(work: Work, page: ViewPage): Promise<void> {
  if ((await viewsOf(work, work.context.user.id, page)).length >= MOST_VIEWS) throw new Fault("CONFLICT", "views_full", { most: MOST_VIEWS });
}

/** Two windows of one member take turns: names stay unique, and one view at most opens first. */
const takeTurn = ({ tx, tenantId, context }: Work) => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`views:${tenantId}:${context.user.id}`}, 0))`);

const keyOf = ({ tenantId, context }: Work, id: string) => and(eq(savedViews.tenantId, tenantId), eq(savedViews.userId, context.user.id), eq(savedViews.id, id));

/** The member's own view; anybody else's does not exist. */
async function ownView(work: Work, id: string) {
  const [view] = await work.tx.select().from(savedViews).where(keyOf(work, id));
  if (!view) throw notFound();
  return view;
}

/** Refuses a name that another view of the page has. */
async function assertFreeName({ tx, tenantId, context }: Work, page: string, name: string, id: string): Promise<void> {
  const same = await tx.select({ id: savedViews.id }).from(savedViews)
    .where(and(eq(savedViews.tenantId, tenantId), eq(savedViews.userId, context.user.id), eq(savedViews.page, page), eq(savedViews.name, name)));
  if (same.some((view) => view.id !== id)) throw new Fault("CONFLICT", "view_name_taken", { name });
}

/** No view of the page opens first any more. */
async function clearUsual({ tx, tenantId, context }: Work, page: string): Promise<void> {
  await tx.update(savedViews).set({ usual: false }).where(and(eq(savedViews.tenantId, tenantId), eq(savedViews.userId, context.user.id), eq(savedViews.page, page), eq(savedViews.usual, true)));
}
