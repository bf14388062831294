/** A small seeded generator (mulberry32): the same key always gives the same numbers in [0, 1). */
export function randomOf(...key: readonly (string | number)[]): () => number {
  let state = hashOf(key.join("\u0001"));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Standard normal by Box–Muller. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Whole number around `mean` as counts scatter (Poisson, by its normal approximation from 30 on); never negative. */
export function countAround(random: () => number, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let n = 0;
  for (let p = random(); p > limit; p *= random()) n += 1;
  return n;
}

/** How many of `n` fall to a share (0..1): a binomial draw, exact for small n. Between 0 and n. */
export function shareOf(random: () => number, n: number, share: number): number {
  const p = Math.min(1, Math.max(0, share));
  if (n > 40) return Math.min(n, Math.max(0, Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normal(random))));
  let hits = 0;
  for (let i = 0; i < n; i += 1) if (random() < p) hits += 1;
  return hits;
}

/** Splits `n` over weights (Σ = 1): sequential binomials, so the parts always add up to `n`. */
export function splitOf(random: () => number, n: number, weights: readonly number[]): number[] {
  let [left, weight] = [n, weights.reduce((sum, w) => sum + w, 0)];
  return weights.map((w, i) => {
    const part = i === weights.length - 1 ? left : shareOf(random, left, weight > 0 ? w / weight : 0);
    left -= part;
    weight -= w;
    return part;
  });
}

/** How much of a binomial's scatter `partOf` keeps: the demo tells its story with less noise than life has. */
const CALM = 0.35;

/**
 * About `share` of `n`, never more than `n`. Rounded up or down by `rounding` (0..1), by chance unless told, so that
 * small counts keep the mean.
 */
export function partOf(random: () => number, n: number, share: number, rounding = random()): number {
  const p = Math.min(1, Math.max(0, share));
  const scattered = n * p + CALM * Math.sqrt(n * p * (1 - p)) * normal(random);
  return Math.min(n, Math.max(0, Math.floor(scattered + rounding)));
}

/** A number in [0, 1) for each of a row of whole numbers, spread so evenly that roundings by it cancel out. */
export const evenly = (at: number): number => (at * 0.618_033_988_749_895) % 1;
