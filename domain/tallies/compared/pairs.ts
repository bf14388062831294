import type { Variants } from "@/domain/kpi/kpi";
import type { Subject } from "@/domain/kpi/subject";
import { CHANNEL_KINDS, type ChannelKind } from "@/domain/measures/channel";
import type { NeedId } from "@/domain/measures/measure";
import { CARRIED_DAYS } from "@/domain/tallies/carried";
import { type RecordedSide, type ComparedSide, sideOf } from "@/domain/tallies/compared/due";
import { recordsOf } from "@/domain/tallies/compared/recorded";
import type { ChannelPair, ComparisonRule } from "@/domain/tallies/compared/rule";
import type { Cube, CubeRow } from "@/domain/tallies/cube";
import { POOLED } from "@/domain/tallies/grouping";
import { placesOf } from "@/domain/tallies/places";
import { bucketsOf, type TallyQuery } from "@/domain/tallies/query";
import { grouped } from "@/domain/grouped";
import { addDays, daysIn, type Range } from "@/domain/time/period";

/** A range and what it is held against, each one bucket. `elapsed`: while the range runs, what of it is over. */
export interface BothSides {
  readonly now: TallyQuery;
  readonly before: TallyQuery;
  readonly elapsed: Range | null;
}

/** One side as its rows are placed. */
export interface PlacedSide {
  readonly side: ComparedSide;
  /** Rows that count, and those of before that may be carried into it. */
  readonly rows: readonly number[];
  readonly carried: readonly number[];
  readonly groupOf: ReadonlyMap<string, string>;
  /** The rows that count, by their group. */
  readonly ofGroup: ReadonlyMap<string, readonly number[]>;
}

function placedSide(cube: Cube, query: TallyQuery, side: ComparedSide): PlacedSide {
  const { counted, earlier } = placesOf(cube, query, bucketsOf(query));
  const oldest = addDays(query.range.from, -CARRIED_DAYS);
  const isCarried = ({ row }: { row: number }) => daysIn(query.range) <= 7 && (cube.spans[row]?.last ?? "") >= oldest;
  return {
    side,
    rows: counted.map(({ row }) => row),
    ofGroup: new Map(
      [...grouped(counted, ({ group }) => group)].map(([group, own]) => [group, own.map(({ row }) => row)]),
    ),
    carried: earlier.filter(isCarried).map(({ row }) => row),
    groupOf: new Map([...earlier, ...counted].map(({ row, group }) => [cube.rows[row]?.channelId ?? "", group])),
  };
}

/** Rows of both sides, placed once for all KPIs. */
export function placedSides(cube: Cube, { now, before, elapsed }: BothSides): PlacedSides {
  const side = ({ work, grain }: TallyQuery, span: Range, over: boolean) =>
    sideOf(span, work, { over, monthly: grain !== "day" && grain !== "week" });
  return {
    now: placedSide(cube, now, side(now, elapsed ?? now.range, elapsed !== null)),
    before: placedSide(cube, before, side(before, before.range, before.ended ?? false)),
  };
}

/** The kinds of channel a KPI is made of, and what it needs of their records. */
export function recordsBehind(
  subject: Subject,
  variants: Variants,
): { kinds: readonly ChannelKind[]; needs: readonly NeedId[] } {
  const beside = subject.source === "both" || subject.channels === "base";
  return {
    kinds: beside ? CHANNEL_KINDS : (subject.channels as readonly ChannelKind[]),
    needs: subject.source === "both" ? [besideBase(subject)] : subject.needs(variants),
  };
}

export type PlacedSides = Readonly<Record<"now" | "before", PlacedSide>>;

/** What of records is laid beside the customer base. */
const besideBase = ({ adding }: Subject): NeedId => (adding === "unique" ? "unique_contacting_customers" : "contacts");

/** Looks up the channels of each group that a KPI is made of, with what they recorded on both sides. */
export function pairer(cube: Cube, query: BothSides, sides: PlacedSides) {
  const running = query.elapsed !== null;
  // A share of the time is a sum's own, for a blank is no nought; of a ratio the channel's, which had no survey to count.
  const everything = recordedSides(cube, sides, () => true);
  const known = new Map<string, ReadonlyMap<string, readonly ChannelPair[]>>();
  return (subject: Subject, rule: ComparisonRule, variants: Variants): ReadonlyMap<string, readonly ChannelPair[]> => {
    const { kinds, needs } = recordsBehind(subject, variants);
    const key = `${rule} ${kinds.join()} ${needs.join()}`;
    const found = known.get(key) ?? paired(kinds, needs, rule);
    known.set(key, found);
    return found;
  };
  function paired(kinds: readonly ChannelKind[], needs: ReturnType<Subject["needs"]>, rule: ComparisonRule) {
    const columns = needs.map((id) => cube.column(id));
    const isMeant = (i: number) =>
      kinds.includes((cube.rows[i] as CubeRow).kind) && columns.every((column) => column[i] !== null);
    const having = ({ rows, carried }: PlacedSide) =>
      new Set(
        [...rows, ...(rule === "stock" ? carried : [])].filter(isMeant).map((i) => (cube.rows[i] as CubeRow).channelId),
      );
    const timed = rule === "flow" ? recordedSides(cube, sides, isMeant) : everything;
    const [now, before] = [having(sides.now), having(sides.before)];
    const pairs = [...new Set([...now, ...before])].sort().map((channelId) => ({
      channelId,
      now: timed.now(channelId),
      before: timed.before(channelId),
      has: { now: now.has(channelId), before: before.has(channelId) },
      running,
    }));
    return grouped(pairs, groupIn(sides));
  }
}

const groupIn =
  ({ now, before }: PlacedSides) =>
  ({ channelId }: ChannelPair): string =>
    now.groupOf.get(channelId) ?? before.groupOf.get(channelId) ?? POOLED;

/** What each channel's rows cover of both sides; one object a channel, whoever asks. */
function recordedSides(cube: Cube, sides: PlacedSides, isMeant: (row: number) => boolean) {
  const of = ({ side, rows }: PlacedSide) => {
    const records = recordsOf(rows.filter(isMeant).map((i) => cube.rows[i] as CubeRow));
    const known = new Map<string, RecordedSide>();
    return (channelId: string): RecordedSide => {
      const found = known.get(channelId) ?? { record: records.get(channelId), side };
      known.set(channelId, found);
      return found;
    };
  };
  return { now: of(sides.now), before: of(sides.before) };
}
