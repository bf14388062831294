import { isKpiId } from "@/domain/kpi/kpi";
import * as business from "@/scripts/golden/business-adapters";
import { Inputs, type Adapter, type GoldenCase, type Got, type ReadText } from "@/scripts/golden/case";
import { same } from "@/scripts/golden/compare";
import * as finance from "@/scripts/golden/finance-adapters";
import * as kpi from "@/scripts/golden/kpi-adapters";
import * as stat from "@/scripts/golden/stat-adapters";
import * as survey from "@/scripts/golden/survey-adapters";
import * as time from "@/scripts/golden/time-adapters";

/** By the `kpi` field; every other id of the registry is records and KPIs and nothing else. */
const ADAPTERS: Readonly<Record<string, Adapter>> = {
  service_level: kpi.serviceLevel,
  aht_sec: kpi.aht,
  occupancy: kpi.occupancy,
  utilisation: kpi.utilisation,
  backlog: kpi.backlog,
  fcr: kpi.fcr(business.simpson),
  bot_containment: kpi.bot,
  ces: kpi.ces,
  churn_rate: kpi.churn,
  revenue_churn_rate: kpi.churn,
  upsell_conversion: kpi.upsell,
  csat: survey.csat,
  csat_top2: survey.csat,
  nps: survey.nps,
  first_response_time: time.firstResponse,
  resolution_time: time.resolution,
  fiscal_year: time.fiscalYear,
  week: time.week,
  business_days: time.workingDays,
  parse_number: time.number,
  parse_date: time.date,
  target: business.target,
  diagnosis: business.diagnosis,
  maturity: business.maturity,
  ltv: business.ltv,
  pareto: business.pareto,
  format_yen: business.yen,
  csv_encoding: business.csvEncoding,
  support_cost: finance.cost,
  deflection_saving: finance.deflection,
  retention_value: finance.retention,
  upsell_value: finance.upsellSaving,
  roi: finance.roi,
  rate_ratio: stat.ratio,
  did_ratio: stat.did,
  its: stat.its,
  proportion_ci: stat.proportion,
  proportion_diff: stat.proportionDiff,
  nps_diff: stat.npsDiff,
  weekday_adjust: stat.weekday,
};

/** Observations about libraries we do not use: nothing of ours can confirm or deny them. Shown, never counted as ok values. */
const NOT_OURS = new Set(["iconv_lite_cp932", "encoding_japanese_sjis"]);

export type Outcome = {
  readonly id: string;
  readonly status: "ok" | "diff" | "skip";
  readonly expected: Readonly<Record<string, unknown>>;
  /** Only what the case asks for. */
  readonly got: Got;
  readonly notes: readonly string[];
};

/** The adapter of a case, or null when its `kpi` is nothing we know. */
function adapterOf(name: string): Adapter | null {
  if (Object.hasOwn(ADAPTERS, name)) return ADAPTERS[name] ?? null;
  return isKpiId(name) ? kpi.plain(name) : null;
}

/**
 * One case through the real domain functions. "diff" when a value differs, is missing, a trap came out, the shape is
 * unknown or a file is absent; never throws.
 */
export function runCase(golden: GoldenCase, readText: ReadText): Outcome {
  const base = { id: golden.id, expected: golden.expected };
  const adapter = adapterOf(golden.kpi);
  if (!adapter) return { ...base, status: "diff", got: {}, notes: [`no adapter for kpi "${golden.kpi}"`] };
  try {
    const all = adapter(new Inputs(golden.inputs), readText);
    const asked = Object.keys(golden.expected).filter((key) => !NOT_OURS.has(key));
    const got = Object.fromEntries(asked.map((key) => [key, all[key]]));
    const wrong = asked.filter((key) => !same(golden.expected[key], all[key], golden.tolerance));
    const traps = trapped(golden, got);
    const notes = [
      ...wrong.map((key) => (key in all ? `${key} differs` : `${key} is not computed`)),
      ...traps.map((key) => `trap ${key} came out`),
      ...Object.keys(golden.expected)
        .filter((key) => NOT_OURS.has(key))
        .map((key) => `${key}: behaviour of a library that is not used here`),
    ];
    if (asked.length === 0) return { ...base, status: "skip", got, notes };
    return { ...base, status: wrong.length + traps.length > 0 ? "diff" : "ok", got, notes };
  } catch (error) {
    return { ...base, status: "diff", got: {}, notes: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Traps that came out as one of our values. A trap that equals a right answer cannot tell them apart and is left out. */
function trapped(golden: GoldenCase, got: Got): string[] {
  const right = Object.values(golden.expected);
  return Object.entries(golden.trap ?? {}).flatMap(([key, wrong]) => {
    const telling = !right.some((value) => same(wrong, value, golden.tolerance));
    return telling && Object.values(got).some((value) => same(wrong, value, golden.tolerance)) ? [key] : [];
  });
}

/** `id  expected=… got=… ok|DIFF|SKIP(reason)`. */
export function outcomeLine(o: Outcome): string {
  const reason = o.notes.join("; ");
  const verdict = o.status === "ok" ? `ok${reason ? ` (${reason})` : ""}` : `${o.status.toUpperCase()}(${reason})`;
  const got = JSON.stringify(o.got, (_, value: unknown) => (value === undefined ? "(none)" : value));
  return `${o.id}  expected=${JSON.stringify(o.expected)} got=${got} ${verdict}`;
}
