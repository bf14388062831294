import { and, eq } from "drizzle-orm";
import { joinLine } from "@/db/connection/line";
import { tileOrderOf } from "@/db/queries/views/tile-orders";
import { tileOrders } from "@/db/schema/view";
import { completed, tileOrderSchema } from "@/domain/dashboard/tile-order";
import { assertWritten, changedSince } from "../../premise";
import { command } from "../../command";

/** Keeps the order in which a member wants the tiles of a page, for that member alone; an empty one brings the usual order back. */
export const saveTileOrder = command({
  name: "save-tile-order",
  kind: "replaces",
  action: "view.write",
  input: tileOrderSchema,
  async run(work, { page, tiles: moved, replaces }) {
    const { tx, tenantId, context } = work;
    const userId = context.user.id;
    await joinLine(work, "views", userId);
    const before = await tileOrderOf(work, userId, page);
    const tiles = completed(moved, before);
    const row = { tenantId, userId, page, tiles };
    if (JSON.stringify(before) === JSON.stringify(tiles)) return { result: { tiles }, audit: null };
    const own = and(eq(tileOrders.tenantId, tenantId), eq(tileOrders.userId, userId), eq(tileOrders.page, page));
    if (JSON.stringify(before) !== JSON.stringify(replaces)) throw changedSince({ tiles: before });
    const written = { page: tileOrders.page };
    const write = () => {
      if (tiles.length === 0) return tx.delete(tileOrders).where(own).returning(written);
      return before.length > 0
        ? tx.update(tileOrders).set({ tiles }).where(own).returning(written)
        : tx.insert(tileOrders).values(row).onConflictDoNothing().returning(written);
    };
    await assertWritten(write());
    return { result: { tiles }, audit: { subject: `tiles:${page}`, before: { tiles: before }, after: { tiles } } };
  },
});
