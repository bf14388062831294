import {
  didDifference,
  didRatio,
  plainDailyMean,
  rateRatio,
  weekdayStandardised,
  type BeforeAfter,
  type ByWeekday,
  type Rate,
} from "@/domain/statistics/rate-ratio";
import { newcombe, wilson, type Proportion } from "@/domain/statistics/interval";
import { interruptedSeries } from "@/domain/statistics/interrupted-series";
import { npsDifference, type NpsCounts } from "@/domain/statistics/survey";
import { readTable } from "@/scripts/golden/rows";
import { UnknownShape, type Adapter, type Inputs } from "@/scripts/golden/case";

/** before/after, or a/b where the ratio is a ÷ b. */
export const ratio: Adapter = (inputs) => {
  const rateOf = (side: Inputs): Rate => ({
    count: side.num("count"),
    exposure: side.has("business_days") ? side.num("business_days") : side.num("exposure"),
  });
  const [base, compared] = inputs.has("a", "b") ? ["b", "a"] : ["before", "after"];
  const r = rateRatio(
    rateOf(inputs.inner(base ?? "")),
    rateOf(inputs.inner(compared ?? "")),
    inputs.optional("phi") ?? 1,
  );
  if (!r) return { rate_ratio: null, ci_low: null, ci_high: null };
  return { rate_ratio: r.ratio, ci_low: r.low, ci_high: r.high, se_log: r.seLog, z: r.z, p_two_sided: r.p };
};

export const did: Adapter = (inputs) => {
  const sideOf = (side: Inputs): BeforeAfter => ({ before: side.num("before"), after: side.num("after") });
  const [treated, control] = [sideOf(inputs.inner("treated")), sideOf(inputs.inner("control"))];
  const d = didRatio(treated, control, inputs.optional("phi") ?? 1);
  return {
    did: didDifference(treated, control),
    treated_ratio: d?.treatedRatio,
    control_ratio: d?.controlRatio,
    effect_ratio: d?.effect,
    ci_low: d?.low,
    ci_high: d?.high,
    counterfactual_after: d?.counterfactual,
    avoided_contacts: d?.avoided,
    se_log: d?.seLog,
  };
};

/** The formula in words decides the model; columns are those of the tutorial file. "model2" is the quasi-Poisson one. */
export const its: Adapter = (inputs, readText) => {
  const formula = inputs.text("formula");
  const text = readText(inputs.text("file"));
  if (text === null) throw new Error(`file not found: ${inputs.text("file")}`);
  const waves = /sin\/cos.*k=([\d,]+)/.exec(formula)?.[1];
  const points = readTable(text).map((line) => ({
    count: line.num("aces"),
    exposure: line.num("stdpop"),
    time: line.num("time"),
    after: line.num("smokban") === 1 ? (1 as const) : (0 as const),
    season: line.num("month"),
  }));
  const fit = interruptedSeries(points, {
    quasi: /quasi|model2/.test(formula),
    harmonics: waves ? waves.split(",").length : 0,
  });
  return {
    level_rr: fit.levelRatio,
    ci_low: fit.low,
    ci_high: fit.high,
    time_rr: fit.timeRatio,
    dispersion: fit.dispersion,
  };
};

export const proportion: Adapter = (inputs) => {
  const w = wilson(inputs.num("x"), inputs.num("n"));
  return { p: w?.p ?? null, ci_low: w?.low ?? null, ci_high: w?.high ?? null };
};

export const proportionDiff: Adapter = (inputs) => {
  const sideOf = (side: Inputs): Proportion => ({ x: side.num("x"), n: side.num("n") });
  const d = newcombe(sideOf(inputs.inner("before")), sideOf(inputs.inner("after")));
  return { diff: d?.diff ?? null, ci_low: d?.low ?? null, ci_high: d?.high ?? null };
};

export const npsDiff: Adapter = (inputs) => {
  const sideOf = (side: Inputs): NpsCounts => ({
    promoters: side.num("promoters"),
    passives: side.num("passives"),
    detractors: side.num("detractors"),
  });
  const d = npsDifference(sideOf(inputs.inner("before")), sideOf(inputs.inner("after")));
  if (!d) return { before: null, after: null, diff: null };
  return { before: d.before, after: d.after, diff: d.diff, se: d.se, ci_low: d.low, ci_high: d.high };
};

export const weekday: Adapter = (inputs) => {
  if (!inputs.has("before", "after")) throw new UnknownShape(inputs.keys());
  const sideOf = (side: Inputs): ByWeekday => Object.fromEntries(side.keys().map((day) => [day, side.numbers(day)]));
  const [before, after] = [sideOf(inputs.inner("before")), sideOf(inputs.inner("after"))];
  return {
    before_mean_day: plainDailyMean(before),
    after_mean_day: plainDailyMean(after),
    before_weekday_standardised: weekdayStandardised(before),
    after_weekday_standardised: weekdayStandardised(after),
  };
};
