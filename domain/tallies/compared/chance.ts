import type { Sums, Variants } from "@/domain/kpi/kpi";
import { isStock, isSum, type Subject } from "@/domain/kpi/subject";
import { type NeedId, valueOf } from "@/domain/measures/measure";
import {
  type Block,
  type BlockPair,
  mayDifferByChance,
  pairsDifferByChance,
  varianceOfStock,
  varianceOfSums,
} from "@/domain/statistics/blocks";
import { type BothSides, type PlacedSide, type PlacedSides, recordsBehind } from "@/domain/tallies/compared/pairs";
import type { PartOf } from "@/domain/tallies/compared/rule";
import type { Cube, CubeRow, RowSpan } from "@/domain/tallies/cube";
import { daysIn, type LocalDate, weekdayOf } from "@/domain/time/period";

/** Whose figure, by which definitions, on what part of both sides (null: all), and its two values. */
interface ChanceQuery {
  readonly group: string;
  readonly variants: Variants;
  readonly parts: ReadonlyMap<string, PartOf> | null;
  readonly values: readonly [now: number, before: number];
}

/** From so many days on each weekday is held against its own kind: below it has hardly any. */
const WEEKDAYS_FROM = 14;

interface Placed {
  readonly cube: Cube;
  readonly sides: PlacedSides;
}

/** True for a KPI of records that may be judged and whose days say how far it moves. */
export const movesInDays = (subject: Subject): boolean =>
  subject.source !== "base" && !subject.perBusinessDay && isJudged(subject);

const isJudged = ({ goodWhen, goodWhenOf }: Subject): boolean =>
  goodWhenOf !== undefined || goodWhen === "up" || goodWhen === "down";

/**
 * Whether two figures may differ by chance, told from how much the days of both ranges differ among themselves; of ranges
 * too long to be read by the day, from how much their months do, each beside the one it meets. Null where that does not
 * tell: one month a range, nothing on a side.
 */
export function chances(placed: Placed & { days: Placed | null }, { now, before }: BothSides) {
  const ranges = { now: now.range, before: before.range };
  const source = placed.days ?? placed;
  const rowsOf = rowsInTime(source);
  return (subject: Subject, asked: ChanceQuery): boolean | null => {
    const { variants } = asked;
    const kind = isSum(subject) || subject.source === "both" ? "sum" : "ratio";
    const rows = (side: "now" | "before") => {
      if (subject.source === "base") return baseBlocks(placed.cube, placed.sides[side], subject, variants);
      const own = { rows: rowsOf(side, asked.group), parts: asked.parts };
      return blocksIn(source.cube, subject, own, { side, variants, days: daysIn(ranges[side]) });
    };
    const [is, was] = [rows("now"), rows("before")];
    if (!isStock(subject) && (subject.source === "base" || !placed.days))
      return pairsDifferByChance(monthsMet(placed.sides, is, was), kind, asked.values);
    const values = kind === "sum" && !isStock(subject) ? perDay(asked.values, [is, was]) : asked.values;
    const [ofNow, ofBefore] = [is, was].map((found, i) => {
      const blocks = found.map(({ block }) => block);
      return isStock(subject) ? varianceOfStock(blocks, asked.values[i] ?? 0) : varianceOfSums(blocks, kind);
    });
    return ofNow && ofBefore ? mayDifferByChance(values, [ofNow, ofBefore]) : null;
  };
}

/** Two working days more are no better month: where everything is recorded by the day, sums are held against each other by the day. */
const perDay = (
  [now, before]: ChanceQuery["values"],
  [is, was]: readonly [readonly PlacedBlock[], readonly PlacedBlock[]],
) =>
  [...is, ...was].every(({ single }) => single)
    ? ([now / Math.max(1, is.length), before / Math.max(1, was.length)] as const)
    : ([now, before] as const);

interface PlacedBlock {
  readonly month: LocalDate;
  /** True for a single day. */
  readonly single: boolean;
  readonly block: Block;
}

/** A row with where it stands in time, whichever KPI is asked. */
interface RowInTime {
  readonly i: number;
  readonly row: CubeRow;
  readonly single: boolean;
  /** Its channel, and of a single day its weekday. */
  readonly weekday: string;
}

/** The rows of each group in the order of time, looked up once a side. */
function rowsInTime({ cube, sides }: Placed) {
  const known = new Map<string, readonly RowInTime[]>();
  const made = (side: "now" | "before", group: string): RowInTime[] =>
    [...(sides[side].ofGroup.get(group) ?? [])]
      .map((i) => ({ i, row: cube.rows[i] as CubeRow, span: cube.spans[i] as RowSpan }))
      .sort((a, b) => Number(a.span.first > b.span.first) - Number(a.span.first < b.span.first))
      .map(({ i, row, span: { first, records } }) => {
        const single = row.cadence === "day" && records === 1;
        return { i, row, single, weekday: `${row.channelId} ${single ? weekdayOf(first) : 0}` };
      });
  return (side: "now" | "before", group: string): readonly RowInTime[] => {
    const found = known.get(`${side} ${group}`) ?? made(side, group);
    known.set(`${side} ${group}`, found);
    return found;
  };
}

