import { sql, type SQL } from "drizzle-orm";
import { RECORD_MEASURES } from "@/domain/measures/measure";
import { firstOfMonth, type LocalDate } from "@/domain/time/period";
import { joinLine } from "../../connection/line";
import type { TenantScope } from "../../connection/scope";
import { among, columnText } from "../sql-fragments";
import { addedUp } from "./added-up";

const MEASURES = RECORD_MEASURES.map(({ id }) => id);
const monthOf = sql`date_trunc('month', r.start::timestamp)::date`;
const nextMonth = sql`(date_trunc('month', r.start::timestamp) + interval '1 month')::date`;
const COLUMNS = sql.raw(
  [
    "team_id",
    "channel_id",
    "cadence",
    "sl_threshold_sec",
    "ces_scale",
    "days",
    "until",
    "estimated",
    "estimates",
    ...MEASURES.map(columnText),
  ].join(),
);

/** The records of these channels (all: of the tenant) added up by month, as they are kept. */
const addedUpByMonth = ({ tenantId }: TenantScope, channels: readonly string[] | "all", when: SQL = sql``): SQL =>
  addedUp(
    MEASURES,
    { key: monthOf, end: nextMonth },
    sql`r.tenant_id = ${tenantId} ${among("r.channel_id", channels)} ${when}`,
  );

/**
 * Adds the month around `start` of a channel up anew. For whoever wrote a record of it, in the same transaction, after the
 * write: others who write records of that month wait for the end of it.
 */
export async function renewMonth(scope: TenantScope, channelId: string, start: LocalDate): Promise<void> {
  const month = firstOfMonth(start);
  await joinLine(scope, "tallies", `${channelId}:${month}`);
  const { tx, tenantId } = scope;
  await tx.execute(sql`
    delete from monthly_tallies m where m.tenant_id = ${tenantId} and m.channel_id = ${channelId} and m.month = ${month}`);
  await insertAddedUp(
    scope,
    addedUpByMonth(scope, [channelId], sql`and r.start >= ${month} and r.start < ${month}::date + interval '1 month'`),
  );
}

/** Adds every month of these channels up anew. For whoever holds the channels' lines: imports, their undo, and what fills a company. */
export async function renewChannels(scope: TenantScope, channels: readonly string[] | "all"): Promise<void> {
  const { tx, tenantId } = scope;
  await tx.execute(
    sql`delete from monthly_tallies m where m.tenant_id = ${tenantId} ${among("m.channel_id", channels)}`,
  );
  await insertAddedUp(scope, addedUpByMonth(scope, channels));
}

const insertAddedUp = ({ tx, tenantId }: TenantScope, added: SQL) =>
  tx.execute(sql`
    insert into monthly_tallies (tenant_id, month, ${COLUMNS})
    select ${tenantId}::uuid, added.place, ${COLUMNS} from (${added}) added returning month`);

/** A channel's month whose kept sums are not those of its records. */
export type StrayMonth = { readonly channelId: string; readonly month: LocalDate };

/** Compares every kept sum with the records it is the sum of: the months that differ, whichever side has more. */
export async function strayMonths(scope: TenantScope): Promise<StrayMonth[]> {
  const kept = sql`select m.month as place, ${COLUMNS} from monthly_tallies m where m.tenant_id = ${scope.tenantId}`;
  const made = sql`select added.place, ${COLUMNS} from (${addedUpByMonth(scope, "all")}) added`;
  return scope.tx.execute<StrayMonth>(sql`
    select distinct channel_id as "channelId", place::text as month from (
      ((${kept}) except all (${made})) union all ((${made}) except all (${kept}))
    ) stray order by 2, 1`);
}
