import { Z95, type Interval } from "@/domain/statistics/interval";

export type RejectedScore = { readonly index: number; readonly value: number };
export type Scores = {
  /** Answers per code, every code of the scale present. */
  readonly distribution: Readonly<Record<number, number>>;
  readonly accepted: number;
  readonly blank: number;
  /** Out of range or not whole: listed with their position, never silently dropped. */
  readonly rejected: readonly RejectedScore[];
};

export const NPS_SCALE = { min: 0, max: 10, zeroIsBlank: false } as const;
/** Many systems export 0 for "no rating" (data/README D1). */
export const CSAT_SCALE = { min: 1, max: 5, zeroIsBlank: true } as const;

/** Single answers → distribution. Sentinels such as −2147483648 and half points are rejected with their index. */
export function readScores(
  values: readonly (number | null)[],
  scale: { min: number; max: number; zeroIsBlank: boolean },
): Scores {
  const distribution: Record<number, number> = {};
  for (let code = scale.min; code <= scale.max; code++) distribution[code] = 0;
  const rejected: RejectedScore[] = [];
  let blank = 0;
  values.forEach((value, index) => {
    if (value === null || (value === 0 && scale.zeroIsBlank)) blank += 1;
    else if (!Number.isInteger(value) || value < scale.min || value > scale.max) rejected.push({ index, value });
    else distribution[value] = (distribution[value] ?? 0) + 1;
  });
  return { distribution, accepted: values.length - blank - rejected.length, blank, rejected };
}

/** Mean code of any distribution (1–10 scales too); null when nobody answered. Scales are never converted. */
export function meanCode(distribution: Readonly<Record<number, number>>): number | null {
  let sum = 0;
  let n = 0;
  for (const [code, count] of Object.entries(distribution)) {
    sum += Number(code) * count;
    n += count;
  }
  return n > 0 ? sum / n : null;
}

export type NpsCounts = { readonly promoters: number; readonly passives: number; readonly detractors: number };
export type NpsEstimate = {
  readonly nps: number;
  /** p + d − (p − d)², in units of one answer [cybaea]. */
  readonly variance: number;
  /** In points. */
  readonly standardError: number;
  readonly margin95: number;
};

/** NPS in points (−100..100) with SE = 100·√(variance ÷ n) [cybaea, nps-moe]; null without answers. */
export function npsEstimate({ promoters, passives, detractors }: NpsCounts): NpsEstimate | null {
  const n = promoters + passives + detractors;
  if (n <= 0) return null;
  const [p, d] = [promoters / n, detractors / n];
  const variance = p + d - (p - d) ** 2;
  const standardError = 100 * Math.sqrt(variance / n);
  return { nps: (100 * (promoters - detractors)) / n, variance, standardError, margin95: Z95 * standardError };
}

/** Change after − before of two NPS, in points, with the NPS variance (`stat.nps_diff`). */
export function npsDifference(
  before: NpsCounts,
  after: NpsCounts,
  z = Z95,
): (Interval & { before: number; after: number; diff: number; se: number }) | null {
  const b = npsEstimate(before);
  const a = npsEstimate(after);
  if (!a || !b) return null;
  const diff = a.nps - b.nps;
  const se = Math.hypot(a.standardError, b.standardError);
  return { before: b.nps, after: a.nps, diff, se, low: diff - z * se, high: diff + z * se };
}
