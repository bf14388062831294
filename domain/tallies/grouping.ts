import type { CubeRow } from "@/domain/tallies/cube";
import type { GroupBy, TallyQuery } from "@/domain/tallies/query";

/** The group of everything, where nothing is told apart. */
export const POOLED = "";

/** A row's group; null where the question is not about it. */
export function concernsOf({ teams = "all", channels = "all", groupBy = "none", parts }: TallyQuery) {
  const [ofTeams, ofChannels] = [teams, channels].map((ids) => (ids === "all" ? null : new Set(ids)));
  return (row: CubeRow): string | null =>
    (ofTeams && !ofTeams.has(row.teamId)) ||
    (ofChannels && !ofChannels.has(row.channelId)) ||
    (parts && !isPart(parts.get(row.channelId), row))
      ? null
      : groupOf(row, groupBy);
}

const isPart = (months: ReadonlySet<string> | "all" | undefined, { month }: CubeRow): boolean =>
  months === "all" || (months?.has(month) ?? false);

function groupOf(row: CubeRow, groupBy: GroupBy): string | null {
  if (typeof groupBy !== "string") return groupBy.get(row.channelId) ?? null;
  if (groupBy === "channel") return row.channelId;
  if (groupBy === "team") return row.teamId;
  return groupBy === "kind" ? row.kind : POOLED;
}
