import { describe, expect, it } from "vitest";
import { bandOf, compare, result, spread, STATEMENTS, teamAnswers, type Answers } from "@/domain/diagnosis/checklist";
import { contradicts, evidence, measuredFamilies } from "@/domain/diagnosis/evidence";
import { levelOf, stageOf } from "@/domain/diagnosis/maturity";

const all = (answer: boolean | null): (boolean | null)[] => new Array<boolean | null>(8).fill(answer);
const first = (hits: number): boolean[] => Array.from({ length: 8 }, (_, i) => i < hits);

describe("the checklist", () => {
  it("has two statements a viewpoint", () => {
    expect(STATEMENTS.map((s) => s.viewpoint)).toEqual([
      "role",
      "role",
      "channel",
      "channel",
      "kpi",
      "kpi",
      "skill",
      "skill",
    ]);
  });

  it("has the seed's bands", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map(bandOf)).toEqual([
      "customer_support",
      "customer_support",
      "transition",
      "transition",
      "transition",
      "call_center",
      "call_center",
      "call_center",
      "call_center",
    ]);
  });

  it("gives no band until all eight are answered", () => {
    const seven: Answers = [...first(4).slice(0, 7), null];
    expect(result(seven)).toMatchObject({
      hits: 4,
      answered: 7,
      band: null,
      possible: ["transition", "call_center"],
      possibleHits: [4, 5],
    });
    expect(result([])).toMatchObject({
      hits: 0,
      answered: 0,
      band: null,
      possible: ["customer_support", "transition", "call_center"],
      possibleHits: [0, 8],
    });
    expect(result([...first(0).slice(0, 7), null]).possible).toEqual(["customer_support"]);
    expect(result(first(5)).band).toBe("call_center");
    expect(result(first(5)).perViewpoint).toMatchObject({
      role: { hits: 2, answered: 2, of: 2 },
      kpi: { hits: 1 },
      skill: { hits: 0 },
    });
  });

  it("says which statements turned", () => {
    expect(compare(first(2), [true, false, true, ...all(false).slice(0, 4), null])).toEqual([
      { id: "s2", from: true, to: false, direction: "improved" },
      { id: "s3", from: false, to: true, direction: "worsened" },
      { id: "s8", from: false, to: null, direction: "changed" },
    ]);
    expect(compare(first(3), first(3))).toEqual([]);
  });

  it("shows disagreement and leaves a tie open", () => {
    const runs = [first(8), first(1), first(1), all(null)];
    expect(spread(runs)[0]).toEqual({
      id: "s1",
      applies: 3,
      doesNot: 0,
      unanswered: 1,
      disagreement: 0,
      majority: true,
    });
    expect(spread(runs)[1]).toMatchObject({ applies: 1, doesNot: 2, majority: false, disagreement: 2 / 3 });
    expect(teamAnswers([first(1), first(0)])[0]).toBeNull();
    expect(result(teamAnswers([first(1), first(0)])).band).toBeNull();
    expect(spread([first(1)])[0]?.disagreement).toBeNull();
  });
});

describe("evidence", () => {
  const facts = (phone: number | null, kpis: Parameters<typeof evidence>[0]["kpisWithData"]) =>
    evidence({ contactsByChannel: { phone, email: phone === null ? null : 100 - phone }, kpisWithData: kpis });
  const of = (statement: string, found: ReturnType<typeof evidence>) => found.find((e) => e.statement === statement);

  it("reads the phone share", () => {
    expect([80, 70, 60, 50, 49, null].map((share) => of("s3", facts(share, []))?.supports)).toEqual([
      true,
      true,
      null,
      null,
      false,
      null,
    ]);
  });

  it("is silent on a share of fewer than 30 contacts", () => {
    const of29 = evidence({ contactsByChannel: { phone: 29, email: 0 }, kpisWithData: [] });
    expect(of("s3", of29)).toMatchObject({ supports: null, values: { share: 1 } });
  });

  it("names the families of statement 6 that are measured", () => {
    expect(measuredFamilies(["churn_rate", "csat_mean", "csat_top2", "aht_sec"])).toEqual(["csat", "churn"]);
  });

  it("reads which KPIs had data", () => {
    expect(of("s5", facts(50, ["answer_rate", "aht_sec"]))?.supports).toBe(true);
    expect(of("s5", facts(50, ["answer_rate", "aht_sec", "csat_top2"]))?.supports).toBeNull();
    expect(of("s5", facts(50, ["answer_rate", "csat_top2"]))?.supports).toBe(false);
    expect(of("s6", facts(50, ["answer_rate"]))).toMatchObject({ supports: true, values: { measured: 0, of: 5 } });
    expect(of("s6", facts(50, ["csat_top2", "csat_mean", "churn_rate"]))).toMatchObject({
      supports: false,
      values: { measured: 2 },
    });
    expect([of("s5", facts(50, []))?.supports, of("s6", facts(50, []))?.supports]).toEqual([null, null]);
  });

  it("contradicts only an answer that says the opposite", () => {
    const phone = of("s3", facts(82, []));
    expect(phone && [contradicts(false, phone), contradicts(true, phone), contradicts(null, phone)]).toEqual([
      true,
      false,
      false,
    ]);
    const silent = of("s3", facts(60, []));
    expect(silent && [contradicts(false, silent), contradicts(true, silent)]).toEqual([false, false]);
  });
});

describe("maturity", () => {
  it("is staged: a gap stops the climb, level 1 is the floor", () => {
    expect([
      levelOf([true, true, false, true, false]),
      levelOf([false, true]),
      levelOf([]),
      levelOf(all(true).slice(0, 5)),
      levelOf([true, null, true]),
    ]).toEqual([2, 2, 1, 5, 1]);
  });

  it("is held back by the weakest viewpoint", () => {
    expect(stageOf({ role: 5, channel: 5, kpi: 1, skill: 5 })).toEqual({ mean: 4, weakest: 1, stage: 2 });
    expect(stageOf({ role: 2, channel: 2, kpi: 2, skill: 3 }).stage).toBe(2);
  });
});
