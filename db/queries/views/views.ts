import { and, asc, eq } from "drizzle-orm";
import type { SavedView, ViewPage } from "@/domain/views/saved-view";
import { savedViews } from "../../schema/view";
import type { TenantScope } from "../../connection/scope";

/** A member's own saved views of a page, by name. */
export function viewsOf({ tx, tenantId }: TenantScope, userId: string, page: ViewPage): Promise<SavedView[]> {
  return tx
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query, usual: savedViews.usual })
    .from(savedViews)
    .where(and(eq(savedViews.tenantId, tenantId), eq(savedViews.userId, userId), eq(savedViews.page, page)))
    .orderBy(asc(savedViews.name), asc(savedViews.id));
}
