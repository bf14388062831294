import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { EventKind } from "@/domain/events/event";
import type { LocalDate, Range } from "@/domain/time/period";
import { events } from "../../schema/event";
import type { TenantScope } from "../../connection/scope";

/**
 * Events that touch the range, oldest first. `teams`: a team's id, several, or "all"; events of no team concern each
 * of them. `until` is null for an event of one day.
 */
export function eventsIn({ tx, tenantId }: TenantScope, range: Range, teams: string | readonly string[] = "all") {
  return tx
    .select(COLUMNS)
    .from(events)
    .where(and(eq(events.tenantId, tenantId), lt(events.start, range.until), gt(afterLast, range.from), ofTeams(teams)))
    .orderBy(asc(events.start), asc(events.id));
}

const COLUMNS = {
  id: events.id,
  teamId: events.teamId,
  kind: events.kind,
  title: events.title,
  start: events.start,
  until: events.until,
};
/** The day after the last one. */
const afterLast = sql`coalesce(${events.until}, ${events.start} + 1)`;

/** The teams' own events and those of no team. */
function ofTeams(teams: string | readonly string[]): SQL | undefined {
  if (teams === "all") return undefined;
  return or(isNull(events.teamId), inArray(events.teamId, typeof teams === "string" ? [teams] : [...teams]));
}

export interface EventSearch {
  teams: readonly string[] | "all";
  text?: string | undefined;
  kind?: EventKind | undefined;
  from?: LocalDate | undefined;
  /** The last day looked at. */
  last?: LocalDate | undefined;
  limit: number;
}

/** Events whose title holds the text, of a kind, that touch the days from first to last: newest first. */
export function findEvents({ tx, tenantId }: TenantScope, { teams, text, kind, from, last, limit }: EventSearch) {
  const holds = text ? sql`position(lower(${text}) in lower(${events.title})) > 0` : undefined;
  return tx
    .select(COLUMNS)
    .from(events)
    .where(
      and(
        eq(events.tenantId, tenantId),
        ofTeams(teams),
        holds,
        kind && eq(events.kind, kind),
        from ? gt(afterLast, from) : undefined,
        last ? lte(events.start, last) : undefined,
      ),
    )
    .orderBy(desc(events.start), desc(events.id))
    .limit(limit);
}
