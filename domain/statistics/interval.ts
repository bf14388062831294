import jStat from "jstat";

/** Two-sided 95 %: Φ⁻¹(0.975). */
export const Z95 = 1.959963984540054;
export const ALPHA = 0.05;
/** Two-sided 99 %: Φ⁻¹(0.995). */
export const Z99 = 2.5758293035489004;

export type Interval = { readonly low: number; readonly high: number };

/** Two-sided p of a standard normal z. */
export function normalP(z: number): number {
  return jStat.erfc(Math.abs(z) / Math.SQRT2);
}

/**
 * Wilson score interval of a proportion (0..1), 95 % unless `z` says otherwise. Stays inside 0..1, also at x = 0 and x = n.
 * @returns null when n is 0.
 */
export function wilson(x: number, n: number, z = Z95): (Interval & { p: number }) | null {
  if (n <= 0) return null;
  const p = x / n;
  const z2 = z * z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { p, low: x === 0 ? 0 : Math.max(0, centre - half), high: x === n ? 1 : Math.min(1, centre + half) };
}

export type Proportion = { readonly x: number; readonly n: number };

/** Difference after − before of two independent proportions with Newcombe's interval (method 10, from two Wilson intervals). */
export function newcombe(before: Proportion, after: Proportion, z = Z95): (Interval & { diff: number }) | null {
  const b = wilson(before.x, before.n, z);
  const a = wilson(after.x, after.n, z);
  if (!a || !b) return null;
  const diff = a.p - b.p;
  return {
    diff,
    low: diff - Math.hypot(a.p - a.low, b.high - b.p),
    high: diff + Math.hypot(a.high - a.p, b.p - b.low),
  };
}

/** Clopper–Pearson interval of a binomial proportion, 95 %. */
export function clopperPearson(x: number, n: number): Interval {
  return {
    low: x === 0 ? 0 : jStat.beta.inv(ALPHA / 2, x, n - x + 1),
    high: x === n ? 1 : jStat.beta.inv(1 - ALPHA / 2, x + 1, n - x),
  };
}

/** P(X ≤ x) of Binomial(n, p), by the incomplete beta (jstat's own binomial.cdf is rounded at 1e-10). */
export function binomialCdf(x: number, n: number, p: number): number {
  if (x < 0) return 0;
  return x >= n ? 1 : jStat.ibeta(1 - p, n - x, x + 1);
}
