import { formatChange } from "@/domain/format/number";
import type { Change } from "@/domain/kpi/change";
import type { KpiValue } from "@/domain/kpi/evaluate";
import type { GoodWhen, KpiBody, Sums, Variants } from "@/domain/kpi/spec";
import { newcombe, Z99 } from "@/domain/statistics/interval";
import { npsDifference } from "@/domain/statistics/survey";

/** flat: the change may be chance. same: it prints as none. neutral: nothing may be said. */
export type Judgement = "better" | "worse" | "flat" | "same" | "neutral";

type Side = Pick<KpiValue, "value" | "lowSample">;

/** A figure with what it was made of. */
export type Sampled = {
  readonly value: Pick<KpiValue, "value" | "parts" | "n">;
  readonly sums: Sums;
  readonly variants: Variants;
};

/**
 * Whether a difference between two figures may be chance: Newcombe's interval for shares of counted things, the NPS variance
 * for scores in points (DOMAIN 5). At 99 %, for a page judges some fifty changes at once: at 95 % two or three of them would
 * be chance. Null for what varies in a way the sums do not tell: times, amounts, counts (domain/tallies/compared/chance.ts).
 */
export function mayBeChance(kpi: KpiBody, before: Sampled, after: Sampled): boolean | null {
  const [was, is] = [shareOf(kpi, before), shareOf(kpi, after)];
  const found = was && is ? newcombe(was, is, Z99) : balanceDifference(kpi, before, after);
  return found && found.low <= 0 && found.high >= 0;
}

function shareOf({ unit, events }: KpiBody, { value: { parts, n } }: Sampled): { x: number; n: number } | null {
  if (unit !== "ratio" || events || !parts || n !== parts.denominator) return null;
  const { numerator: x, denominator } = parts;
  return x >= 0 && x <= denominator ? { x, n: denominator } : null;
}

function balanceDifference(kpi: KpiBody, before: Sampled, after: Sampled) {
  const [was, is] = [before, after].map(({ sums, variants, value: { n } }) => {
    const balance = kpi.balance?.(sums, variants) ?? null;
    return balance && n !== null
      ? { promoters: balance.up, detractors: balance.down, passives: n - balance.up - balance.down }
      : null;
  });
  return was && is ? npsDifference(was, is, Z99) : null;
}

/** True where a change prints as no change. */
const printsAsNone = (change: Change): boolean => !/[1-9]/.test(formatChange(change, "en"));

/**
 * Good or bad colour of a change. Neutral whenever that would claim too much: no change to tell, fewer than 30 behind
 * either side, no good direction (band, none), a period that is still running, or nobody knows how far it moves by itself.
 * Flat where it may be chance.
 */
export function judge(p: {
  direction: GoodWhen;
  before: Side | null;
  after: Side;
  running: boolean;
  change: Change | null;
  chance: boolean | null;
}): Judgement {
  const { direction, before, after, running, change, chance } = p;
  if (running || !change || (direction !== "up" && direction !== "down") || !isKnown(before) || !isKnown(after))
    return "neutral";
  if (printsAsNone(change)) return "same";
  if (chance !== false) return chance === null ? "neutral" : "flat";
  return after.value > before.value === (direction === "up") ? "better" : "worse";
}

const isKnown = (side: Side | null): side is Side & { value: number } =>
  side !== null && side.value !== null && !side.lowSample;
