/** How one runner ended. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, in a line each. */
  failures: string[];
  /** Failed, then passed when run once more: why, and the files that show what happened. */
  unstable: { name: string; reason: string; traces: string[] }[];
  timed: { name: string; ms: number }[];
}

export function vitestOutcome(report: unknown, code: number, root: string): Outcome;
export function browserOutcome(report: unknown, code: number, wishes?: { strict?: boolean }): Outcome;
export function slowest(timed: Outcome["timed"], count?: number): string[];
export function unstableLines(unstable: Outcome["unstable"]): string[];
export function totalLine(outcome: Pick<Outcome, "passed" | "failed" | "skipped">): string;
