import { type Answers, type Band, bandOf, result, teamAnswers } from "@/domain/diagnosis/checklist";
import { grouped } from "@/domain/grouped";
import type { LocalDate } from "@/domain/time/period";

/** One respondent's answers on one date. */
export type Run = { readonly date: LocalDate; readonly version: string; readonly answers: Answers };

/** Where a team stood on one date: its respondents' majority. A tie leaves a statement open, so hits are a range. */
export type Standing = {
  readonly date: LocalDate;
  readonly version: string;
  readonly respondents: number;
  readonly answers: Answers;
  readonly hits: readonly [low: number, high: number];
  /** null while the open statements leave more than one band possible. */
  readonly band: Band | null;
};

/** What the runs that are joined to one standing have in common. */
export const dayOf = ({ date, version }: Pick<Run, "date" | "version">): string => `${date} ${version}`;

/** Runs of ONE team, any order, joined to one standing a date and version; oldest first. */
export function standings(runs: readonly Run[]): Standing[] {
  return [...grouped(runs, dayOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ofDay]) => {
      const first = ofDay[0];
      if (!first) return [];
      const answers = teamAnswers(ofDay.map((run) => run.answers));
      const [low, high] = result(answers).possibleHits;
      const band = bandOf(low) === bandOf(high) ? bandOf(low) : null;
      return [
        {
          date: first.date,
          version: first.version,
          respondents: ofDay.length,
          answers,
          hits: [low, high] as const,
          band,
        },
      ];
    });
}
