import { and, eq } from "drizzle-orm";
import { joinLine } from "@/db/connection/line";
import { savedViews } from "@/db/schema/view";
import type { Work } from "../command";
import { Fault, notFound } from "../fault";

/* What the commands of saved views share. Parts of them, never one by itself. */

/** Two windows of one member take turns: names stay unique, and one view at most opens first. */
export const joinViewsLine = (work: Work) => joinLine(work, "views", work.context.user.id);

export const ownKey = ({ tenantId, context }: Work, id: string) =>
  and(eq(savedViews.tenantId, tenantId), eq(savedViews.userId, context.user.id), eq(savedViews.id, id));

/** The member's own view; anybody else's does not exist. */
export async function ownView(work: Work, id: string) {
  const [view] = await work.tx.select().from(savedViews).where(ownKey(work, id));
  if (!view) throw notFound();
  return view;
}

/** Refuses a name that another view of the page has. */
export async function assertFreeName(
  { tx, tenantId, context }: Work,
  page: string,
  name: string,
  id: string,
): Promise<void> {
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
export async function clearUsual({ tx, tenantId, context }: Work, page: string): Promise<void> {
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
