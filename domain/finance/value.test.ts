import { describe, expect, it } from "vitest";
import { burdenOf, pareto } from "@/domain/inquiries/burden";
import { paybackMonth, planResult, roi, roiThreeWays, simplePayback } from "@/domain/finance/roi";
import {
  agentTimePerChat,
  botContainment,
  deflectionSaving,
  hoursFor,
  loadedRate,
  retentionValue,
  supportCost,
  upsellValue,
} from "@/domain/finance/value";

const capacity = { ahtSec: 420, occupancy: 0.8, availability: 0.875, hourlyYen: 2400 };

describe("support cost", () => {
  it("pays for idle time too", () => {
    expect(supportCost({ ...capacity, volume: 12_000, otherCostYen: 1_200_000 })).toEqual({
      handleHours: 1400,
      staffedHours: 1750,
      paidHours: 2000,
      labourYen: 4_800_000,
      totalYen: 6_000_000,
      perContactYen: 500,
      labourPerContactYen: 400,
    });
    expect(supportCost({ ...capacity, volume: 0, otherCostYen: 1000 })?.perContactYen).toBeNull();
    expect(hoursFor(10, { ...capacity, occupancy: 0 })).toBeNull();
    expect(loadedRate({ annualPayYen: 1, employerRate: 0, annualHours: 0 }).hourlyYen).toBeNull();
  });

  it("keeps capacity and cash apart", () => {
    const saving = deflectionSaving({ ...capacity, grossReduction: 1500, leak: 0.1, realisedShare: 0.6 });
    expect(saving?.capacityYen).toBeCloseTo(540_000, 6);
    expect(saving?.cashYen).toBeCloseTo(324_000, 6);
    expect(agentTimePerChat(36_000, 60, 2)).toBe(300);
    expect([agentTimePerChat(1, 0, 2), botContainment(0, 0)]).toEqual([null, null]);
  });

  it("values retention and upsell above their baselines", () => {
    const same = retentionValue({
      customers: 1000,
      churnBefore: 0.02,
      churnAfter: 0.02,
      arpaMonthYen: 1000,
      margin: 0.5,
      months: 12,
      attribution: 1,
    });
    expect([same.customerMonths, same.marginYen]).toEqual([0, 0]);
    // One month: exactly the customers not lost.
    expect(
      retentionValue({
        customers: 1000,
        churnBefore: 0.02,
        churnAfter: 0.01,
        arpaMonthYen: 1000,
        margin: 0.5,
        months: 1,
        attribution: 0.5,
      }),
    ).toMatchObject({
      customerMonths: expect.closeTo(10, 9) as number,
      attributedYen: expect.closeTo(2500, 6) as number,
    });
    expect(
      upsellValue({ offers: 600, conversion: 0.02, baseline: 0.02, dealYen: 12_000, margin: 0.7 }).incrementalMarginYen,
    ).toBe(0);
  });
});

describe("return on investment", () => {
  it("has no value without a cost, and never pays back on a loss", () => {
    expect(roi(100, 0)).toBeNull();
    expect(simplePayback(100, 0)).toBeNull();
    expect(simplePayback(100, -5)).toBeNull();
    expect(paybackMonth(100, 10, [20, 20, 20])).toBeNull();
    expect(paybackMonth(30, 10, [20, 20, 40])).toBe(3);
    expect(paybackMonth(0, 10, [10])).toBe(1);
  });

  it("counts the initial and the running cost of the same horizon", () => {
    const plan = planResult({ initialYen: 120, runningMonthYen: 10, benefitsByMonth: new Array<number>(24).fill(30) });
    expect(plan).toEqual({ benefitYen: 360, costYen: 240, netYen: 120, roi: 0.5, paybackSimple: 6, paybackMonth: 6 });
    expect(roiThreeWays(6_000_000, 2_000_000, 1_200_000)).toEqual({
      overTotalCost: 0.875,
      overInitial: 1.4,
      grossOverInitial: 2.4,
    });
    expect(roiThreeWays(1, 0, 0)).toEqual({ overTotalCost: null, overInitial: null, grossOverInitial: null });
  });
});

describe("pareto", () => {
  const categories = [
    { id: "a", count: 10, ahtSec: 60 },
    { id: "other", count: 50, ahtSec: 60 },
    { id: "b", count: 30, ahtSec: 10 },
    { id: "c", count: 10, ahtSec: null },
  ];

  it("draws その他 last, keeps ties in order, and counts both", () => {
    const { rows, total, vitalFew } = pareto(categories, "count");
    expect(rows.map((row) => row.id)).toEqual(["b", "a", "c", "other"]);
    expect([total, vitalFew, rows.at(-1)?.cumulative]).toEqual([100, 4, 1]);
  });

  it("leaves an unknown workload without a share", () => {
    const { rows, total } = pareto(categories, "workload");
    expect(rows.map((row) => row.id)).toEqual(["a", "b", "other", "c"]);
    expect(total).toBe(3900);
    expect(rows.at(-1)).toMatchObject({ share: null, cumulative: null, handleSec: null });
    expect(rows[0]?.share).toBeCloseTo(600 / 3900, 12);
  });

  it("has nothing to say about nothing", () => {
    expect(pareto([], "count")).toEqual({ rows: [], total: 0, vitalFew: null });
    expect(pareto([{ id: "a", count: 0, ahtSec: 5 }], "count").rows[0]?.share).toBeNull();
    expect(burdenOf(7200, 1500)).toEqual({ hours: 2, yen: 3000 });
  });
});
