import { binomialCdf, clopperPearson, normalP, Z95, type Interval } from "@/domain/statistics/interval";

/** Events and what they could happen in: business days, weeks, customers, orders. */
export type Rate = { readonly count: number; readonly exposure: number };

export type RateRatio = Interval & {
  readonly ratio: number;
  readonly p: number;
  /** "exact" below 10 events on a side (conditional binomial), else "log_normal". */
  readonly method: "exact" | "log_normal";
  /** Only for log_normal. */
  readonly seLog: number | null;
  readonly z: number | null;
};

const SMALL = 10;

/**
 * after ÷ before as rates, 95 % interval [bumc-rr]; fewer than 10 events on a side: exact conditional binomial [fay].
 * @param phi over-dispersion (≥ 1) by which the variance grows; the exact method has no place for it.
 * @returns null when nothing happened before, or an exposure is not positive.
 */
export function rateRatio(before: Rate, after: Rate, phi = 1): RateRatio | null {
  if (before.exposure <= 0 || after.exposure <= 0 || before.count <= 0) return null;
  const ratio = after.count / after.exposure / (before.count / before.exposure);
  if (before.count < SMALL || after.count < SMALL) return exactRatio(before, after, ratio);
  const seLog = Math.sqrt(phi * (1 / before.count + 1 / after.count));
  const z = Math.log(ratio) / seLog;
  return { ratio, ...around(ratio, seLog), p: normalP(z), method: "log_normal", seLog, z };
}

/** Given the total, the events after are binomial; its odds times the exposures are the ratio. Central p: twice the smaller tail. */
function exactRatio(before: Rate, after: Rate, ratio: number): RateRatio {
  const n = before.count + after.count;
  const share = after.exposure / (before.exposure + after.exposure);
  const bounds = clopperPearson(after.count, n);
  const toRatio = (p: number): number => (p / (1 - p)) * (before.exposure / after.exposure);
  const below = binomialCdf(after.count, n, share);
  const above = 1 - binomialCdf(after.count - 1, n, share);
  return {
    ratio,
    low: toRatio(bounds.low),
    high: toRatio(bounds.high),
    p: Math.min(1, 2 * Math.min(below, above)),
    method: "exact",
    seLog: null,
    z: null,
  };
}

function around(ratio: number, seLog: number): Interval {
  return { low: ratio * Math.exp(-Z95 * seLog), high: ratio * Math.exp(Z95 * seLog) };
}

export type BeforeAfter = { readonly before: number; readonly after: number };
export type DidRatio = Interval & {
  readonly treatedRatio: number;
  readonly controlRatio: number;
  /** What is left after the background trend is taken out: treatedRatio ÷ controlRatio. */
  readonly effect: number;
  readonly seLog: number;
  /** Where the treated series would be had it moved like the control. */
  readonly counterfactual: number;
  readonly avoided: number;
};

/**
 * Difference-in-differences of counts in ratio form, equal windows (DOMAIN 5.4): SE² = φ·Σ1/count.
 * @returns null when one of the four counts is not positive.
 */
export function didRatio(treated: BeforeAfter, control: BeforeAfter, phi = 1): DidRatio | null {
  const counts = [treated.before, treated.after, control.before, control.after];
  if (counts.some((count) => count <= 0)) return null;
  const treatedRatio = treated.after / treated.before;
  const controlRatio = control.after / control.before;
  const effect = treatedRatio / controlRatio;
  const seLog = Math.sqrt(phi * counts.reduce((sum, count) => sum + 1 / count, 0));
  const counterfactual = treated.before * controlRatio;
  return {
    treatedRatio,
    controlRatio,
    effect,
    seLog,
    ...around(effect, seLog),
    counterfactual,
    avoided: counterfactual - treated.after,
  };
}

/** Difference form: (treated change) − (control change), in the unit of the counts. Only for series of a similar level. */
export function didDifference(treated: BeforeAfter, control: BeforeAfter): number {
  return treated.after - treated.before - (control.after - control.before);
}

/** Daily counts by weekday (any keys): Mon → [120, 118]. Holidays are left out by the caller. */
export type ByWeekday = Readonly<Record<string, readonly number[]>>;

/** Mean of the weekday means: a missing holiday Monday does not flatter the rest. null when a weekday has no day. */
export function weekdayStandardised(days: ByWeekday): number | null {
  const means = Object.values(days).map(mean);
  return means.some((m) => m === null) ? null : mean(means as number[]);
}

/** Plain mean of all days; shown beside the standardised one. */
export function plainDailyMean(days: ByWeekday): number | null {
  return mean(Object.values(days).flat());
}

/**
 * φ: Pearson χ² ÷ df of daily counts around their weekday means (DOMAIN 5.2). 1 = Poisson, call arrivals are above.
 * @returns null with no spare degree of freedom.
 */
export function dispersion(days: ByWeekday): number | null {
  let chi2 = 0;
  let df = 0;
  for (const counts of Object.values(days)) {
    const m = mean(counts);
    if (m === null || m <= 0) continue;
    chi2 += counts.reduce((sum, count) => sum + (count - m) ** 2 / m, 0);
    df += counts.length - 1;
  }
  return df > 0 ? chi2 / df : null;
}

export type Verdict = "decreased" | "increased" | "undetermined";

/** The wording rule (OURS): an interval around 1 says 「まだ判断できない」, never 「効果なし」. */
export function verdictOf(interval: Interval): Verdict {
  if (interval.high < 1) return "decreased";
  return interval.low > 1 ? "increased" : "undetermined";
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
