import { teamsOf } from "@/db/queries/tenants/teams";
import type { TenantScope } from "@/db/connection/scope";
import type { ImportTarget } from "@/domain/imports/destination";
import type { TenantContext } from "../tenant";

/** The channels a member may write a file to, team by team, in their order. */
export async function importTargets(
  scope: TenantScope,
  { teams }: Pick<TenantContext, "teams">,
): Promise<ImportTarget[]> {
  const reached = await teamsOf(scope, teams);
  return reached.flatMap((team) =>
    team.channels.map(({ id, name, kind, cadence }) => ({
      id,
      name,
      kind,
      cadence,
      teamId: team.id,
      teamName: team.name,
    })),
  );
}
