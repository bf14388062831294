import { and, eq } from "drizzle-orm";
import { tileOrderOf } from "@/db/queries/tile-orders";
import { tileOrders } from "@/db/schema/view";
import { completed, tileOrderSchema } from "@/domain/tile-order";
import { command } from "./command";

/** Keeps the order in which a member wants the tiles of a page, for that member alone; an empty one brings the usual order back. */
export const saveTileOrder = command({
  name: "save-tile-order",
  action: "view.write",
  input: tileOrderSchema,
  async run(work, { page, tiles: moved }) {
    const { tx, tenantId, context } = work;
    const userId = context.user.id;
    const before = await tileOrderOf(work, userId, page);
    const tiles = completed(moved, before);
    if (JSON.stringify(before) === JSON.stringify(tiles)) return { result: { tiles }, audit: null };
    const own = and(eq(tileOrders.tenantId, tenantId), eq(tileOrders.userId, userId), eq(tileOrders.page, page));
    if (tiles.length === 0) await tx.delete(tileOrders).where(own);
    else await tx.insert(tileOrders).values({ tenantId, userId, page, tiles }).onConflictDoUpdate({ target: [tileOrders.tenantId, tileOrders.userId, tileOrders.page], set: { tiles } });
    return { result: { tiles }, audit: { subject: `tiles:${page}`, before: { tiles: before }, after: { tiles } } };
  },
});
