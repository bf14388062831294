import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { LocalDate } from "@/domain/time/period";
import { auditLog } from "../../schema/audit";
import { events } from "../../schema/event";
import { memberships } from "../../schema/membership";
import type { TenantScope } from "../../connection/scope";

/** What is noted on a day of a team, with who wrote it; events that began earlier and still run are among them. */
export async function memosOn({ tx, tenantId }: TenantScope, team: string, date: LocalDate) {
  const found = await tx
    .select({ id: events.id, kind: events.kind, title: events.title, teamId: events.teamId, at: events.createdAt })
    .from(events)
    .where(
      and(
        eq(events.tenantId, tenantId),
        or(isNull(events.teamId), eq(events.teamId, team)),
        lte(events.start, date),
        gt(sql`coalesce(${events.until}, ${events.start} + 1)`, date),
      ),
    )
    .orderBy(asc(events.createdAt), asc(events.id));
  const authors = await authorsOf(
    { tx, tenantId },
    found.map(({ id }) => `event:${id}`),
  );
  return found.map(({ id, kind, title, teamId, at }) => ({
    id,
    title,
    at,
    by: authors.get(`event:${id}`) ?? null,
    removable: kind === "note" && teamId !== null,
  }));
}

/** A change of an event leaves a row of the same command: only the first has nothing before it. */
const nothingBefore = sql`coalesce(${auditLog.before}, 'null'::jsonb) = 'null'::jsonb`;

/** Who first wrote the events down, by their subject in the audit log. */
export async function authorsOf(
  { tx, tenantId }: Pick<TenantScope, "tx" | "tenantId">,
  subjects: readonly string[],
): Promise<Map<string, string>> {
  if (subjects.length === 0) return new Map();
  const rows = await tx
    .select({ subject: auditLog.subject, name: memberships.name })
    .from(auditLog)
    .innerJoin(memberships, and(eq(memberships.tenantId, auditLog.tenantId), eq(memberships.userId, auditLog.userId)))
    .where(
      and(
        eq(auditLog.tenantId, tenantId),
        inArray(auditLog.subject, [...subjects]),
        inArray(auditLog.command, ["add-day-memo", "save-event"]),
        nothingBefore,
      ),
    );
  return new Map(rows.map(({ subject, name }) => [subject, name]));
}
