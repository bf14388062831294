import { talliesInForce } from "@/db/queries/tallies/in-force";
import type { TenantScope } from "@/db/connection/scope";
import type { ChannelKind } from "@/domain/measures/channel";
import { type Bucket, type Grain, isRunning, type Range } from "@/domain/time/period";
import { fittingGrain } from "@/domain/views/trend";
import type { Selection } from "../kpi/selection";
import type { TenantContext } from "../tenant";

/** More bars than this cannot be told apart. */
const MOST_BARS = 40;

/** Contacts by kind of channel over time, in a grain that a bar each can show; null where there is only one kind. */
export async function mixOver(scope: TenantScope, ctx: TenantContext, chosen: Selection, range: Range, asked: Grain) {
  const kindOf = new Map(chosen.channels.map(({ id, kind }) => [id, kind]));
  if (new Set(kindOf.values()).size < 2) return null;
  const grain = fittingGrain(asked, range, ctx.calendar, MOST_BARS);
  const table = await talliesInForce(
    scope,
    {
      range,
      grain,
      calendar: ctx.calendar,
      work: ctx.work,
      kpis: ["contacts"],
      teams: chosen.filter.teams,
      channels: [...kindOf.keys()],
      groupBy: kindOf,
    },
    ctx.history,
  );
  const bars = new Map<string, Bucket & { running: boolean; contacts: Partial<Record<ChannelKind, number>> }>();
  for (const { bucket, group, tallies } of table.cells) {
    const { start } = bucket;
    const bar = bars.get(start) ?? { ...bucket, running: isRunning(bucket, ctx.today), contacts: {} };
    const contacts = tallies.contacts?.sums.contacts;
    bars.set(
      start,
      contacts === undefined ? bar : { ...bar, contacts: { ...bar.contacts, [group as ChannelKind]: contacts } },
    );
  }
  return { grain, bars: [...bars.values()], coarser: table.coarser };
}
