import { authorsOf } from "@/db/queries/events/memos";
import { findEvents } from "@/db/queries/events/events";
import { teamsOf } from "@/db/queries/tenants/teams";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { type EventKind, mayWriteEvent } from "@/domain/events/event";
import type { LocalDate } from "@/domain/time/period";
import { can } from "@/domain/members/role";
import { forbidden, notFound } from "../fault";
import { assertTeam, type TenantContext } from "../tenant";

export type EventListView = Awaited<ReturnType<typeof eventList>>;
export type EventView = EventListView["events"][number];

const SHOWN = 200;

/** The events of the teams a member reaches and of the whole company, newest first, as far as they match. */
export function eventList(
  ctx: TenantContext,
  asked: {
    team?: string | undefined;
    text?: string | undefined;
    kind?: EventKind | undefined;
    from?: LocalDate | undefined;
    last?: LocalDate | undefined;
  },
) {
  if (asked.team && asked.team !== "all") assertTeam(ctx, asked.team);
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const reached = await teamsOf(scope, ctx.teams);
      const chosen =
        asked.team === undefined || asked.team === "all" ? reached : reached.filter(({ id }) => id === asked.team);
      if (chosen.length === 0 && reached.length > 0) throw notFound();
      // Events of an archived team are still read by who reaches every team.
      const teamIds = asked.team === undefined || asked.team === "all" ? ctx.teams : chosen.map(({ id }) => id);
      const found = await findEvents(scope, { ...asked, teams: teamIds, limit: SHOWN + 1 });
      const shown = found.slice(0, SHOWN);
      const authors = await authorsOf(
        scope,
        shown.map(({ id }) => `event:${id}`),
      );
      return {
        today: ctx.today,
        zone: ctx.tenant.zone,
        fictional: ctx.tenant.fictional,
        teams: reached.map(({ id, name }) => ({ id, name })),
        mayAdd: can(ctx.role, "event.write") && (ctx.role === "admin" || reached.length > 0),
        mayAddForAll: mayWriteEvent(ctx.role, ctx.teams, null),
        more: found.length > SHOWN,
        events: shown.map((event) => ({
          ...event,
          by: authors.get(`event:${event.id}`) ?? null,
          editable: mayWriteEvent(ctx.role, ctx.teams, event.teamId),
        })),
      };
    },
    { readOnly: true },
  );
}

/** Refuses who may not write an event of the team (null: the whole company). A team out of reach is as if it did not exist. */
export function assertEventWriter(context: TenantContext, teamId: string | null): void {
  if (teamId !== null) assertTeam(context, teamId);
  if (!mayWriteEvent(context.role, context.teams, teamId)) throw forbidden();
}

/** Refuses a team that is not there any more. */
export async function assertLivingTeam(scope: TenantScope, teamId: string): Promise<void> {
  if ((await teamsOf(scope, [teamId])).length === 0) throw notFound();
}
