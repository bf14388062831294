import { CHANNEL_KINDS, type ChannelKind } from "@/domain/measures/channel";
import type { Variants } from "@/domain/kpi/kpi";
import { isCountedBy, type NeedId, type StoredDefinition } from "@/domain/measures/measure";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";

/** Needs that several KPIs share: records that have all of them count. `definition`: the stored one their numbers depend on. */
export type NeedSet = { readonly needs: readonly NeedId[]; readonly definition: StoredDefinition | null };
/** A need set summed over the kinds of channel a KPI applies to; null = every channel. `perDay`: with the working days its records cover. */
export type PlannedTally = {
  readonly set: number;
  readonly kinds: readonly ChannelKind[] | null;
  readonly perDay: boolean;
};

/** What has to be counted, each thing once however many KPIs ask for it. */
export type TallyPlan = {
  readonly sets: readonly NeedSet[];
  readonly tallies: readonly PlannedTally[];
  readonly placeOf: ReadonlyMap<SubjectId, number>;
  readonly variants: Variants;
};

const STORED: readonly StoredDefinition[] = ["slThresholdSec", "cesScale"];

export function planOf(kpis: readonly SubjectId[], variants: Variants): TallyPlan {
  const sets = indexed<NeedSet>((set) => [...set.needs].sort().join());
  const tallies = indexed<PlannedTally>(({ set, kinds, perDay }) => `${set}/${kinds?.join() ?? ""}/${perDay}`);
  const placeOf = new Map<SubjectId, number>();
  for (const id of kpis) {
    const { channels, needs: needsOf, perBusinessDay: perDay = false } = subjectOf(id);
    const needs = needsOf(variants);
    const definition = STORED.find((one) => isCountedBy(needs, one)) ?? null;
    const every = channels === "base" || channels.length === CHANNEL_KINDS.length;
    placeOf.set(id, tallies.add({ set: sets.add({ needs, definition }), kinds: every ? null : channels, perDay }));
  }
  return { sets: sets.all, tallies: tallies.all, placeOf, variants };
}

function indexed<T>(keyOf: (item: T) => string): { all: T[]; add: (item: T) => number } {
  const all: T[] = [];
  const seen = new Map<string, number>();
  const add = (item: T) => {
    const key = keyOf(item);
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, all.length);
    return all.push(item) - 1;
  };
  return { all, add };
}
