import { expect, test } from "vitest";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { nextSteps } from "@/domain/dashboard/next-step";
import { ledger } from "@/domain/dashboard/ledger";
import type { TallySet } from "@/domain/kpi/evaluate";

type Tallies = TallySet["tallies"];
const tally = (sums: Record<string, number>, used = 30, total = 31) => ({ sums, used, total, mixed: false });
const october = { from: "2026-10-01", until: "2026-11-01" };
const rate = (offered: number, answered: number): Tallies => ({ answer_rate: tally({ offered, answered }) });
const of = (tallies: Tallies, variants = DEFAULT_VARIANTS) => ({ tallies, variants });

function answerRate(now: Tallies, before: Tallies | null, today = "2026-11-23") {
  const groups = ledger({
    now: of(now),
    before: before && of(before),
    months: [of(before ?? {}), of(now)],
    range: october,
    today,
    currency: "JPY",
  });
  return groups[0]?.cards[0];
}

test("a card has its value, its change in points, its judgement and its history", () => {
  const card = answerRate(rate(10_000, 9_200), rate(10_000, 9_000));
  expect(card?.now).toMatchObject({ value: 0.92, n: 10_000, used: 30, total: 31 });
  expect(card?.change).toMatchObject({ kind: "points" });
  expect(card?.change?.shown).toBeCloseTo(2);
  expect(card?.judgement).toBe("better");
  expect(card?.spark).toEqual([0.9, 0.92]);
});

test("two points of a thousand calls may be chance: that is said, and not judged", () => {
  expect(answerRate(rate(1000, 920), rate(1000, 900))?.judgement).toBe("flat");
});

test("no baseline, a running range and a small sample are not judged", () => {
  expect(answerRate(rate(1000, 920), null)).toMatchObject({ change: null, judgement: "neutral" });
  expect(answerRate(rate(1000, 920), rate(1000, 900), "2026-10-15")?.judgement).toBe("neutral");
  expect(answerRate(rate(20, 19), rate(1000, 900))?.judgement).toBe("neutral");
});

test("headline KPIs stand without data; others appear only with it", () => {
  const groups = ledger({
    now: of({ transfer_rate: tally({ transferred: 5, handled: 100 }) }),
    before: null,
    months: [],
    range: october,
    today: "2026-11-23",
    currency: "JPY",
  });
  expect(groups.map((group) => group.cards.length)).toEqual([3, 3, 3]);
  expect(groups[0]?.cards[0]?.now).toMatchObject({ value: null, reason: "no_data" });
  expect(groups[0]?.more.map((card) => card.id)).toEqual(["transfer_rate"]);
});

test("next steps: the first run, then contradictions, at most three", () => {
  const calm = {
    today: "2026-11-23",
    hasRecords: true,
    lastDiagnosis: "2026-10-10",
    contradictions: [],
    baseMissing: null,
    qualityMeasured: true,
    responseRate: 0.2,
  };
  expect(nextSteps(calm)).toEqual([]);
  expect(nextSteps({ ...calm, hasRecords: false, lastDiagnosis: null }).map((step) => step.kind)).toEqual([
    "first_diagnosis",
    "first_record",
  ]);
  expect(
    nextSteps({
      ...calm,
      lastDiagnosis: "2026-06-01",
      contradictions: [{ statement: "s3", share: 0.47 }],
      qualityMeasured: false,
      responseRate: 0.04,
    }).map((step) => step.kind),
  ).toEqual(["contradiction", "diagnosis_due", "no_quality"]);
});

test("an amount's card carries the company's own currency; yen and rates stay what they are", () => {
  const unitsIn = (currency: "USD" | "JPY") =>
    ledger({ now: of({}), before: null, months: [], range: october, today: "2026-11-23", currency })[2]?.cards.map(
      ({ id, unit }) => `${id} ${unit}`,
    );
  expect(unitsIn("USD")).toEqual(["churn_rate ratio", "ltv USD", "upsell_conversion ratio"]);
  expect(unitsIn("JPY")).toContain("ltv yen");
});

test("two definitions are neither compared nor drawn as one line", () => {
  const service = (within: number): Tallies => ({
    service_level: tally({ offered: 100, answered: 90, answered_in_threshold: within }),
  });
  const answered = { ...DEFAULT_VARIANTS, serviceLevel: "answered" as const };
  const input = {
    before: of(service(70)),
    months: [of(service(70)), of(service(80), answered)],
    range: october,
    today: "2026-11-23",
    currency: "JPY" as const,
  };
  const card = ledger({ ...input, now: of(service(80), answered) })[0]?.more.find(({ id }) => id === "service_level");
  expect(card).toMatchObject({
    now: { value: 80 / 90 },
    before: { value: null, reason: "mixed_variant" },
    change: null,
    judgement: "neutral",
    spark: [null, 80 / 90],
  });
});

test("what the company hides is not on the page", () => {
  const groups = ledger({
    now: of({}),
    before: null,
    months: [],
    range: october,
    today: "2026-11-23",
    currency: "JPY",
    hidden: ["ltv", "answer_rate"],
  });
  expect(groups.map(({ cards }) => cards.length)).toEqual([2, 3, 2]);
});
