import { sql, type SQL } from "drizzle-orm";
import { type MeasureId, MEASURES } from "@/domain/measures/measure";
import type { Bucket, LocalDate } from "@/domain/time/period";
import type { TenantScope } from "@/db/connection/scope";
import { among, measureColumn } from "@/db/queries/sql-fragments";
import { baseOf, OF_NO_CHANNEL, wholeMonths } from "./customer";
import { measuresBehind, needSql } from "@/db/queries/tallies/need-sql";
import { bucketsOf, groupColumn, placeAmong, type TallyQuery } from "./tallies";
import { planOf } from "./plan";
import { readTallies, type TallyRow, type TallyTable } from "./rows";
import { tallySql } from "./statement";

const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);

/**
 * Sums behind KPIs of source "both", in one statement: contacts of a month (all kinds of channel) beside that month's
 * customer base, as the domain's joinByPeriod. A month with one of the two counts in `total`, not in `used`. Grouped,
 * every group meets the same base.
 */
export async function jointTallies(scope: TenantScope, query: TallyQuery): Promise<TallyTable> {
  const asked = bucketsOf(query);
  if (asked.length === 0 || query.kpis.length === 0) return { cells: [], coarser: [] };
  const plan = planOf(query.kpis, query.variants);
  const pooled = (query.groupBy ?? "none") === "none";
  const months = wholeMonths(query);
  const rows =
    months.length === 0
      ? []
      : await scope.tx.execute<TallyRow>(
          tallySql(scope, joined(scope, query, asked, months, measuresBehind(plan.needs)), plan),
        );
  return readTallies(rows, plan, asked, pooled);
}

function joined(
  scope: TenantScope,
  query: TallyQuery,
  asked: readonly Bucket[],
  months: readonly Bucket[],
  ids: readonly MeasureId[],
): SQL {
  const base = ids.filter((id) => MEASURES[id].source === "base").map(measureColumn);
  const groups = (query.groupBy ?? "none") === "none" ? sql`select '' as grp` : sql`select distinct grp from counted`;
  return sql`
    with counted as (${countedByMonth(scope, query, months)}), sides as (
      select month, grp, received, unique_contacting_customers, ${list(base.map((column) => sql`null::bigint as ${column}`))} from counted
      union all
      select ${monthOf(sql`b.start`, months)}, groups.grp, null, null, ${list(base)} from (${groups}) groups, ${baseOf(scope, months)}
    )
    select ${placeAmong(startOf(months), asked)} as place, grp, ${startOf(months)} as start, ${OF_NO_CHANNEL}, ${list(ids.map(ofMonth))}
    from sides group by month, grp`;
}

/** The 1-based month a date lies in, of months that follow each other: counted, as a list of them would be longer than the rest of the statement. */
const monthOf = (date: SQL, [first]: readonly Bucket[]): SQL =>
  sql`(extract(year from ${date}) * 12 + extract(month from ${date}))::int - ${first ? monthNumber(first.start) - 1 : 0}::int`;
const monthNumber = (start: LocalDate): number => Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7));
/** The first day of such a month. */
const startOf = ([first]: readonly Bucket[]): SQL =>
  sql`(${first?.start}::date + make_interval(months => month - 1))::date`;

/** Contacts travel as `received`, the raw id behind the derived one. Blank ones are left out of the sums. */
export const countedByMonth = (
  { tenantId }: TenantScope,
  { groupBy, teams, channels }: TallyQuery,
  months: readonly Bucket[],
) => sql`
  select ${monthOf(sql`r.start`, months)} as month, ${groupColumn(groupBy)} as grp,
    sum(${needSql("contacts")}) as received, sum(unique_contacting_customers) as unique_contacting_customers
  from records r
  where r.tenant_id = ${tenantId} and r.start >= ${months[0]?.from} and r.start < ${months.at(-1)?.until}
    ${among("r.team_id", teams)} ${among("r.channel_id", channels)}
  group by 1, 2`;

/** One value a month from its two sides; a measure that is on neither is null. */
function ofMonth(id: MeasureId): SQL {
  const column = measureColumn(id);
  const there = MEASURES[id].source === "base" || id === "received" || id === "unique_contacting_customers";
  return there ? sql`max(${column}) as ${column}` : sql`null::bigint as ${column}`;
}
