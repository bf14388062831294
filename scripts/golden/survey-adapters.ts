import { CSAT_SCALE, meanCode, npsEstimate, NPS_SCALE, readScores } from "@/domain/statistics/survey";
import { tally } from "@/domain/kpi/evaluate";
import { allKpis, counted } from "@/scripts/golden/kpi-adapters";
import { rowFrom, rowOfScores, rowsFrom } from "@/scripts/golden/rows";
import { Inputs, type Adapter } from "@/scripts/golden/case";

function answersOf(inputs: Inputs, key: string): (number | null)[] {
  return inputs.list(key).map((value) => (typeof value === "number" ? value : null));
}

/** A distribution, two of them side by side, single answers, or sums. */
export const csat: Adapter = (inputs, readText) => {
  if (inputs.has("a", "b")) {
    const [a, b] = ["a", "b"].map((key) => allKpis([rowFrom(new Inputs({ csat_dist: inputs.raw[key] }))]));
    return { a_mean: a?.csat_mean, a_top2: a?.csat_top2, b_mean: b?.csat_mean, b_top2: b?.csat_top2 };
  }
  // Another scale than 1-5 has a mean, but is not mapped onto ours.
  if (inputs.has("dist")) {
    const dist = inputs.inner("dist");
    return { csat_mean: meanCode(Object.fromEntries(dist.keys().map((code) => [Number(code), dist.num(code)]))) };
  }
  if (inputs.has("rows")) {
    const values = answersOf(inputs, "rows");
    const { accepted, blank, rejected } = readScores(values, CSAT_SCALE);
    return {
      ...allKpis([rowOfScores("csat", values)]),
      responses: accepted,
      accepted,
      blank,
      rejected: rejected.length,
    };
  }
  const rows = rowsFrom(inputs, readText);
  return {
    ...allKpis(rows),
    ...counted("csat_top2", rows),
    responses: tally(rows, ["csat_responses"]).sums.csat_responses ?? null,
  };
};

/** A distribution, groups, three counts, or single answers with rubbish among them. */
export const nps: Adapter = (inputs, readText) => {
  if (inputs.has("values")) {
    const values = answersOf(inputs, "values");
    const { accepted, blank, rejected } = readScores(values, NPS_SCALE);
    return { ...allKpis([rowOfScores("nps", values)]), accepted, blank, rejected: rejected.length };
  }
  const rows = rowsFrom(inputs, readText);
  const { sums } = tally(rows, ["nps_promoters", "nps_passives", "nps_detractors", "nps_responses"]);
  const { nps_promoters: promoters = 0, nps_passives: passives = 0, nps_detractors: detractors = 0 } = sums;
  const estimate = npsEstimate({ promoters, passives, detractors });
  return {
    ...allKpis(rows),
    ...counted("nps", rows),
    promoters,
    passives,
    detractors,
    responses: sums.nps_responses ?? null,
    variance_per_response: estimate?.variance ?? null,
    standard_error: estimate?.standardError ?? null,
    moe95: estimate?.margin95 ?? null,
  };
};
