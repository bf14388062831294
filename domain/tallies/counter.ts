import { EMPTY_TALLY, type Tally } from "@/domain/kpi/evaluate";
import type { Sums, Variants } from "@/domain/kpi/kpi";
import { isEstimate, rollOf, type Roll } from "@/domain/measures/measure";
import type { LocalDate } from "@/domain/time/period";
import { addCovered, businessDaysIn, type DaySet } from "@/domain/tallies/coverage";
import type { WorkCalendar } from "@/domain/time/work-calendar";
import type { Cube, CubeRow, RowSpan } from "@/domain/tallies/cube";
import type { NeedSet, TallyPlan } from "@/domain/tallies/plan";

/** A stock of one channel: the opening or closing seen first or last so far. */
interface Stock {
  at: LocalDate;
  value: number;
}
interface Counted {
  used: number;
  total: number;
  mixed: boolean;
  sums: number[];
  /** By need, then by channel; flows have none. */
  stocks: (Map<string, Stock> | null)[];
  /** The days the used records cover, where the figure is per working day. */
  covered: DaySet | null;
  carried: number | null;
  estimated: number;
}

/** Counts rows of a cube into the tallies of a plan; one a group and bucket. */
export interface Counter {
  add(row: number): void;
  /** Whether a tally has anything of its own here. */
  holds(tally: number): boolean;
  /** A closing from before, of a channel that has none of its own here: it rests, and what waits there waits on. */
  carry(tally: number, row: number): void;
  result(): readonly Tally[];
}

/** What counting needs of every set, looked up once. */
interface SetColumns {
  set: NeedSet;
  columns: readonly (readonly (number | null)[])[];
  rolls: readonly Roll[];
  /** By row: every need is there. */
  complete: readonly boolean[];
  /** By row: any need is an estimate. */
  estimated: readonly boolean[];
}

/** Makes counters over the rows of a cube. */
export function counters(cube: Cube, plan: TallyPlan, work: WorkCalendar): () => Counter {
  const sets = plan.sets.map((set): SetColumns => {
    const columns = set.needs.map((id) => cube.column(id));
    return {
      set,
      columns,
      rolls: set.needs.map(rollOf),
      complete: cube.rows.map((_, i) => columns.every((column) => column[i] !== null)),
      estimated: cube.rows.map(({ estimates, values }) => isEstimate(set.needs, values, estimates)),
    };
  });
  return () => {
    const counted = plan.tallies.map(({ set, perDay }) => nothingOf(sets[set] as SetColumns, perDay));
    return {
      add(i) {
        const [row, span] = [cube.rows[i] as CubeRow, cube.spans[i] as RowSpan];
        plan.tallies.forEach(({ set, kinds }, t) => {
          if (kinds && !kinds.includes(row.kind)) return;
          const [into, from] = [counted[t] as Counted, sets[set] as SetColumns];
          into.total += span.records;
          if (!from.complete[i]) return;
          into.used += span.records;
          if (from.estimated[i]) into.estimated += span.records;
          take(into, from, { row, span, i });
          into.mixed ||= isOther(row, from.set, plan.variants);
          if (into.covered) addCovered(into.covered, row);
        });
      },
      holds: (t) => (counted[t]?.used ?? 0) > 0,
      carry(t, i) {
        const [row, span, into] = [cube.rows[i] as CubeRow, cube.spans[i] as RowSpan, counted[t] as Counted];
        const [stock, value] = [into.stocks[0], sets[plan.tallies[t]?.set ?? -1]?.columns[0]?.[i]];
        if (!stock || value === null || value === undefined || stock.has(row.channelId)) return;
        stock.set(row.channelId, { at: span.last, value });
        into.carried = (into.carried ?? 0) + value;
      },
      result: () =>
        plan.tallies.map(({ set }, t) => tallyOf(counted[t] as Counted, (sets[set] as SetColumns).set, work)),
    };
  };
}

function nothingOf({ rolls }: SetColumns, perDay: boolean): Counted {
  return {
    used: 0,
    total: 0,
    mixed: false,
    sums: rolls.map(() => 0),
    stocks: rolls.map((roll) => (roll === "flow" ? null : new Map<string, Stock>())),
    covered: perDay ? new Map() : null,
    carried: null,
    estimated: 0,
  };
}

/** A row of the cube, where it stands in it, and when its records begin. */
type PlacedRow = { readonly row: CubeRow; readonly span: RowSpan; readonly i: number };

function take(into: Counted, { columns, rolls }: SetColumns, { row, span, i }: PlacedRow): void {
  for (let n = 0; n < columns.length; n += 1) {
    const value = columns[n]?.[i] ?? 0;
    const stock = into.stocks[n];
    if (stock && rolls[n] === "opening") holdStock(stock, row, { at: span.first, value }, (at, held) => at < held);
    else if (stock) holdStock(stock, row, { at: span.last, value }, (at, held) => at > held);
    else into.sums[n] = (into.sums[n] ?? 0) + value;
  }
}

function holdStock(
  stocks: Map<string, Stock>,
  { channelId }: CubeRow,
  seen: Stock,
  goesBefore: (at: LocalDate, held: LocalDate) => boolean,
): void {
  const held = stocks.get(channelId);
  if (!held || goesBefore(seen.at, held.at)) stocks.set(channelId, seen);
}

/** A record without its definition was counted by the tenant's own, so only a stored one can differ. */
function isOther(row: CubeRow, { definition }: NeedSet, variants: Variants): boolean {
  if (definition === null) return false;
  const stored = row[definition];
  return stored !== null && stored !== variants[definition];
}

function tallyOf(
  { used, total, mixed, sums: flows, stocks, covered, carried, estimated }: Counted,
  { needs }: NeedSet,
  work: WorkCalendar,
): Tally {
  if (total === 0 && carried === null) return EMPTY_TALLY;
  const sums: Sums = {};
  if (used > 0 || carried !== null)
    needs.forEach((id, n) => {
      const stock = stocks[n];
      sums[id] = stock ? [...stock.values()].reduce((sum, { value }) => sum + value, 0) : (flows[n] ?? 0);
    });
  if (used > 0 && covered) sums.business_days = businessDaysIn(covered, work);
  return {
    sums,
    used,
    total,
    mixed,
    ...(carried === null ? {} : { carried }),
    ...(estimated === 0 ? {} : { estimated }),
  };
}
