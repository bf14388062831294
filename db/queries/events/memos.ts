import { and, asc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { LocalDate } from "@/domain/time/period";
import { events } from "../../schema/event";
import type { TenantScope } from "../../connection/scope";
import { namesOf } from "../members/members";

/** What is noted on a day of a team, with who wrote it; events that began earlier and still run are among them. */
export async function memosOn(scope: TenantScope, team: string, date: LocalDate) {
  const { tx, tenantId } = scope;
  const found = await tx
    .select({
      id: events.id,
      kind: events.kind,
      title: events.title,
      teamId: events.teamId,
      at: events.createdAt,
      createdBy: events.createdBy,
    })
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
  const names = await namesOf(
    scope,
    found.flatMap(({ createdBy }) => createdBy ?? []),
  );
  return found.map(({ id, kind, title, teamId, at, createdBy }) => ({
    id,
    title,
    at,
    by: names.get(createdBy ?? "") ?? null,
    removable: kind === "note" && teamId !== null,
  }));
}
