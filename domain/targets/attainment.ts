import { isRunning, type LocalDate, type Range } from "@/domain/time/period";
import { type Bounds, type Reach, reachOf } from "@/domain/targets/target";

/** How a value of a period stands to the target of that period. Only met and missed are judgements. */
export type TargetStanding = "met" | "missed" | "low_sample" | "no_data" | "running" | "no_target";

type Value = { readonly value: number | null; readonly lowSample: boolean };

/** A running period, fewer than 30 behind a value, and a period without a target are never judged. */
export function standingOf(bounds: Bounds | null, { value, lowSample }: Value, running: boolean): TargetStanding {
  if (bounds === null) return "no_target";
  if (running) return "running";
  if (value === null) return "no_data";
  if (lowSample) return "low_sample";
  return reachOf(bounds, value).side === "met" ? "met" : "missed";
}

/** A target beside a value: its bounds, the judgement that may be made, and how far it is. */
export type Progress = Bounds & {
  readonly standing: TargetStanding;
  readonly reach: Reach | null;
  /** Set for the whole company. */
  readonly ofCompany: boolean;
};

/** Null without a target: then nothing is said. */
export function progressOf(
  target: (Bounds & { readonly teamId: string | null }) | null,
  value: Value,
  running: boolean,
): Progress | null {
  if (target === null) return null;
  const { low, high, teamId } = target;
  return {
    low,
    high,
    ofCompany: teamId === null,
    standing: standingOf(target, value, running),
    reach: value.value === null ? null : reachOf(target, value.value),
  };
}

export type Attained = Range & {
  readonly value: number | null;
  readonly target: Bounds | null;
  readonly standing: TargetStanding;
};

/** Period by period, each against the target in force on its last day. */
export function attainmentOf(
  periods: readonly (Range & Value)[],
  targetOf: (range: Range) => Bounds | null,
  today: LocalDate,
): Attained[] {
  return periods.map(({ from, until, value, lowSample }) => {
    const target = targetOf({ from, until });
    const bounds = target && { low: target.low, high: target.high };
    return {
      from,
      until,
      value,
      target: bounds,
      standing: standingOf(bounds, { value, lowSample }, isRunning({ from, until }, today)),
    };
  });
}

/** How many were reached, of how many that could be judged. */
export function attainedOf(periods: readonly Attained[]): { met: number; judged: number } {
  const met = periods.filter(({ standing }) => standing === "met").length;
  return { met, judged: met + periods.filter(({ standing }) => standing === "missed").length };
}