interface BlocksOf {
  readonly side: "now" | "before";
  readonly variants: Variants;
  readonly days: number;
}

function blocksIn(
  cube: Cube,
  subject: Subject,
  { rows, parts }: { rows: readonly RowInTime[]; parts: ChanceQuery["parts"] },
  of: BlocksOf,
): PlacedBlock[] {
  const { kinds, needs } = recordsBehind(subject, of.variants);
  const columns = needs.map((id) => cube.column(id));
  const byWeekday = !isStock(subject) && of.days >= WEEKDAYS_FROM;
  const make = blockMaker(subject, needs, of.variants);
  const found: PlacedBlock[] = [];
  for (const { i, row, single, weekday } of rows) {
    const { channelId: series } = row;
    if (!kinds.includes(row.kind) || (parts && !isIn(parts.get(series)?.[of.side], row))) continue;
    const made = make(columns, i);
    if (made)
      found.push({ month: row.month, single, block: { ...made, stratum: byWeekday ? weekday : series, series } });
  }
  return found;
}

const isIn = (months: PartOf["now"] | undefined, { month }: CubeRow): boolean =>
  months === "all" || (months?.has(month) ?? false);

type Columns = readonly (readonly (number | null)[])[];
type MadeBlock = Pick<Block, "top" | "bottom"> | null;

/** What a figure divides by what, of one row; null where that is not recorded. A figure that is no fraction of sums is its own. */
function blockMaker(
  subject: Subject,
  needs: readonly NeedId[],
  variants: Variants,
): (columns: Columns, i: number) => MadeBlock {
  const one = (of: NeedId | null): Sums => Object.fromEntries(needs.map((id) => [id, id === of ? 1 : 0]));
  const fraction = subject.source === "both" ? null : subject.parts(one(null), variants);
  if (!fraction) return (columns, i) => ownBlock(subject, sumsOf(needs, columns, i), variants);
  // Both are weighted sums of what is counted: their weights are what one of each makes of them.
  const weights = needs.map((id) => subject.parts(one(id), variants) ?? { numerator: 0, denominator: 0 });
  return (columns, i) => {
    let [top, bottom] = [0, 0];
    for (let n = 0; n < weights.length; n += 1) {
      const value = columns[n]?.[i];
      if (value === null || value === undefined) return null;
      top += value * (weights[n]?.numerator ?? 0);
      bottom += value * (weights[n]?.denominator ?? 0);
    }
    return { top, bottom };
  };
}

function ownBlock(subject: Subject, sums: Sums | null, variants: Variants): MadeBlock {
  const value = sums && (subject.source === "both" ? (Object.values(sums)[0] ?? null) : subject.value(sums, variants));
  return value === null ? null : { top: value, bottom: 1 };
}

function sumsOf(needs: readonly NeedId[], columns: Columns, i: number): Sums | null {
  const values = columns.map((column) => column[i]);
  return values.includes(null) ? null : Object.fromEntries(needs.map((id, n) => [id, values[n] ?? 0]));
}

function baseBlocks(cube: Cube, { side }: PlacedSide, subject: Subject, variants: Variants): PlacedBlock[] {
  const whole = side.whole();
  const needs = subject.needs(variants);
  const make = blockMaker(subject, needs, variants);
  return cube.base.flatMap(({ start, values }): PlacedBlock[] => {
    const block =
      whole.in(start) === 1
        ? make(
            needs.map((id) => [valueOf(id, values)]),
            0,
          )
        : null;
    return block ? [{ month: start, single: false, block: { ...block, stratum: "", series: "" } }] : [];
  });
}

/** The months of both sides by their place, those that both have something in. */
function monthsMet({ now, before }: PlacedSides, is: readonly PlacedBlock[], was: readonly PlacedBlock[]): BlockPair[] {
  const [ofNow, ofBefore] = [byMonth(is), byMonth(was)];
  return now.side.months.flatMap((month, i): BlockPair[] => {
    const [one, other] = [ofNow.get(month), ofBefore.get(before.side.months[i] ?? "")];
    return one && other ? [[one, other]] : [];
  });
}

function byMonth(rows: readonly PlacedBlock[]): Map<LocalDate, Block> {
  const found = new Map<LocalDate, Block>();
  for (const { month, block } of rows) {
    const { top, bottom } = found.get(month) ?? { top: 0, bottom: 0 };
    found.set(month, { stratum: "", series: "", top: top + block.top, bottom: bottom + block.bottom });
  }
  return found;
}
