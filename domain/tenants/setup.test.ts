import { expect, test } from "vitest";
import { isSetUp, type SetupFacts, setupSteps } from "@/domain/tenants/setup";

const NEW: SetupFacts = {
  confirmed: false,
  closedDays: 0,
  people: 1,
  channelsByTeam: [2],
  recorded: false,
  diagnosed: false,
};
const doneOf = (facts: Partial<SetupFacts>) =>
  setupSteps({ ...NEW, ...facts })
    .filter(({ done }) => done)
    .map(({ step }) => step);

test("after sign-up only teams and channels are there; each thing done is ticked, and only that", () => {
  expect(doneOf({})).toEqual(["teams"]);
  expect(doneOf({ confirmed: true })).toEqual(["facts", "teams"]);
  expect(doneOf({ closedDays: 1 })).toEqual(["teams", "holidays"]);
  expect(doneOf({ people: 2 })).toEqual(["teams", "people"]);
  expect(doneOf({ recorded: true, diagnosed: true })).toEqual(["teams", "record", "diagnosis"]);
});

test("a team without a channel is not set up; closing days one may do without", () => {
  const whole = { confirmed: true, recorded: true, diagnosed: true };
  const setUp = (facts: Partial<SetupFacts>) => isSetUp(setupSteps({ ...NEW, ...whole, ...facts }));
  expect([
    setUp({}),
    setUp({ channelsByTeam: [2, 0] }),
    setUp({ channelsByTeam: [] }),
    setUp({ diagnosed: false }),
    setUp({ recorded: false }),
    setUp({ confirmed: false }),
  ]).toEqual([true, false, false, false, false, false]);
});
