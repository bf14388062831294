import { rollOf } from "@/domain/measures/measure";
import { addDays, daysIn, type Bucket, type LocalDate } from "@/domain/time/period";
import type { Counter } from "@/domain/tallies/counter";
import type { Cube, CubeRow } from "@/domain/tallies/cube";
import type { PlannedTally, TallyPlan } from "@/domain/tallies/plan";

/** How long a closing is carried on: beyond it nobody knows what waits there. */
export const CARRIED_DAYS = 31;
/** In a longer period a channel without a closing was left out: nobody rests for so long. */
const SHORT_DAYS = 7;

/** A row of the cube in its group. */
export type GroupedRow = { readonly row: number; readonly group: string };

/**
 * What waits at the end of a day waits there also on the days its channel rests: into short buckets that have a closing of
 * some channel goes the last one of every other, at most a month old, whichever group that is in: so that the groups add
 * up to the whole. `rows`: everything up to the last bucket.
 */
export function carryClosings(
  { cube, plan, rows }: { cube: Cube; plan: TallyPlan; rows: readonly GroupedRow[] },
  asked: readonly Bucket[],
  counters: CountersOf,
): void {
  if (!asked.some((bucket) => daysIn(bucket) <= SHORT_DAYS)) return;
  plan.tallies.forEach((tally, t) => {
    const { needs } = plan.sets[tally.set] ?? { needs: [] };
    const [need, more] = needs;
    if (need === undefined || more !== undefined || rollOf(need) !== "closing") return;
    const column = cube.column(need);
    const holding = rows.filter(({ row }) => column[row] !== null && isMeant(tally, cube.rows[row]));
    carryInto({ t, cube, holding: inTime(cube, holding) }, asked, counters);
  });
}

const isMeant = ({ kinds }: PlannedTally, row: CubeRow | undefined): boolean =>
  row !== undefined && (kinds === null || kinds.includes(row.kind));

/** The counters of a bucket: those that are there, and one of a group, made where it has none yet. */
export interface CountersOf {
  all(bucket: number): Iterable<Counter>;
  of(bucket: number, group: string): Counter;
}

interface Holding extends GroupedRow {
  readonly at: LocalDate;
}
const inTime = (cube: Cube, rows: readonly GroupedRow[]): Holding[] =>
  rows
    .map(({ row, group }) => ({ row, group, at: cube.spans[row]?.last ?? "" }))
    .sort((a, b) => Number(a.at > b.at) - Number(a.at < b.at));

function carryInto(
  { t, cube, holding }: { t: number; cube: Cube; holding: readonly Holding[] },
  asked: readonly Bucket[],
  counters: CountersOf,
): void {
  // A channel is in one group.
  const latest = new Map<string, Holding>();
  let next = 0;
  asked.forEach((bucket, b) => {
    for (; next < holding.length && (holding[next] as Holding).at < bucket.from; next += 1) {
      const one = holding[next] as Holding;
      latest.set(cube.rows[one.row]?.channelId ?? "", one);
    }
    if (daysIn(bucket) > SHORT_DAYS || ![...counters.all(b)].some((counter) => counter.holds(t))) return;
    const oldest = addDays(bucket.from, -CARRIED_DAYS);
    for (const { at, row, group } of latest.values()) if (at >= oldest) counters.of(b, group).carry(t, row);
  });
}
