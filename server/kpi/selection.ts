import type { TeamChannel, TeamWithChannels } from "@/db/queries/tenants/teams";
import type { ChannelKind } from "@/domain/measures/channel";
import type { TrendView } from "@/domain/views/trend-view";
import { notFound } from "../fault";
import type { TenantContext } from "../tenant";

export interface ChosenChannel extends TeamChannel {
  readonly team: { readonly id: string; readonly name: string };
}

/** Any set of teams, channels and kinds of channel, crossed. */
export interface Chosen {
  readonly teams: readonly TeamWithChannels[];
  /** The channels that are left after crossing, archived ones with their history. */
  readonly channels: readonly ChosenChannel[];
  /** What a query is told. "all" where nothing narrows the channels, as the figure of a card. */
  readonly filter: { readonly teams: string[]; readonly channels: string[] | "all" };
}

/**
 * The asked teams, else the usual one (a lead's first, an executive's all), crossed with the asked channels and kinds.
 * `reach` is every team the member reaches, archived ones included: of all teams they count too, because what they
 * recorded does not go away. An id outside it is answered as if it did not exist.
 */
export function chosenOf(
  ctx: Pick<TenantContext, "role">,
  reach: readonly TeamWithChannels[],
  asked: Pick<TrendView, "team" | "teams" | "channel" | "channels" | "kind">,
): Chosen {
  const living = reach.filter(({ archived }) => !archived);
  const usual = ctx.role === "executive" || living.length === 0 ? reach : living.slice(0, 1);
  const byId = new Map(reach.map((team) => [team.id, team]));
  const wanted = asked.teams ?? (asked.team && asked.team !== "all" ? [asked.team] : null);
  const unnamed = asked.team === "all" ? reach : usual;
  const teams = wanted ? wanted.map((id) => found(byId.get(id))) : unnamed;
  const all = reach.flatMap((team) =>
    team.channels.map((channel): ChosenChannel => ({ ...channel, team: { id: team.id, name: team.name } })),
  );
  const named = asked.channels ?? (asked.channel ? [asked.channel] : null);
  const known = new Set(all.map(({ id }) => id));
  for (const id of named ?? []) found(known.has(id) || undefined);
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

function found<T>(one: T | undefined): T {
  if (one === undefined) throw notFound();
  return one;
}
