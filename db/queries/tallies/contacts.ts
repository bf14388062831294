import { sql } from "drizzle-orm";
import type { ChannelKind } from "@/domain/measures/channel";
import type { Range } from "@/domain/time/period";
import type { TenantScope } from "../../connection/scope";
import { needSql } from "./need-sql";
import { among } from "./tallies";

/**
 * Contacts received per kind of channel: what `evidence` of domain/diagnosis/evidence and the channel mix need. A record counts
 * where its period begins in the range, with `ended` only where it also ends in it; a kind nobody recorded contacts for
 * is absent, which is not zero.
 */
export async function contactsByChannel(
  { tx, tenantId }: TenantScope,
  {
    range,
    teams,
    channels,
    ended = false,
  }: { range: Range; teams: readonly string[] | "all"; channels?: readonly string[] | "all"; ended?: boolean },
): Promise<Partial<Record<ChannelKind, number>>> {
  const contacts = needSql("contacts");
  const rows = await tx.execute<{ kind: ChannelKind; contacts: number }>(sql`
    select c.kind, sum(${contacts})::float8 as contacts
    from records r join channels c on c.tenant_id = r.tenant_id and c.id = r.channel_id
    where r.tenant_id = ${tenantId} and r.start >= ${range.from} and r.start < ${range.until} and ${contacts} is not null
      ${ended ? sql`and r.until <= ${range.until}` : sql``} ${among("r.team_id", teams)} ${among("r.channel_id", channels)}
    group by c.kind`);
  return Object.fromEntries(rows.map(({ kind, contacts: sum }) => [kind, sum]));
}
