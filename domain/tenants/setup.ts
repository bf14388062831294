export const SETUP_STEPS = ["facts", "teams", "holidays", "people", "record", "diagnosis"] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** `optional`: a company may do without it, so it does not keep the list from being complete. */
export interface SetupState {
  readonly step: SetupStep;
  readonly done: boolean;
  readonly optional: boolean;
}

export interface SetupFacts {
  /** Somebody has looked at the company's facts since sign-up filled them in. */
  readonly confirmed: boolean;
  readonly closedDays: number;
  /** Members, and those whose invitation can still be accepted. */
  readonly people: number;
  readonly channelsByTeam: readonly number[];
  readonly recorded: boolean;
  readonly diagnosed: boolean;
}

/** What is to be done before the company can be looked at every morning, in the order one does it. */
export function setupSteps({
  confirmed,
  closedDays,
  people,
  channelsByTeam,
  recorded,
  diagnosed,
}: SetupFacts): SetupState[] {
  const done: Readonly<Record<SetupStep, boolean>> = {
    facts: confirmed,
    teams: channelsByTeam.length > 0 && channelsByTeam.every((channels) => channels > 0),
    holidays: closedDays > 0,
    people: people > 1,
    record: recorded,
    diagnosis: diagnosed,
  };
  return SETUP_STEPS.map((step) => ({ step, done: done[step], optional: step === "holidays" || step === "people" }));
}

/** True when nothing that is needed is left. */
export const isSetUp = (steps: readonly SetupState[]): boolean => steps.every(({ done, optional }) => done || optional);
