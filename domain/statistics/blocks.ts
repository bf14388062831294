import jStat from "jstat";
import { grouped } from "@/domain/grouped";

/** One day, week or month of one channel: what a figure divides by what (by 1 where it is a sum). */
export interface Block {
  /** Blocks that are like each other: of one channel, and of days of one weekday. */
  readonly stratum: string;
  /** What follows each other in time: of one channel. Blocks are given in the order of time. */
  readonly series: string;
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

interface Residual {
  readonly block: Block;
  readonly value: number;
}

/** The variance of a sum of `times(n)` draws from each stratum of n, where what lies side by side is alike. */
function squaresIn(
  blocks: readonly Block[],
  of: (block: Block) => number,
  times: (n: number) => number,
): { squares: number; freedom: number } {
  let [squares, fourth, some] = [0, 0, 0];
  const strata = grouped(blocks, ({ stratum }) => stratum);
  const means = new Map(
    [...strata].map(([stratum, own]) => [stratum, own.length > 1 ? sumOver(own, of) / own.length : 0]),
  );
  const residuals = blocks.map((block): Residual => ({ block, value: of(block) - (means.get(block.stratum) ?? 0) }));
  for (const own of grouped(residuals, ({ block }) => block.stratum).values()) {
    const n = own.length;
    const variance = (times(n) / Math.max(1, n - 1)) * sumOver(own, ({ value }) => value ** 2);
    squares += variance;
    fourth += variance ** 2 / Math.max(1, n - 1);
    some += n - 1;
  }
  // Welch and Satterthwaite: a large stratum of few blocks is not known better for small ones of many.
  const freedom = fourth > 0 ? Math.min(some, squares ** 2 / fourth) : some;
  return { squares: squares * stretchOf(residuals), freedom };
}

/** More than this a month of days cannot tell from a trend. */
const MOST_ALIKE = 0.9;

/**
 * By how much the variance of a sum is larger for days that follow each other being alike: (1 + ρ) ÷ (1 − ρ) with ρ their
 * first autocorrelation. Taken from residuals it comes out too low by about (1 + 3ρ) ÷ n, and for the means of the strata
 * (Marriott and Pope 1954, Kendall 1954); what goes the other way is not believed.
 */
function stretchOf(residuals: readonly Residual[]): number {
  let [together, all, n, series] = [0, 0, 0, 0];
  for (const inTime of grouped(residuals, ({ block }) => block.series).values()) {
    if (inTime.length < 3) continue;
    series += 1;
    n += inTime.length;
    all += sumOver(inTime, ({ value }) => value ** 2);
    for (let i = 1; i < inTime.length; i += 1) together += (inTime[i]?.value ?? 0) * (inTime[i - 1]?.value ?? 0);
  }
  const each = n / Math.max(1, series);
  if (all === 0 || each <= 4) return 1;
  const seen = together / all;
  const alike = Math.min(MOST_ALIKE, Math.max(0, (each * seen + 1) / (each - 3)));
  return (1 + alike) / (1 - alike);
}

/** True where one figure may differ from the other by chance: their logarithms against Student's t (Welch). */
export function mayDifferByChance(
  [now, before]: readonly [number, number],
  [ofNow, ofBefore]: readonly [RelativeVariance, RelativeVariance],
): boolean | null {
  if (now <= 0 || before <= 0) return null;
  const variance = ofNow.variance + ofBefore.variance;
  const fourth = ofNow.variance ** 2 / ofNow.freedom + ofBefore.variance ** 2 / ofBefore.freedom;
  const freedom = fourth > 0 ? variance ** 2 / fourth : ofNow.freedom + ofBefore.freedom;
  return Math.abs(Math.log(now / before)) <= tAt(Math.max(1, freedom)) * Math.sqrt(variance);
}

const tAt = (freedom: number): number => jStat.studentt.inv(LEVEL, freedom);

/** A block of the range beside the one it meets: the same month, a year or a range earlier. */
export type BlockPair = readonly [Block, Block];

/**
 * Whether two values may differ by chance, from blocks of both that meet, in pairs: what both years have alike, as their
 * seasons, is no chance. `values`: the figures the change is told of.
 * @returns null for fewer than three pairs, or where a side comes to nothing.
 */
export function pairsDifferByChance(
  pairs: readonly BlockPair[],
  kind: "ratio" | "sum",
  [valueNow, valueBefore]: readonly [now: number, before: number],
): boolean | null {
  if (pairs.length < 3 || valueNow <= 0 || valueBefore <= 0) return null;
  const totals = (side: 0 | 1): Totals => {
    const own = pairs.map((pair) => pair[side]);
    return { top: sumOver(own, (one) => one.top), bottom: sumOver(own, (one) => one.bottom) };
  };
  const [now, before] = [totals(0), totals(1)];
  if (now.top <= 0 || before.top <= 0 || now.bottom <= 0 || before.bottom <= 0) return null;
  const residual = ({ top, bottom }: Block, of: Totals) =>
    (top - (kind === "ratio" ? (of.top / of.bottom) * bottom : 0)) / of.top;
  const moves = pairs.map(([is, was]) => residual(is, now) - residual(was, before));
  const mean = sumOver(moves, (move) => move) / moves.length;
  const variance = (moves.length / (moves.length - 1)) * sumOver(moves, (move) => (move - mean) ** 2);
  return Math.abs(Math.log(valueNow / valueBefore)) <= tAt(moves.length - 1) * Math.sqrt(variance);
}

type Totals = Pick<Block, "top" | "bottom">;
const sumOver = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
