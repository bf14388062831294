import { and, desc, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import type { AuditSearch } from "@/domain/audit/search";
import { addDays } from "@/domain/time/period";
import { auditLog } from "../../schema/audit";
import type { TenantScope } from "../../connection/scope";

const COLUMNS = {
  id: auditLog.id,
  at: auditLog.at,
  userId: auditLog.userId,
  userName: auditLog.userName,
  network: auditLog.network,
  command: auditLog.command,
  subject: auditLog.subject,
  before: auditLog.before,
  after: auditLog.after,
  requestId: auditLog.requestId,
};

export type AuditRow = Awaited<ReturnType<typeof auditRows>>[number];

export interface AuditQuery {
  search: AuditSearch;
  /** Whose days `from` and `last` are. */
  zone: string;
  /** Ids of what bears the searched text as its name today: rows about them are found too. */
  named: readonly string[];
  /** Only rows older than this one. */
  before: string | undefined;
  limit: number;
}

/** Rows of the audit log, newest first; those of one moment in the order of their ids, so that no page doubles or loses one. */
export function auditRows({ tx, tenantId }: TenantScope, { search, zone, named, before, limit }: AuditQuery) {
  const { person, command, from, last, text, network } = search;
  const midnight = (date: string): SQL => sql`(${date}::date::timestamp at time zone ${zone})`;
  return tx
    .select(COLUMNS)
    .from(auditLog)
    .where(
      and(
        eq(auditLog.tenantId, tenantId),
        person ? eq(auditLog.userId, person) : undefined,
        command ? eq(auditLog.command, command) : undefined,
        from ? gte(auditLog.at, midnight(from)) : undefined,
        last ? lt(auditLog.at, midnight(addDays(last, 1))) : undefined,
        network ? sql`starts_with(lower(${auditLog.network}), lower(${network}))` : undefined,
        text
          ? or(
              sql`position(lower(${text}) in ${words}) > 0`,
              named.length > 0 ? sql`${words} ~ ${named.join("|")}` : undefined,
            )
          : undefined,
        before
          ? sql`(${auditLog.at}, ${auditLog.id}) < (select a.at, a.id from audit_log a where a.tenant_id = ${tenantId} and a.id = ${before})`
          : undefined,
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit);
}

/** No index helps here: under row-level security PostgreSQL uses none for such a test. 200,000 rows take 0.8 s; a span of days shortens it. Ids are looked for together: apart, fifty names took fifty times as long. */
const words: SQL = sql`lower(concat_ws(' ', ${auditLog.subject}, ${auditLog.userName}, ${auditLog.before}::text, ${auditLog.after}::text))`;

/** Whether the log has this row. */
export async function hasAuditRow({ tx, tenantId }: TenantScope, id: string): Promise<boolean> {
  return (
    (
      await tx
        .select({ id: auditLog.id })
        .from(auditLog)
        .where(and(eq(auditLog.tenantId, tenantId), eq(auditLog.id, id)))
    ).length > 0
  );
}

/** Everybody the log names, by the name they have as members, else the last one it knew; `left`: no member any more. Hops from person to person along the index. */
export async function auditPeople({
  tx,
  tenantId,
}: TenantScope): Promise<{ id: string; name: string | null; left: boolean }[]> {
  const rows = await tx.execute<{ id: string; name: string | null; left: boolean }>(sql`
    with recursive hops as (
      (select user_id as id from audit_log where tenant_id = ${tenantId} order by user_id limit 1)
      union all select (select a.user_id from audit_log a where a.tenant_id = ${tenantId} and a.user_id > hops.id order by a.user_id limit 1) from hops where hops.id is not null)
    select hops.id, m.user_id is null as left,
      coalesce(m.name, (select a.user_name from audit_log a where a.tenant_id = ${tenantId} and a.user_id = hops.id and a.user_name is not null order by a.at desc limit 1)) as name
    from hops left join memberships m on m.tenant_id = ${tenantId} and m.user_id = hops.id where hops.id is not null order by name nulls last, hops.id`);
  return rows.map(({ id, name, left }) => ({ id, name, left }));
}

/** Every command the log has rows of. */
export async function auditCommands({ tx, tenantId }: TenantScope): Promise<string[]> {
  const rows = await tx.execute<{ command: string }>(sql`
    with recursive hops as (
      (select command from audit_log where tenant_id = ${tenantId} order by command limit 1)
      union all select (select a.command from audit_log a where a.tenant_id = ${tenantId} and a.command > hops.command order by a.command limit 1) from hops where hops.command is not null)
    select command from hops where command is not null`);
  return rows.map(({ command }) => command);
}
