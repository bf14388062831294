import { teamsOf } from "@/db/queries/tenants/teams";
import { viewsOf } from "@/db/queries/views/views";
import { inTenant } from "@/db/connection/scope";
import { type SavedView, type ViewPage, withinReach } from "@/domain/views/saved-view";
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
      // Ended teams can be looked back at in trends; the first page has only living ones.
      const [own, teams] = await Promise.all([
        viewsOf(scope, ctx.user.id, page),
        teamsOf(scope, ctx.teams, { archived: page === "trends" }),
      ]);
      const reached = new Set(teams.flatMap(({ id, channels }) => [id, ...channels.map((channel) => channel.id)]));
      const living = teams.filter(({ archived }) => !archived);
      const usualTeam = ctx.role === "executive" ? "all" : (living[0]?.id ?? "all");
      return {
        page,
        usualTeam,
        today: ctx.today,
        calendar: ctx.calendar,
        views: own.map((view): ReachedView => ({ ...view, kept: view.query, ...withinReach(view.query, reached) })),
      };
    },
    { readOnly: true },
  );
}
