import { findEvents } from "@/db/queries/events/events";
import { namesOf } from "@/db/queries/members/members";
import { teamsOf } from "@/db/queries/tenants/teams";
import { inTenant } from "@/db/connection/scope";
import type { EventKind } from "@/domain/events/event";
import type { LocalDate } from "@/domain/time/period";
import { can, mayWriteFor } from "@/domain/members/role";
import { teamsMeant } from "../reach";
import type { TenantContext } from "../tenant";

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
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const reached = await teamsOf(scope, ctx.teams);
      const { team } = teamsMeant(ctx, reached, asked.team, "all");
      // Events of an archived team are still read by who reaches every team.
      const teamIds = team === "all" ? ctx.teams : [team];
      const found = await findEvents(scope, { ...asked, teams: teamIds, limit: SHOWN + 1 });
      const shown = found.slice(0, SHOWN);
      const names = await namesOf(
        scope,
        shown.flatMap(({ createdBy }) => createdBy ?? []),
      );
      return {
        today: ctx.today,
        zone: ctx.tenant.zone,
        fictional: ctx.tenant.fictional,
        teams: reached.map(({ id, name }) => ({ id, name })),
        mayAdd: mayWriteFor(ctx, "event.write", null) || (can(ctx.role, "event.write") && reached.length > 0),
        mayAddForAll: mayWriteFor(ctx, "event.write", null),
        more: found.length > SHOWN,
        events: shown.map(({ createdBy, ...event }) => ({
          ...event,
          by: names.get(createdBy ?? "") ?? null,
          editable: mayWriteFor(ctx, "event.write", event.teamId),
        })),
      };
    },
    { readOnly: true },
  );
}
