import { PLACES } from "../kpi/scale-geometry";

export interface StepRun {
  date: string;
  hits: number;
}
export interface Step extends StepRun {
  x: number;
  y: number;
  /** Its date is written below. */
  labelled: boolean;
}

const EDGE = 4;

/** Height of a number of hits in percent: eight at the top (守り), none at the bottom (攻め). */
export const levelOf = (hits: number): number => ((PLACES - 1 - hits + 0.5) / PLACES) * 100;

/**
 * Runs, oldest first, placed by date. Dates that would be written into one another are left out; the last always stays.
 * @param room percent of the width one date takes.
 */
export function stepsOf(runs: readonly StepRun[], room: number): Step[] {
  const times = runs.map(({ date }) => Date.parse(`${date}T00:00:00Z`));
  const [from, until] = [Math.min(...times), Math.max(...times)];
  const steps = runs.map((run, i): Step => {
    const share = until > from ? ((times[i] ?? from) - from) / (until - from) : 0.5;
    return { ...run, x: EDGE + share * (100 - 2 * EDGE), y: levelOf(run.hits), labelled: false };
  });
  const last = steps.at(-1);
  if (!last) return [];
  last.labelled = true;
  let free = -Infinity;
  for (const step of steps.slice(0, -1)) {
    if (step.x < free || step.x + room > last.x) continue;
    step.labelled = true;
    free = step.x + room;
  }
  return steps;
}
