import { DomainError } from "@/domain/errors";
import { Z95, type Interval } from "@/domain/statistics/interval";

export type SeriesPoint = {
  readonly count: number;
  /** People, days …: enters as log offset. */
  readonly exposure: number;
  /** Running number of the point, 1, 2, 3 … */
  readonly time: number;
  /** 1 after the change, 0 before. */
  readonly after: 0 | 1;
  /** Position in the season, e.g. month 1..12. */
  readonly season?: number;
};

export type InterruptedSeries = Interval & {
  /** Level change: rate ratio of after to before, trend (and season) held. */
  readonly levelRatio: number;
  /** Rate ratio of one step of time. */
  readonly timeRatio: number;
  /** Pearson χ² ÷ df. */
  readonly dispersion: number;
  /** Lag-1 autocorrelation of the Pearson residuals; far from 0 the interval is too narrow. */
  readonly autocorrelation: number;
};

/**
 * Interrupted time series by Poisson regression, log link, offset log(exposure): b0 + b1·after + b2·time (+ harmonics)
 * [lopezbernal]. `quasi` widens the interval by √dispersion. @throws too_few_points, singular_model
 */
export function interruptedSeries(
  points: readonly SeriesPoint[],
  p: { quasi: boolean; harmonics?: number; seasonLength?: number },
): InterruptedSeries {
  const { quasi, harmonics = 0, seasonLength = 12 } = p;
  const rows = points.map((point) => [
    1,
    point.after,
    point.time,
    ...waves(point.season ?? 0, harmonics, seasonLength),
  ]);
  const width = rows[0]?.length ?? 0;
  if (points.length <= width) throw new DomainError("too_few_points", { points: points.length, needed: width + 1 });
  const fit = poissonRegression(
    rows,
    points.map((q) => q.count),
    points.map((q) => Math.log(q.exposure)),
  );
  const residuals = points.map((q, i) => (q.count - at(fit.mean, i)) / Math.sqrt(at(fit.mean, i)));
  const dispersion = residuals.reduce((sum, r) => sum + r * r, 0) / (points.length - width);
  const se = Math.sqrt(at(fit.variance, 1) * (quasi ? dispersion : 1));
  const level = at(fit.coefficients, 1);
  return {
    levelRatio: Math.exp(level),
    low: Math.exp(level - Z95 * se),
    high: Math.exp(level + Z95 * se),
    timeRatio: Math.exp(at(fit.coefficients, 2)),
    dispersion,
    autocorrelation: lagOne(residuals),
  };
}

function waves(season: number, harmonics: number, length: number): number[] {
  return Array.from({ length: harmonics }, (_, i) => (2 * Math.PI * (i + 1) * season) / length).flatMap((angle) => [
    Math.sin(angle),
    Math.cos(angle),
  ]);
}

const at = (values: readonly number[], index: number): number => values[index] ?? 0;

function lagOne(residuals: readonly number[]): number {
  const power = residuals.reduce((sum, r) => sum + r * r, 0);
  return power > 0 ? residuals.slice(1).reduce((sum, r, i) => sum + r * at(residuals, i), 0) / power : 0;
}

type Fit = { coefficients: number[]; /** Diagonal of (XᵀWX)⁻¹. */ variance: number[]; mean: number[] };

/** Iteratively re-weighted least squares; converges in a handful of steps for counts above zero. @throws singular_model */
function poissonRegression(
  rows: readonly (readonly number[])[],
  counts: readonly number[],
  offset: readonly number[],
): Fit {
  const width = rows[0]?.length ?? 0;
  let mean = counts.map((count) => count + 0.1);
  let coefficients: number[] = new Array<number>(width).fill(0);
  for (let step = 0; step < 50; step++) {
    const working = counts.map(
      (count, i) => Math.log(at(mean, i)) - at(offset, i) + (count - at(mean, i)) / at(mean, i),
    );
    const information = weightedGram(rows, mean);
    const right = coefficients.map((_, j) =>
      rows.reduce((sum, row, i) => sum + at(row, j) * at(mean, i) * at(working, i), 0),
    );
    const next = multiply(invert(information), right);
    const moved = Math.max(...next.map((value, j) => Math.abs(value - at(coefficients, j))));
    coefficients = next;
    mean = rows.map((row, i) => Math.exp(row.reduce((sum, x, j) => sum + x * at(coefficients, j), at(offset, i))));
    if (moved < 1e-12) break;
  }
  const inverse = invert(weightedGram(rows, mean));
  return { coefficients, mean, variance: inverse.map((row, j) => at(row, j)) };
}

function weightedGram(rows: readonly (readonly number[])[], weights: readonly number[]): number[][] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, j) =>
    Array.from({ length: width }, (_, k) =>
      rows.reduce((sum, row, i) => sum + at(row, j) * at(row, k) * at(weights, i), 0),
    ),
  );
}

function multiply(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, j) => sum + value * at(vector, j), 0));
}

/** The row, from this one on, whose value in the column is the largest. */
function pivotOf(work: readonly (readonly number[])[], column: number): number {
  let pivot = column;
  for (let i = column + 1; i < work.length; i++) {
    if (Math.abs(at(work[i] ?? [], column)) > Math.abs(at(work[pivot] ?? [], column))) pivot = i;
  }
  return pivot;
}

/** Takes the column out of every other row. */
function eliminate(work: number[][], column: number): void {
  const own = work[column] ?? [];
  for (const [i, row] of work.entries()) {
    const factor = at(row, column);
    if (i !== column && factor !== 0) work[i] = row.map((x, j) => x - factor * at(own, j));
  }
}

/** Gauss–Jordan with partial pivoting. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    const pivot = pivotOf(work, column);
    const row = work[pivot] ?? [];
    const value = at(row, column);
    // What elimination leaves of a column that others explain is rounding noise beside its own size.
    if (!(Math.abs(value) > 1e-10 * Math.abs(at(matrix[column] ?? [], column) || 1)))
      throw new DomainError("singular_model");
    work[pivot] = work[column] ?? [];
    work[column] = row.map((x) => x / value);
    eliminate(work, column);
  }
  return work.map((row) => row.slice(size));
}
