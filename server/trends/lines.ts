import { talliesInForce } from "@/db/queries/tallies/in-force";
import type { ChannelGroups } from "@/domain/tallies/query";
import type { TenantScope } from "@/db/connection/scope";
import { CHANNEL_KINDS, type ChannelKind } from "@/domain/measures/channel";
import { grouped } from "@/domain/grouped";
import type { Range } from "@/domain/time/period";
import type { Subject } from "@/domain/kpi/subject";
import type { Split, TrendView } from "@/domain/views/trend";
import type { Selection, SelectedChannel } from "../kpi/selection";
import type { TenantContext } from "../tenant";

/** A line of a split trend: which channels it adds up. "others" is what has no line of its own. */
export interface LineOf {
  readonly key: string;
  readonly by: "channel" | "team" | "kind" | "others";
  /** Of a channel or team; null for kinds and others, which the page names in its reader's language. */
  readonly name: string | null;
  readonly kind: ChannelKind | null;
  readonly team: string | null;
  readonly archived: boolean;
  readonly channels: readonly string[];
}

/** Four can be told apart; of more, the three largest and the rest as one. */
const MOST = 4;
/** Small charts beside each other. */
const MOST_EACH = 24;

/** The lines a split trend has, the largest first; empty when it is not split. A subject of the customer base has no parts. */
export async function linesOf(
  scope: TenantScope,
  ctx: TenantContext,
  {
    chosen,
    subject,
    range,
    asked: { by, lines },
  }: { chosen: Selection; subject: Subject; range: Range; asked: TrendView },
): Promise<LineOf[]> {
  if (by === "none" || subject.channels === "base" || subject.source === "base") return [];
  const kinds = subject.channels;
  const channels = chosen.channels.filter(({ kind }) => kinds.includes(kind));
  const sizes = await sizesOf(scope, ctx, channels, range);
  const sizeOf = (line: LineOf) => line.channels.reduce((sum, id) => sum + (sizes.get(id)?.contacts ?? 0), 0);
  const all = partsOf(channels, by).filter((line) => line.channels.some((id) => (sizes.get(id)?.records ?? 0) > 0));
  const ordered = all
    .map((line, at) => ({ line, at }))
    .sort((a, b) => sizeOf(b.line) - sizeOf(a.line) || a.at - b.at)
    .map(({ line }) => line);
  const most = lines === "each" ? MOST_EACH : MOST;
  if (ordered.length <= most) return ordered;
  const rest = ordered.slice(most - 1);
  return [
    ...ordered.slice(0, most - 1),
    {
      key: "others",
      by: "others",
      name: null,
      kind: null,
      team: null,
      archived: false,
      channels: rest.flatMap((line) => line.channels),
    },
  ];
}

/** Channel → line. */
export const groupsOf = (lines: readonly LineOf[]): ChannelGroups =>
  new Map(lines.flatMap(({ key, channels }) => channels.map((id) => [id, key] as const)));

async function sizesOf(scope: TenantScope, ctx: TenantContext, channels: readonly SelectedChannel[], range: Range) {
  const table = await talliesInForce(
    scope,
    {
      range,
      grain: "range",
      calendar: ctx.calendar,
      work: ctx.work,
      kpis: ["contacts"],
      channels: channels.map(({ id }) => id),
      groupBy: "channel",
    },
    ctx.history,
  );
  return new Map(
    table.cells.map(({ group, tallies }) => [
      group ?? "",
      { contacts: tallies.contacts?.sums.contacts ?? 0, records: tallies.contacts?.total ?? 0 },
    ]),
  );
}

function partsOf(channels: readonly SelectedChannel[], by: Split): LineOf[] {
  if (by === "channel")
    return channels.map(({ id, team, ...one }) => ({
      key: id,
      by,
      name: one.name,
      kind: one.kind,
      team: team.name,
      archived: one.archived,
      channels: [id],
    }));
  if (by === "kind") {
    const ofKind = grouped(channels, ({ kind }) => kind);
    return CHANNEL_KINDS.map((kind) => ({
      key: kind,
      by,
      name: null,
      kind,
      team: null,
      archived: false,
      channels: (ofKind.get(kind) ?? []).map(({ id }) => id),
    })).filter((line) => line.channels.length > 0);
  }
  return [...grouped(channels, ({ team }) => team.id)].map(([id, own]) => ({
    key: id,
    by: "team",
    name: own[0]?.team.name ?? null,
    kind: null,
    team: null,
    archived: own[0]?.team.archived ?? false,
    channels: own.map((channel) => channel.id),
  }));
}
