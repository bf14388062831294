import { CHANNEL_KINDS, type ChannelKind } from "@/domain/measures/channel";
import type { Variants } from "@/domain/kpi/kpi";
import { isCountedBy, type NeedId, type StoredDefinition } from "@/domain/measures/measure";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";

/** The column that a stored definition is kept in. */
const COLUMNS = {
  slThresholdSec: "sl_threshold_sec",
  cesScale: "ces_scale",
} as const satisfies Record<StoredDefinition, string>;
const STORED = Object.keys(COLUMNS) as StoredDefinition[];
type StoredVariant = (typeof COLUMNS)[StoredDefinition];

/** Needs that several KPIs share: records that have all of them count. */
export type NeedSet = { readonly needs: readonly NeedId[]; readonly variant: StoredVariant | null };
/** A need set summed over the kinds of channel a KPI applies to; `kinds` is an index, null = every channel. */
export type Cell = { readonly set: number; readonly kinds: number | null };

/** What one statement has to count, each thing once however many KPIs ask for it. */
export type TallyPlan = {
  /** Every id needed, each computed once a record. */
  readonly needs: readonly NeedId[];
  readonly sets: readonly NeedSet[];
  readonly kinds: readonly (readonly ChannelKind[])[];
  readonly cells: readonly Cell[];
  readonly cellOf: ReadonlyMap<SubjectId, number>;
  readonly variants: Variants;
};

const plans = new Map<string, TallyPlan>();
const MOST_PLANS = 300;

/** The plan of a question; the same object for the same question, so that its statement is written once (statement.ts). */
export function planOf(kpis: readonly SubjectId[], variants: Variants): TallyPlan {
  const key = JSON.stringify([kpis, variants]);
  const known = plans.get(key);
  if (known) return known;
  // More than the pages of many tenants ask for: beyond it memory counts for more than time.
  if (plans.size >= MOST_PLANS) plans.clear();
  const plan = made(kpis, variants);
  plans.set(key, plan);
  return plan;
}

function made(kpis: readonly SubjectId[], variants: Variants): TallyPlan {
  const sets = indexed<NeedSet>((set) => [...set.needs].sort().join());
  const kinds = indexed<readonly ChannelKind[]>((list) => list.join());
  const cells = indexed<Cell>((cell) => `${cell.set}/${cell.kinds}`);
  const cellOf = new Map<SubjectId, number>();
  for (const id of kpis) {
    const needs = subjectOf(id).needs(variants);
    const { channels } = subjectOf(id);
    const every = channels === "base" || channels.length === CHANNEL_KINDS.length;
    const cell = {
      set: sets.add({ needs, variant: storedVariantOf(needs) }),
      kinds: every ? null : kinds.add(channels),
    };
    cellOf.set(id, cells.add(cell));
  }
  return {
    needs: [...new Set(sets.all.flatMap((set) => set.needs))],
    sets: sets.all,
    kinds: kinds.all,
    cells: cells.all,
    cellOf,
    variants,
  };
}

/** The stored definition that a set's numbers depend on. */
function storedVariantOf(needs: readonly NeedId[]): StoredVariant | null {
  const definition = STORED.find((one) => isCountedBy(needs, one));
  return definition ? COLUMNS[definition] : null;
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
