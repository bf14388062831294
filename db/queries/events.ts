import { and, asc, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Range } from "@/domain/period";
import { events } from "../schema/event";
import type { TenantScope } from "../scope";

/**
 * Events that touch the range, oldest first. `teams`: a team's id, several, or "all"; events of no team concern each
 * of them. `until` is null for an event of one day.
 */
export function eventsIn({ tx, tenantId }: TenantScope, range: Range, teams: string | readonly string[] = "all") {
  const chosen = typeof teams === "string" ? [teams] : [...teams];
  const ofTeams = teams === "all" ? undefined : or(isNull(events.teamId), inArray(events.teamId, chosen));
  return tx.select({ id: events.id, teamId: events.teamId, kind: events.kind, title: events.title, start: events.start, until: events.until }).from(events)
    .where(and(eq(events.tenantId, tenantId), lt(events.start, range.until), gt(sql`coalesce(${events.until}, ${events.start} + 1)`, range.from), ofTeams))
    .orderBy(asc(events.start), asc(events.id));
}
