import type { TeamChannel, TeamWithChannels } from "@/db/queries/tenants/teams";
import type { ChannelKind } from "@/domain/measures/channel";
import { grouped } from "@/domain/grouped";
import type { TrendView } from "@/domain/views/trend";
import { notFound } from "../fault";
import { teamIn, teamsMeant } from "../reach";
import type { TenantContext } from "../tenant";

export interface SelectedChannel extends TeamChannel {
  readonly team: Pick<TeamWithChannels, "id" | "name" | "archived">;
}

/** Any set of teams, channels and kinds of channel, crossed. */
export interface Selection {
  readonly teams: readonly TeamWithChannels[];
  /** The channels that are left after crossing, archived ones with their history. */
  readonly channels: readonly SelectedChannel[];
  /** What a query is told. "all" where nothing narrows the channels, as the figure of a card. */
  readonly filter: { readonly teams: string[]; readonly channels: string[] | "all" };
}

/**
 * The teams that are meant, crossed with the asked channels and kinds. `reach` is every team the member reaches, archived
 * ones included: of all teams they count too, because what they recorded does not go away.
 */
export function selectionOf(
  ctx: Pick<TenantContext, "role">,
  reach: readonly TeamWithChannels[],
  asked: Pick<TrendView, "team" | "teams" | "channel" | "channels" | "kind">,
): Selection {
  const teams = asked.teams?.map((id) => teamIn(reach, id)) ?? teamsMeant(ctx, reach, asked.team).shown;
  const all = reach.flatMap((team) =>
    team.channels.map((channel): SelectedChannel => ({
      ...channel,
      team: { id: team.id, name: team.name, archived: team.archived },
    })),
  );
  const named = asked.channels ?? (asked.channel ? [asked.channel] : null);
  const known = new Set(all.map(({ id }) => id));
  if (named?.some((id) => !known.has(id))) throw notFound();
  const [within, meant] = [new Set(teams.map(({ id }) => id)), named && new Set(named)];
  const channels = all.filter(
    (channel) => within.has(channel.team.id) && (!meant || meant.has(channel.id)) && ofKind(channel.kind, asked.kind),
  );
  return {
    teams,
    channels,
    filter: { teams: [...within], channels: named || asked.kind ? channels.map(({ id }) => id) : "all" },
  };
}

const ofKind = (kind: ChannelKind, kinds: readonly ChannelKind[] | undefined) => !kinds || kinds.includes(kind);

/** What channels are called, by their ids: with their team where another one has a channel of that name. */
export function channelNames(teams: readonly TeamWithChannels[]): (channelId: string) => string {
  const named = teams.flatMap((team) => team.channels.map(({ id, name }) => ({ id, name, team: team.name })));
  const ofName = grouped(named, ({ name }) => name);
  const ofId = new Map(named.map((one) => [one.id, one]));
  return (channelId) => {
    const { name = "", team = "" } = ofId.get(channelId) ?? {};
    return (ofName.get(name)?.length ?? 0) > 1 ? `${team} ${name}` : name;
  };
}
