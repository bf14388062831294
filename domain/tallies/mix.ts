import type { Parts } from "@/domain/kpi/kpi";

export type MixAdjusted = {
  readonly beforeTotal: number | null;
  readonly afterTotal: number | null;
  /** After-rates on the before-mix: what the total would be had the mix of channels stayed. */
  readonly mixAdjustedAfter: number | null;
  /** Change of the rate per part (channel, team …); only parts with a denominator on both sides. */
  readonly changes: Readonly<Record<string, number>>;
  /** Every part moved one way and the total the other (Simpson). */
  readonly paradox: boolean;
};

function rate(parts: readonly Parts[]): number | null {
  const bottom = parts.reduce((sum, p) => sum + p.denominator, 0);
  return bottom > 0 ? parts.reduce((sum, p) => sum + p.numerator, 0) / bottom : null;
}

/** Direct standardisation to the before-mix (DOMAIN 1.0, `rollup.simpson`). Keys are channels or teams. */
export function mixAdjusted(
  before: Readonly<Record<string, Parts>>,
  after: Readonly<Record<string, Parts>>,
): MixAdjusted {
  const changes: Record<string, number> = {};
  let weight = 0;
  let weighted = 0;
  for (const [key, was] of Object.entries(before)) {
    const is = after[key];
    if (!is || was.denominator <= 0 || is.denominator <= 0) continue;
    changes[key] = is.numerator / is.denominator - was.numerator / was.denominator;
    weight += was.denominator;
    weighted += (is.numerator / is.denominator) * was.denominator;
  }
  const beforeTotal = rate(Object.values(before));
  const afterTotal = rate(Object.values(after));
  const moves = Object.values(changes);
  const total = beforeTotal === null || afterTotal === null ? 0 : afterTotal - beforeTotal;
  const against = (sign: number): boolean =>
    Math.sign(total) === -sign && moves.every((move) => Math.sign(move) === sign);
  return {
    beforeTotal,
    afterTotal,
    mixAdjustedAfter: weight > 0 ? weighted / weight : null,
    changes,
    paradox: moves.length > 0 && (against(1) || against(-1)),
  };
}
