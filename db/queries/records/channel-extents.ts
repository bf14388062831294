import { sql } from "drizzle-orm";
import type { LocalDate } from "@/domain/time/period";
import type { TenantScope } from "../../connection/scope";
import { filled } from "./periods";

export interface ChannelExtent {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The starts of each channel's first and last record that holds anything; channels without one are left out. */
export async function channelExtents({ tx, tenantId }: TenantScope): Promise<ReadonlyMap<string, ChannelExtent>> {
  const rows = await tx.execute<{ id: string; first: LocalDate; last: LocalDate }>(sql`
    select c.id, first.start::text as first, last.start::text as last
    from channels c
      cross join lateral (select r.start from records r where r.tenant_id = ${tenantId} and r.channel_id = c.id and ${filled} > 0 order by r.start limit 1) first
      cross join lateral (select r.start from records r where r.tenant_id = ${tenantId} and r.channel_id = c.id and ${filled} > 0 order by r.start desc limit 1) last
    where c.tenant_id = ${tenantId}`);
  return new Map(rows.map(({ id, first, last }) => [id, { first, last }]));
}
