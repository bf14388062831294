import { offeredOf, teamsOfFigures } from "@/db/queries/tenants/teams";
import { viewsOf } from "@/db/queries/views/views";
import { inTenant } from "@/db/connection/scope";
import { type SavedView, type ViewPage, queryWithinReach } from "@/domain/views/saved";
import { usualTeam } from "../reach";
import type { TenantContext } from "../tenant";

/** `lost`: it named a team or channel that the member does not reach any more; the query is without it. */
export type ReachedView = SavedView & {
  readonly lost: boolean;
  /** What is kept, with what is out of reach. */
  readonly kept: string;
};

/** The member's own views of a page, and the calendar that says which range each means today. */
export async function views(ctx: TenantContext, page: ViewPage) {
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const [own, everyone] = await Promise.all([viewsOf(scope, ctx.user.id, page), teamsOfFigures(scope, ctx.teams)]);
      const teams = page === "home" ? offeredOf(everyone) : everyone;
      const reached = new Set(teams.flatMap(({ id, channels }) => [id, ...channels.map((channel) => channel.id)]));
      return {
        page,
        usualTeam: usualTeam(ctx, teams),
        today: ctx.today,
        calendar: ctx.calendar,
        views: own.map((view): ReachedView => ({
          ...view,
          kept: view.query,
          ...queryWithinReach(view.query, reached),
        })),
      };
    },
    { readOnly: true },
  );
}
