import { sql } from "drizzle-orm";
import type { LocalDate, Range } from "@/domain/time/period";
import type { TenantScope } from "../../connection/scope";
import { among } from "../sql-fragments";

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
