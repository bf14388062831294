import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Cadence, ChannelKind } from "@/domain/measures/channel";
import type { LocalDate } from "@/domain/time/period";
import { channels, teams } from "../../schema/team";
import type { TenantScope } from "../../connection/scope";

export interface TeamChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly cadence: Cadence;
  /** Before this day nothing counts as missing. */
  readonly startsOn: LocalDate;
  readonly archived: boolean;
}
export interface TeamWithChannels {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly channels: readonly TeamChannel[];
}

/** The teams a member reaches with their channels, in the tenant's order; archived ones only when asked for. */
export async function teamsOf(
  { tx, tenantId }: TenantScope,
  reach: readonly string[] | "all" = "all",
  { archived = false }: { archived?: boolean } = {},
): Promise<TeamWithChannels[]> {
  const living = archived ? undefined : isNull(channels.archivedAt);
  const rows = await tx
    .select({ team: teams, channel: channels })
    .from(teams)
    .leftJoin(channels, and(eq(channels.tenantId, teams.tenantId), eq(channels.teamId, teams.id), living))
    .where(
      and(
        eq(teams.tenantId, tenantId),
        reach === "all" ? undefined : inArray(teams.id, [...reach]),
        archived ? undefined : isNull(teams.archivedAt),
      ),
    )
    .orderBy(asc(teams.position), asc(teams.id), asc(channels.position), asc(channels.id));
  const found = new Map<string, TeamWithChannels & { channels: TeamChannel[] }>();
  for (const { team, channel } of rows) {
    const known = found.get(team.id) ?? {
      id: team.id,
      name: team.name,
      archived: team.archivedAt !== null,
      channels: [],
    };
    found.set(team.id, known);
    if (channel)
      known.channels.push({
        id: channel.id,
        kind: channel.kind,
        name: channel.name,
        cadence: channel.cadence,
        startsOn: channel.startsOn,
        archived: channel.archivedAt !== null,
      });
  }
  return [...found.values()];
}

/** Of teams with their history those that go on, with the channels that do. */
export const livingOf = (teams: readonly TeamWithChannels[]): TeamWithChannels[] =>
  teams
    .filter(({ archived }) => !archived)
    .map((team) => ({ ...team, channels: team.channels.filter(({ archived }) => !archived) }));
