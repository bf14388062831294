import { and, eq } from "drizzle-orm";
import { tileOrders } from "../../schema/view";
import type { TenantScope } from "../../connection/scope";

/** In which order a member wants the tiles of a page; empty for the usual one. */
export async function tileOrderOf(
  { tx, tenantId }: TenantScope,
  userId: string,
  page: string,
): Promise<readonly string[]> {
  const [row] = await tx
    .select({ tiles: tileOrders.tiles })
    .from(tileOrders)
    .where(and(eq(tileOrders.tenantId, tenantId), eq(tileOrders.userId, userId), eq(tileOrders.page, page)));
  return row?.tiles ?? [];
}
