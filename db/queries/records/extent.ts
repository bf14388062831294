import { sql } from "drizzle-orm";
import type { ChannelKind } from "@/domain/measures/channel";
import type { LocalDate, Range } from "@/domain/time/period";
import type { TenantScope } from "../../connection/scope";
import { needSql } from "../tallies/need-sql";
import { among } from "../tallies/tallies";

type Chosen = { readonly teams: readonly string[] | "all"; readonly channels?: readonly string[] | "all" };

/** `latest`: the first day of the record that begins last. */
export type Extent = Range & { readonly latest: LocalDate };

/** First and last recorded day of the given teams and channels; null when nothing was ever recorded. Read off each channel's ends: records never overlap. */
export async function recordedExtent(
  { tx, tenantId }: TenantScope,
  { teams, channels }: Chosen,
): Promise<Extent | null> {
  const rows = await tx.execute<{ from: LocalDate | null; until: LocalDate | null; latest: LocalDate | null }>(sql`
    select min(first.start)::text as from, max(last.until)::text as until, max(last.start)::text as latest
    from channels c
      cross join lateral (select r.start from records r where r.tenant_id = ${tenantId} and r.channel_id = c.id order by r.start limit 1) first
      cross join lateral (select r.start, r.until from records r where r.tenant_id = ${tenantId} and r.channel_id = c.id order by r.start desc limit 1) last
    where c.tenant_id = ${tenantId} ${among("c.team_id", teams)} ${among("c.id", channels)}`);
  const [row] = rows;
  return row?.from && row.until && row.latest ? { from: row.from, until: row.until, latest: row.latest } : null;
}

export type MonthContacts = { readonly month: LocalDate; readonly kind: ChannelKind; readonly contacts: number };

/** Contacts received per month and kind of channel, of whole months; blank ones left out. A week counts in the month it begins in. */
export async function contactsByMonth(
  { tx, tenantId }: TenantScope,
  range: Range,
  { teams, channels }: Chosen,
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
