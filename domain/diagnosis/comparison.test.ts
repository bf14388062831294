import { describe, expect, test } from "vitest";
import { evidence } from "@/domain/diagnosis/evidence";
import {
  actionsFor,
  contradictions,
  disagreement,
  turnsBetween,
  turnsSoFar,
  viewpointHits,
} from "@/domain/diagnosis/comparison";

const answers = (text: string): (boolean | null)[] => [...text].map((c) => (c === "?" ? null : c === "1"));
const standing = (text: string, version = "2026-11") => ({ version, answers: answers(text) });

describe("what turned", () => {
  test("names the stance a statement turned to, and a tie as open", () => {
    expect(turnsBetween(standing("11110000"), standing("01110010"))?.map(({ id, toward }) => [id, toward])).toEqual([
      ["s1", "seme"],
      ["s7", "mamori"],
    ]);
    expect(turnsBetween(standing("11110000"), standing("?1110000"))).toEqual([
      { id: "s1", from: true, to: null, toward: "open" },
    ]);
  });

  test("says nothing across versions", () =>
    expect(turnsBetween(standing("11110000"), standing("00000000", "2027-01"))).toBeNull());

  test("while answering, what is not answered has not turned", () =>
    expect(turnsSoFar(answers("11110000"), answers("01??????")).map(({ id }) => id)).toEqual(["s1"]));
});

test("a tie makes a viewpoint's count a range", () =>
  expect(viewpointHits(answers("1?110000"))).toEqual({
    role: { low: 1, high: 2, of: 2 },
    channel: { low: 2, high: 2, of: 2 },
    kpi: { low: 0, high: 0, of: 2 },
    skill: { low: 0, high: 0, of: 2 },
  }));

test("respondents: hits from few to many, and what they disagree on", () => {
  const found = disagreement([standing("11111100"), standing("11110000"), standing("11110000")]);
  expect(found).toMatchObject({ hits: [4, 4, 6], disputed: ["s5", "s6"] });
  expect(disagreement([standing("11110000")])).toMatchObject({ hits: [4], disputed: [] });
});

test("contradictions are found against the records", () => {
  const found = evidence({ contactsByChannel: { phone: 470, email: 530 }, kpisWithData: ["answer_rate", "csat_top2"] });
  expect(contradictions(answers("00100100"), found)).toEqual(["s3", "s6"]);
  expect(contradictions(answers("00?00?00"), found)).toEqual([]);
});

test("a step for each statement that applies, with whether its KPI is recorded", () =>
  expect(actionsFor(answers("100001?0"), ["csat_top2"])).toEqual([
    { statement: "s1", kpi: "proactive_share", recorded: false },
    { statement: "s6", kpi: "csat_top2", recorded: true },
  ]));
