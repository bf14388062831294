import type { ChannelFacts } from "@/domain/tenants/settings";
import type { SettingsView } from "@/server/tenants/settings";

export type Team = SettingsView["teams"][number];
export type Channel = Team["channels"][number];

/** What a channel is saved as, of the team it stands in. */
export const factsOf = ({ id: teamId }: Team, { name, kind, cadence, startsOn, archived }: Channel): ChannelFacts => ({
  teamId,
  name,
  kind,
  cadence,
  startsOn,
  archived,
});
