import { and, asc, desc, eq, gt, gte, inArray, lt, ne, sql } from "drizzle-orm";
import type { MeasureId } from "@/domain/measures/measure";
import { grouped } from "@/domain/grouped";
import type { LocalDate, Range } from "@/domain/time/period";
import { auditLog } from "../../schema/audit";
import { records } from "../../schema/record";
import type { TenantScope } from "../../connection/scope";

export type RecordRow = typeof records.$inferSelect;

/** The records of the channels that start on one of the days. */
export function recordsAt(
  { tx, tenantId }: TenantScope,
  channels: readonly string[],
  starts: readonly LocalDate[],
): Promise<RecordRow[]> {
  return tx
    .select()
    .from(records)
    .where(
      and(
        eq(records.tenantId, tenantId),
        inArray(records.channelId, [...channels]),
        inArray(records.start, [...new Set(starts)]),
      ),
    )
    .orderBy(desc(records.start));
}

/** The records of one channel whose period starts in the range, oldest first. */
export function recordsOfChannel({ tx, tenantId }: TenantScope, channel: string, range: Range): Promise<RecordRow[]> {
  return tx
    .select()
    .from(records)
    .where(
      and(
        eq(records.tenantId, tenantId),
        eq(records.channelId, channel),
        gte(records.start, range.from),
        lt(records.start, range.until),
      ),
    )
    .orderBy(asc(records.start));
}

/** Whole records whose period starts in `range`, of the given teams. */
export function recordsIn({ tx, tenantId }: TenantScope, range: Range, teams: readonly string[] | "all") {
  const ofTeams = teams === "all" ? undefined : inArray(records.teamId, [...teams]);
  return tx
    .select()
    .from(records)
    .where(
      and(eq(records.tenantId, tenantId), gte(records.start, range.from), lt(records.start, range.until), ofTeams),
    );
}

/** The weeks recorded of these channels that touch the range, by channel. */
export async function recordedWeeks(
  { tx, tenantId }: TenantScope,
  channels: readonly string[],
  range: Range,
): Promise<ReadonlyMap<string, Range[]>> {
  if (channels.length === 0) return new Map();
  const found = await tx
    .select({ channelId: records.channelId, from: records.start, until: records.until })
    .from(records)
    .where(
      and(
        eq(records.tenantId, tenantId),
        inArray(records.channelId, [...channels]),
        eq(records.cadence, "week"),
        lt(records.start, range.until),
        gt(records.until, range.from),
      ),
    );
  return grouped(found, ({ channelId }) => channelId);
}

/** True when another record of the channel covers a day of the range: the channel's cadence was another then. */
export async function isCovered({ tx, tenantId }: TenantScope, channel: string, range: Range): Promise<boolean> {
  const rows = await tx
    .select({ start: records.start })
    .from(records)
    .where(
      and(
        eq(records.tenantId, tenantId),
        eq(records.channelId, channel),
        ne(records.start, range.from),
        lt(records.start, range.until),
        gt(records.until, range.from),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Who last wrote a cell by hand, when and what, as the audit log has it; null when an import or the demo did. */
export async function lastEditOf(
  { tx, tenantId }: TenantScope,
  subject: string,
  measure: MeasureId,
): Promise<{ userId: string; at: Date; value: number | null } | null> {
  const rows = await tx
    .select({
      userId: auditLog.userId,
      at: auditLog.at,
      value: sql<string | null>`${auditLog.after} ->> ${measure}::text`,
    })
    .from(auditLog)
    .where(and(eq(auditLog.tenantId, tenantId), eq(auditLog.subject, subject), sql`${auditLog.after} ? ${measure}`))
    .orderBy(desc(auditLog.at))
    .limit(1);
  const [row] = rows;
  return row ? { ...row, value: row.value === null ? null : Number(row.value) } : null;
}
