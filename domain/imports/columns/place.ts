import { foldName } from "@/domain/format/bare-text";
import type { ImportPlace } from "@/domain/imports/mapping";
import { KIND_WORDS } from "@/domain/imports/columns/synonyms";
import { foldHeader } from "@/domain/imports/table";
import type { ImportTarget } from "@/domain/imports/destination";

/** The one of these a text names: the exact name first, then the only one that is alike; null where none or several are. */
function named<T>(list: readonly T[], nameOf: (one: T) => string, text: string): readonly T[] {
  const exact = list.filter((one) => nameOf(one) === text);
  return exact.length > 0 ? exact : list.filter((one) => foldName(nameOf(one)) === foldName(text));
}

/**
 * The channel that rows with these team and channel texts belong to: by name first, then by what such a channel is called.
 * Where several fit or none does, a person decides; a team alone is its usual channel, else its only one.
 */
export function guessPlace(
  team: string | null,
  channel: string | null,
  targets: readonly ImportTarget[],
  usual: string | null,
): ImportPlace {
  const ofTeam = team === null ? targets : named(targets, ({ teamName }) => teamName, team);
  const place = (target: ImportTarget | undefined): ImportPlace => ({
    team,
    channel,
    channelId: target?.id ?? null,
    ...(target ? {} : { undecided: true }),
  });
  if (new Set(ofTeam.map(({ teamId }) => teamId)).size > 1 && team !== null) return place(undefined);
  if (channel === null)
    return place(
      ofTeam.find(({ id }) => id === usual) ?? (team !== null && ofTeam.length === 1 ? ofTeam[0] : undefined),
    );
  const byName = named(ofTeam, ({ name }) => name, channel);
  const found =
    byName.length > 0
      ? byName
      : ofTeam.filter(({ kind }) => (KIND_WORDS[kind] as readonly string[]).includes(foldHeader(channel)));
  return place(found.length === 1 ? found[0] : found.find(({ id }) => id === usual));
}
