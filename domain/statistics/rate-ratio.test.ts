import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  didDifference,
  didRatio,
  dispersion,
  rateRatio,
  verdictOf,
  weekdayStandardised,
} from "@/domain/statistics/rate-ratio";
import { shareWithin, spreadOf } from "@/domain/statistics/distribution";
import { binomialCdf, clopperPearson, newcombe, normalP, wilson } from "@/domain/statistics/interval";
import { interruptedSeries, type SeriesPoint } from "@/domain/statistics/interrupted-series";
import { npsDifference, npsEstimate } from "@/domain/statistics/survey";

describe("rateRatio", () => {
  it("compares rates, not counts", () => {
    const r = rateRatio({ count: 960, exposure: 40 }, { count: 741, exposure: 38 });
    expect(r).toMatchObject({ ratio: 0.8125, method: "log_normal" });
    expect(verdictOf(r ?? { low: 0, high: 9 })).toBe("decreased");
  });

  it("is exact for small counts, also for none after", () => {
    expect(rateRatio({ count: 12, exposure: 4 }, { count: 3, exposure: 4 })).toMatchObject({
      ratio: 0.25,
      method: "exact",
      p: expect.closeTo(0.03515625, 9) as number,
    });
    expect(rateRatio({ count: 8, exposure: 4 }, { count: 0, exposure: 4 })).toMatchObject({ ratio: 0, low: 0 });
    expect(rateRatio({ count: 5, exposure: 1 }, { count: 5, exposure: 1 })?.p).toBe(1);
  });

  it("has no answer without events before or without exposure", () => {
    expect(rateRatio({ count: 0, exposure: 4 }, { count: 5, exposure: 4 })).toBeNull();
    expect(rateRatio({ count: 5, exposure: 0 }, { count: 5, exposure: 4 })).toBeNull();
  });

  it("always lies inside its interval, which over-dispersion only widens", () => {
    const rate = fc.record({ count: fc.integer({ min: 1, max: 2000 }), exposure: fc.integer({ min: 1, max: 60 }) });
    fc.assert(
      fc.property(rate, rate, (before, after) => {
        const [plain, wide] = [rateRatio(before, after), rateRatio(before, after, 2.5)];
        if (!plain || !wide) throw new Error("no ratio");
        expect(plain.low).toBeLessThanOrEqual(plain.ratio);
        expect(plain.high).toBeGreaterThanOrEqual(plain.ratio);
        expect(wide.low).toBeLessThanOrEqual(plain.low);
        expect(wide.high).toBeGreaterThanOrEqual(plain.high);
      }),
      { numRuns: 200 },
    );
  });
});

describe("difference-in-differences", () => {
  it("takes the background trend out", () => {
    const d = didRatio({ before: 960, after: 768 }, { before: 2400, after: 2280 });
    expect(d).toMatchObject({ counterfactual: 912, avoided: 144 });
    expect(
      verdictOf(didRatio({ before: 960, after: 768 }, { before: 2400, after: 2280 }, 2.5) ?? { low: 0, high: 0 }),
    ).toBe("undetermined");
    expect(didRatio({ before: 960, after: 0 }, { before: 2400, after: 2280 })).toBeNull();
    expect(didDifference({ before: 120, after: 96 }, { before: 300, after: 285 })).toBe(-9);
    expect(verdictOf({ low: 1.1, high: 1.3 })).toBe("increased");
  });
});

describe("weekdays", () => {
  it("standardise and measure what is left as over-dispersion", () => {
    expect(weekdayStandardised({ Mon: [100], Tue: [85, 83] })).toBe(92);
    expect(weekdayStandardised({ Mon: [] })).toBeNull();
    // Means 100 and 10: χ² = (100+100)/100 + (1+1)/10 = 2.2 on 2 degrees of freedom.
    expect(dispersion({ Mon: [90, 110], Tue: [9, 11] })).toBeCloseTo(1.1, 12);
    expect(dispersion({ Mon: [90] })).toBeNull();
  });
});

describe("intervals", () => {
  it("stay inside 0..1 at the ends", () => {
    expect(wilson(0, 20)?.low).toBe(0);
    expect(wilson(20, 20)?.high).toBe(1);
    expect(wilson(0, 0)).toBeNull();
    expect(newcombe({ x: 1, n: 0 }, { x: 1, n: 2 })).toBeNull();
    expect(clopperPearson(0, 10).high).toBeCloseTo(1 - 0.025 ** 0.1, 9);
    expect([binomialCdf(-1, 5, 0.3), binomialCdf(5, 5, 0.3)]).toEqual([0, 1]);
    expect(binomialCdf(3, 15, 0.5)).toBeCloseTo(576 / 32768, 12);
    expect(normalP(1.959963984540054)).toBeCloseTo(0.05, 9);
  });

  it("NPS differences carry both variances", () => {
    expect(npsEstimate({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
    expect(npsEstimate({ promoters: 0, passives: 9, detractors: 0 })).toMatchObject({ nps: 0, margin95: 0 });
    expect(
      npsDifference({ promoters: 1, passives: 0, detractors: 0 }, { promoters: 0, passives: 0, detractors: 0 }),
    ).toBeNull();
  });
});

describe("interrupted series", () => {
  const series = (level: number, noise: (i: number) => number): SeriesPoint[] =>
    Array.from({ length: 48 }, (_, i) => {
      const after = i >= 24 ? 1 : 0;
      return {
        time: i + 1,
        after,
        exposure: 1000,
        season: (i % 12) + 1,
        count: Math.round(1000 * Math.exp(-1 + 0.01 * i) * (after ? level : 1) * (1 + noise(i))),
      };
    });

  it("finds a known level change and trend", () => {
    const fit = interruptedSeries(
      series(0.8, () => 0),
      { quasi: false },
    );
    expect(fit.levelRatio).toBeCloseTo(0.8, 2);
    expect(fit.timeRatio).toBeCloseTo(Math.exp(0.01), 3);
    expect(fit.low).toBeLessThan(0.8);
    expect(fit.dispersion).toBeLessThan(0.1);
  });

  it("takes a season out with harmonics, and widens with noise", () => {
    const wave = (i: number): number => 0.2 * Math.sin((2 * Math.PI * ((i % 12) + 1)) / 12);
    const [blind, seeing] = [
      interruptedSeries(series(0.8, wave), { quasi: true }),
      interruptedSeries(series(0.8, wave), { quasi: true, harmonics: 1 }),
    ];
    expect(seeing.dispersion).toBeLessThan(blind.dispersion / 5);
    expect(seeing.high - seeing.low).toBeLessThan(blind.high - blind.low);
    expect(blind.autocorrelation).toBeGreaterThan(0.5);
  });

  it("refuses too few points and a change nobody saw", () => {
    expect(() => interruptedSeries(series(1, () => 0).slice(0, 3), { quasi: false })).toThrow("too_few_points");
    expect(() => interruptedSeries(series(1, () => 0).slice(0, 24), { quasi: false })).toThrow("singular_model");
    expect(() => interruptedSeries(series(1, () => 0).slice(24), { quasi: false })).toThrow("singular_model");
  });
});

describe("single values", () => {
  it("have no spread when there are none", () => {
    expect(spreadOf([])).toBeNull();
    expect(spreadOf([7])).toEqual({ n: 1, mean: 7, median: 7, p90: 7, p90NearestRank: 7 });
    expect(shareWithin([], 5)).toBeNull();
    expect(shareWithin([5, 6], 5)).toBe(0.5);
  });
});
