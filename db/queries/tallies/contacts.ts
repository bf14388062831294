import { sql } from "drizzle-orm";
import type { ChannelKind } from "@/domain/measures/channel";
import type { LocalDate, Range } from "@/domain/time/period";
import type { TenantScope } from "../../connection/scope";
import { among } from "../sql-fragments";
import { needSql } from "./need-sql";

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

type Wanted = { readonly teams: readonly string[] | "all"; readonly channels?: readonly string[] | "all" };

export type MonthContacts = { readonly month: LocalDate; readonly kind: ChannelKind; readonly contacts: number };

/** Contacts received per month and kind of channel, of whole months; blank ones left out. A week counts in the month it begins in. */
export async function contactsByMonth(
  { tx, tenantId }: TenantScope,
  range: Range,
  { teams, channels }: Wanted,
): Promise<MonthContacts[]> {
  const rows = await tx.execute<{ month: LocalDate; kind: ChannelKind; contacts: string }>(sql`
    select month::text, c.kind, sum(units.contacts)::text as contacts
    from (
      select date_trunc('month', r.start::timestamp)::date as month, r.channel_id, sum(${needSql("contacts")}) as contacts from records r
      where r.tenant_id = ${tenantId} and r.start >= ${range.from} and r.start < ${range.until}
        ${among("r.team_id", teams)} ${among("r.channel_id", channels)}
      group by 1, 2) units join channels c on c.tenant_id = ${tenantId} and c.id = units.channel_id
    where units.contacts is not null group by 1, 2 order by 1`);
  return rows.map((row) => ({ ...row, contacts: Number(row.contacts) }));
}
