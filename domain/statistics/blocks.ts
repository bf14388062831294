import jStat from "jstat";

/** One day, week or month of one channel: what a figure divides by what (by 1 where it is a sum). */
export interface Block {
  /** Blocks that are like each other: of one channel, and of days of one weekday. */
  readonly stratum: string;
  readonly top: number;
  readonly bottom: number;
}

/** How far a figure is from where it would be on other days like these: variance relative to its square, and its degrees of freedom. */
export interface RelativeVariance {
  readonly variance: number;
  readonly freedom: number;
}

/** Two-sided 99 %: a page judges some fifty changes at once. */
const LEVEL = 0.995;

/**
 * Of Σtop ÷ Σbottom over blocks, or of Σtop alone: from the residuals top − ratio × bottom, within each stratum, so that
 * channels and weekdays that differ are no chance (ratio estimator of sampling theory, Cochran 1977, 6.4). A stratum of one
 * block has no mean of its own: its residual counts whole.
 * @returns null where Σtop is nothing, or no stratum has two blocks.
 */
export function varianceOfSums(blocks: readonly Block[], kind: "ratio" | "sum"): RelativeVariance | null {
  const [top, bottom] = [sumOver(blocks, (one) => one.top), sumOver(blocks, (one) => one.bottom)];
  if (top <= 0 || bottom <= 0) return null;
  const ratio = kind === "ratio" ? top / bottom : 0;
  const { squares, freedom } = squaresIn(
    blocks,
    (one) => one.top - ratio * one.bottom,
    (n) => n,
  );
  return freedom > 0 ? { variance: squares / top ** 2, freedom } : null;
}

/** Of what stands at the end, by how far it moved about its mean over the blocks, stratum by stratum. */
export function varianceOfStock(blocks: readonly Block[], value: number): RelativeVariance | null {
  const { squares, freedom } = squaresIn(
    blocks,
    ({ top }) => top,
    () => 1,
  );
  return freedom > 0 && value > 0 ? { variance: squares / value ** 2, freedom } : null;
}

/** The variance of a sum of `times(n)` draws from each stratum of n. */
function squaresIn(
  blocks: readonly Block[],
  of: (block: Block) => number,
  times: (n: number) => number,
): { squares: number; freedom: number } {
  const strata = new Map<string, number[]>();
  for (const block of blocks) {
    const own = strata.get(block.stratum);
    if (own) own.push(of(block));
    else strata.set(block.stratum, [of(block)]);
  }
  let [squares, freedom] = [0, 0];
  for (const values of strata.values()) {
    const n = values.length;
    const mean = n > 1 ? values.reduce((sum, value) => sum + value, 0) / n : 0;
    squares += (times(n) / Math.max(1, n - 1)) * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    freedom += n - 1;
  }
  return { squares, freedom };
}

/** True where one figure may differ from the other by chance: their logarithms against Student's t with the fewer degrees of freedom. */
export function mayDifferByChance(
  [now, before]: readonly [number, number],
  [ofNow, ofBefore]: readonly [RelativeVariance, RelativeVariance],
): boolean | null {
  if (now <= 0 || before <= 0) return null;
  const freedom = Math.min(ofNow.freedom, ofBefore.freedom);
  return Math.abs(Math.log(now / before)) <= tAt(freedom) * Math.sqrt(ofNow.variance + ofBefore.variance);
}

const tAt = (freedom: number): number => jStat.studentt.inv(LEVEL, freedom);

/** A block of the range beside the one it meets: the same month, a year or a range earlier. */
export type BlockPair = readonly [Block, Block];

/**
 * The same of blocks that meet, in pairs: what both years have alike, as their seasons, is no chance.
 * @returns null for fewer than three pairs, or where a side comes to nothing.
 */
export function pairsDifferByChance(pairs: readonly BlockPair[], kind: "ratio" | "sum"): boolean | null {
  if (pairs.length < 3) return null;
  const sides = [0, 1] as const;
  const [now, before] = sides.map((side) => {
    const own = pairs.map((pair) => pair[side]);
    return { top: sumOver(own, (one) => one.top), bottom: sumOver(own, (one) => one.bottom) };
  }) as [Totals, Totals];
  if (now.top <= 0 || before.top <= 0 || now.bottom <= 0 || before.bottom <= 0) return null;
  const residual = ({ top, bottom }: Block, of: Totals) =>
    (top - (kind === "ratio" ? (of.top / of.bottom) * bottom : 0)) / of.top;
  const moves = pairs.map(([is, was]) => residual(is, now) - residual(was, before));
  const mean = sumOver(moves, (move) => move) / moves.length;
  const variance = (moves.length / (moves.length - 1)) * sumOver(moves, (move) => (move - mean) ** 2);
  const ratio = kind === "ratio" ? now.top / now.bottom / (before.top / before.bottom) : now.top / before.top;
  return Math.abs(Math.log(ratio)) <= tAt(moves.length - 1) * Math.sqrt(variance);
}

type Totals = Pick<Block, "top" | "bottom">;
const sumOver = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
