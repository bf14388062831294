import { runsOf } from "@/db/queries/diagnosis/assessments";
import { openCount } from "@/db/queries/members/invitations";
import { memberCount } from "@/db/queries/members/members";
import { channelExtents } from "@/db/queries/records/channel-extents";
import { teamsOf } from "@/db/queries/tenants/teams";
import { inTenant } from "@/db/connection/scope";
import { grouped } from "@/domain/grouped";
import { setupSteps } from "@/domain/tenants/setup";
import { dueYesterday } from "../due";
import type { TenantContext } from "../tenant";
import { specialDaysOf } from "@/db/queries/tenants/special-days";

export type SetupView = Awaited<ReturnType<typeof setup>>;

/** How far the company is set up, and what each of its teams and channels has recorded. For admins. */
export async function setup(ctx: TenantContext) {
  const due = await dueYesterday(ctx);
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const [teams, extents, special, runs, inside, invited] = await Promise.all([
        teamsOf(scope),
        channelExtents(scope),
        specialDaysOf(scope),
        runsOf(scope, "all"),
        memberCount(scope),
        openCount(scope, ctx.now),
      ]);
      const { currency, zone, fiscalStartMonth, version } = ctx.tenant;
      const dueOf = grouped(due, ({ teamId }) => teamId);
      const rows = teams.map(({ id, name }) => ({
        id,
        name,
        channels: (dueOf.get(id) ?? []).map((channel) => ({
          id: channel.id,
          name: channel.name,
          cadence: channel.cadence,
          state: channel.state,
          ...(extents.get(channel.id) ?? { first: null, last: null }),
        })),
      }));
      return {
        facts: { currency, zone, fiscalStartMonth },
        version,
        teams: rows,
        steps: setupSteps({
          confirmed: version > 1,
          closedDays: special.filter(({ kind }) => kind === "closed").length,
          people: inside + invited,
          channelsByTeam: rows.map(({ channels }) => channels.length),
          recorded: extents.size > 0,
          diagnosed: runs.length > 0,
        }),
      };
    },
    { readOnly: true },
  );
}
