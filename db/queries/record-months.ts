import { sql } from "drizzle-orm";
import type { ChannelKind } from "@/domain/channel";
import type { LocalDate, Range } from "@/domain/period";
import type { TenantScope } from "../scope";
import { needSql } from "./need-sql";
import { among } from "./tallies";

type Chosen = { readonly teams: readonly string[] | "all"; readonly channels?: readonly string[] | "all" };

/** `latest`: the first day of the record that begins last. */
export type Extent = Range & { readonly latest: LocalDate };

/** First and last recorded day of the given teams and channels; null when nothing was ever recorded. */
export async function recordedExtent({ tx, tenantId }: TenantScope, { teams, channels }: Chosen): Promise<Extent | null> {
  const rows = await tx.execute<{ from: LocalDate | null; until: LocalDate | null; latest: LocalDate | null }>(sql`
    select min(r.start)::text as from, max(r.until)::text as until, max(r.start)::text as latest from records r
    where r.tenant_id = ${tenantId} ${among("r.team_id", teams)} ${among("r.channel_id", channels)}`);
  const [row] = rows;
  return row?.from && row.until && row.latest ? { from: row.from, until: row.until, latest: row.latest } : null;
}

export type MonthContacts = { readonly month: LocalDate; readonly kind: ChannelKind; readonly contacts: number };

/** Contacts received per month and kind of channel, of whole months; blank ones left out. A week counts in the month it begins in. */
export async function contactsByMonth({ tx, tenantId }: TenantScope, range: Range, { teams, channels }: Chosen): Promise<MonthContacts[]> {
  const rows = await tx.execute<{ month: LocalDate; kind: ChannelKind; contacts: string }>(sql`
    select date_trunc('month', r.start)::date::text as month, c.kind, sum(${needSql("contacts")})::text as contacts
    from records r join channels c on c.tenant_id = r.tenant_id and c.id = r.channel_id
    where r.tenant_id = ${tenantId} and r.start >= ${range.from} and r.start < ${range.until}
      ${among("r.team_id", teams)} ${among("r.channel_id", channels)}
    group by 1, 2 having sum(${needSql("contacts")}) is not null order by 1`);
  return rows.map((row) => ({ ...row, contacts: Number(row.contacts) }));
}
