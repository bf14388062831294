import { sql, type SQL } from "drizzle-orm";
import { type Bucket, buckets } from "@/domain/time/period";
import type { TenantScope } from "@/db/connection/scope";
import { measureColumn } from "@/db/queries/sql-fragments";
import { measuresBehind } from "@/db/queries/tallies/need-sql";
import { bucketsOf, placeAmong, type TallyQuery } from "./tallies";
import { planOf } from "./plan";
import { readTallies, type TallyRow, type TallyTable } from "./rows";
import { tallySql } from "./statement";

/** What tallySql expects of a source that has no channels and no stored definitions. */
export const OF_NO_CHANNEL = sql`null::uuid as unit, null::int as sl_threshold_sec, null::text as ces_scale`;

/** Whole months of the range. A bucket shorter than a month, or a month cut off by the range, has no customer base. */
export function wholeMonths({ range, grain, calendar }: TallyQuery): Bucket[] {
  return grain === "day" || grain === "week" ? [] : buckets(range, "month", calendar).filter((month) => !month.partial);
}

/** The customer base of those months, as `b`. */
export const baseOf = ({ tenantId }: TenantScope, months: readonly Bucket[]): SQL => sql`
  customer_months b where b.tenant_id = ${tenantId} and b.start >= ${months[0]?.from} and b.start < ${months.at(-1)?.until}`;

/** Sums behind KPIs of source "base", in one statement: whole months in each bucket. Teams, channels and groups do not apply. */
export async function customerTallies(scope: TenantScope, query: TallyQuery): Promise<TallyTable> {
  const asked = bucketsOf(query);
  if (asked.length === 0 || query.kpis.length === 0) return { cells: [], coarser: [] };
  const plan = planOf(query.kpis, query.variants);
  const months = wholeMonths(query);
  if (months.length === 0) return readTallies([], plan, asked, true);
  const columns = sql.join(measuresBehind(plan.needs).map(measureColumn), sql`, `);
  const source = sql`select ${placeAmong(sql`b.start`, asked)} as place, '' as grp, b.start, ${OF_NO_CHANNEL}, ${columns} from ${baseOf(scope, months)}`;
  return readTallies(await scope.tx.execute<TallyRow>(tallySql(scope, source, plan)), plan, asked, true);
}
