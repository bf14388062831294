import { sql } from "drizzle-orm";
import type { LocalDate } from "@/domain/period";
import type { TenantScope } from "../scope";
import { filled } from "./recorded-periods";

export interface ChannelExtent { readonly first: LocalDate; readonly last: LocalDate }

/** The starts of each channel's first and last record that holds anything; channels without one are left out. */
export async function channelExtents({ tx, tenantId }: TenantScope): Promise<ReadonlyMap<string, ChannelExtent>> {
  const rows = await tx.execute<{ id: string; first: LocalDate; last: LocalDate }>(sql`
    select r.channel_id as id, min(r.start)::text as first, max(r.start)::text as last
    from records r where r.tenant_id = ${tenantId} and ${filled} > 0 group by r.channel_id`);
  return new Map(rows.map(({ id, first, last }) => [id, { first, last }]));
}
