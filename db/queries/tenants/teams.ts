import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
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
  /** Whether anything was ever recorded of it; known of archived ones. */
  readonly recorded: boolean;
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
  const hasRecords = sql<boolean>`(${channels.archivedAt} is not null or ${teams.archivedAt} is not null) and exists (
    select 1 from records r where r.tenant_id = ${tenantId} and r.channel_id = ${channels.id})`;
  const rows = await tx
    .select({ team: teams, channel: channels, recorded: archived ? hasRecords : sql<boolean>`false` })
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
  for (const { team, channel, recorded } of rows) {
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
        recorded,
      });
  }
  return [...found.values()];
}

/**
 * Whose figures there are: every team a member reaches, archived ones with them, for what was recorded does not go away.
 * A channel of an archived team is archived too.
 */
export async function teamsOfFigures(
  scope: TenantScope,
  reach: readonly string[] | "all",
): Promise<TeamWithChannels[]> {
  const teams = await teamsOf(scope, reach, { archived: true });
  return teams.map((team) => ({
    ...team,
    channels: team.channels.map((channel) => ({ ...channel, archived: channel.archived || team.archived })),
  }));
}

/** Of them those to choose from: the living ones, and archived ones that anything was recorded of. */
export const offeredOf = (teams: readonly TeamWithChannels[]): TeamWithChannels[] =>
  teams
    .filter(({ archived, channels }) => !archived || channels.some(({ recorded }) => recorded))
    .map((team) => ({ ...team, channels: team.channels.filter(({ archived, recorded }) => !archived || recorded) }));
