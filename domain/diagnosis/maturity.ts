import { VIEWPOINTS, type Viewpoint } from "@/domain/diagnosis/checklist";

/** DOMAIN 3.3 (OURS): four viewpoints × levels 1..5, staged as CMMI. */
export const MAX_LEVEL = 5;

/**
 * Level of one viewpoint: the highest with every level from 2 up to it answered yes. Level 1 is the floor and needs no yes.
 * @param yesByLevel answers for level 1, 2, … in order; null = not answered, which is not a yes.
 */
export function levelOf(yesByLevel: readonly (boolean | null)[]): number {
  let level = 1;
  while (level < MAX_LEVEL && yesByLevel[level] === true) level += 1;
  return level;
}

export type Stage = { readonly mean: number; readonly weakest: number; readonly stage: number };

/** Stage = floor(mean of the four), at most the weakest + 1: one strong viewpoint does not carry the rest [hdi-scc]. */
export function stageOf(levels: Readonly<Record<Viewpoint, number>>): Stage {
  const all = VIEWPOINTS.map((viewpoint) => levels[viewpoint]);
  const mean = all.reduce((sum, level) => sum + level, 0) / all.length;
  const weakest = Math.min(...all);
  return { mean, weakest, stage: Math.min(Math.floor(mean), weakest + 1) };
}
