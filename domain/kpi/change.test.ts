import { describe, expect, it } from "vitest";
import { changeOf, targetState } from "@/domain/kpi/change";
import { journeyIndicator, tensions } from "@/domain/dashboard/journey";

describe("changeOf", () => {
  it("prints rates in points, amounts in percent, times in seconds", () => {
    expect(changeOf("ratio", 0.82, 0.788)).toMatchObject({ kind: "points", shown: expect.closeTo(-3.2, 9) as number });
    expect(changeOf("points", -12, 4)).toMatchObject({ kind: "points", shown: 16 });
    expect(changeOf("yen", 200, 150)).toMatchObject({ kind: "percent", shown: -25 });
    expect(changeOf("seconds", 390, 372)).toMatchObject({ kind: "seconds", shown: -18 });
    expect(changeOf("score", 3.5, 3.8)?.kind).toBe("score");
    expect(changeOf("yen", -100, -50)?.relative).toBe(0.5);
  });

  it("has no figure without a baseline", () => {
    expect(changeOf("ratio", null, 0.5)).toBeNull();
    expect(changeOf("ratio", 0.5, null)).toBeNull();
    expect(changeOf("count", 0, 5)).toBeNull();
    expect(changeOf("ratio", 0, 0.5)).toMatchObject({ shown: 50, relative: null });
  });
});

describe("targetState", () => {
  it("includes the ends", () => {
    expect(targetState({ goodWhen: "up", target: 0.9 }, 0.9)).toBe("met");
    expect(targetState({ goodWhen: "down", target: 0.05 }, 0.05)).toBe("met");
    expect(targetState({ goodWhen: "down", target: 0.05 }, 0.06)).toBe("missed");
    const band = { goodWhen: "band", low: 0.75, high: 0.85 } as const;
    expect([0.74, 0.75, 0.85, 0.86, null].map((v) => targetState(band, v))).toEqual([
      "below_band",
      "met",
      "met",
      "above_band",
      "no_data",
    ]);
  });
});

describe("the journey", () => {
  it("counts what is measured, not how it goes", () => {
    expect(
      journeyIndicator(["answer_rate", "csat_top2", "nps", "ltv"], ["answer_rate", "csat_top2", "churn_rate"]),
    ).toEqual({ coverage: 0.25, outcomeMeasured: false });
    expect(journeyIndicator(["ltv"], ["ltv"])).toEqual({ coverage: 1, outcomeMeasured: true });
    expect(journeyIndicator([], ["ltv"]).coverage).toBeNull();
  });

  it("shows a gain beside its price", () => {
    expect(tensions({ aht_sec: "down", fcr: "down", reopen_rate: "up" }, null)).toEqual([
      { gain: "aht_sec", cost: "fcr" },
      { gain: "aht_sec", cost: "reopen_rate" },
    ]);
    expect(tensions({ abandon_rate: "up" }, 0.9)).toEqual([{ gain: "occupancy", cost: "abandon_rate" }]);
    expect(tensions({ abandon_rate: "up" }, 0.8)).toEqual([]);
    expect(tensions({ upsell_conversion: "up", csat_top2: "up" }, null)).toEqual([]);
  });
});
