import { isKpiId, type KpiId } from "@/domain/kpi/kpi";
import { isMeasureId, type MeasureId, type Row } from "@/domain/measures/measure";
import { parseNumber } from "@/domain/format/parse-number";
import { CSAT_SCALE, NPS_SCALE, readScores } from "@/domain/statistics/survey";
import { Inputs, UnknownShape, type GoldenCase, type ReadText } from "@/scripts/golden/case";

/** The golden files' own names for our measures. */
const ALIAS: Readonly<Record<string, MeasureId>> = {
  satisfied: "csat_satisfied",
  responses: "csat_responses",
  sent: "surveys_sent",
  promoters: "nps_promoters",
  passives: "nps_passives",
  detractors: "nps_detractors",
  churned: "customers_churned",
  new: "customers_new",
  opening: "backlog_opening",
  closing: "backlog_closing",
  contacts: "received",
  base: "active_customers",
  tickets: "received",
  recontact_24h: "bot_recontacts",
  chat_active_sec: "handle_sec",
  talk: "talk_sec",
  hold: "hold_sec",
  acw: "acw_sec",
  idle: "idle_sec",
  paid: "paid_sec",
};
const PER_UNIT: Readonly<Record<string, number>> = { minutes: 60, hours: 3600, seconds: 1 };
const DISTRIBUTIONS = {
  csat_dist: ["csat", 1, 5],
  nps_dist: ["nps", 0, 10],
  ces_dist: ["ces", 1, 7],
  dist: ["nps", 0, 10],
} as const;

/** One record from one object of inputs; names that are no measure are left to the adapter. */
export function rowFrom(inputs: Inputs): Row {
  const row: Row = {};
  const factor = inputs.has("unit") ? (PER_UNIT[inputs.text("unit")] ?? 1) : 1;
  for (const key of inputs.keys()) {
    if (key in DISTRIBUTIONS) Object.assign(row, distributionRow(inputs.inner(key), key as keyof typeof DISTRIBUTIONS));
    else if (/^answered_in_\d+$/.test(key)) row.answered_in_threshold = inputs.optional(key);
    else {
      const id = isMeasureId(key) ? key : ALIAS[key];
      if (id) row[id] = scaledBy(inputs.optional(key), id.endsWith("_sec") && !key.endsWith("_sec") ? factor : 1);
    }
  }
  return row;
}

function scaledBy(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

/** A distribution lists what occurred: a code that is not there was answered by nobody. */
function distributionRow(dist: Inputs, name: keyof typeof DISTRIBUTIONS): Row {
  const [prefix, from, to] = DISTRIBUTIONS[name];
  const row: Row = {};
  for (let code = from; code <= to; code++) row[`${prefix}_${code}` as MeasureId] = dist.optional(String(code)) ?? 0;
  return row;
}

/** Single answers → a distribution row; blanks, sentinels and 11s stay out. */
export function rowOfScores(prefix: "csat" | "nps", values: readonly (number | null)[]): Row {
  const { distribution } = readScores(values, prefix === "csat" ? CSAT_SCALE : NPS_SCALE);
  return Object.fromEntries(Object.entries(distribution).map(([code, count]) => [`${prefix}_${code}`, count]));
}

/** Plain CSV without quotes, as the data files of the golden cases are. */
export function readTable(text: string): Inputs[] {
  const [head = "", ...lines] = text
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return new Inputs(Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""])));
  });
}

/** A cell of a data file through the product's own parser. */
function cell(line: Inputs, name: string): number {
  const parsed = parseNumber(line.text(name));
  if (!parsed.ok || parsed.value === null) throw new UnknownShape([name]);
  return parsed.value;
}

/** Daily averages of an ACD export weighted back to sums with their counts: estimates (DOMAIN 8). */
function acdRow(line: Inputs): Row {
  const level = line.keys().find((key) => /^Service Level \(\d+ Seconds\)$/.test(key)) ?? "";
  const [offered, answered] = [cell(line, "Incoming Calls"), cell(line, "Answered Calls")];
  return {
    offered,
    answered,
    abandoned: cell(line, "Abandoned Calls"),
    wait_answered_sec: cell(line, "Answer Speed (AVG)") * answered,
    talk_sec: cell(line, "Talk Duration (AVG)") * answered,
    answered_in_threshold: cell(line, level) * offered,
  };
}

/** Every record a case speaks of: periods, groups, months, a file of days, or the inputs themselves. */
export function rowsFrom(inputs: Inputs, readText: ReadText): Row[] {
  for (const key of ["periods", "groups"]) if (inputs.has(key)) return inputs.rows(key).map(rowFrom);
  if (inputs.has("months")) {
    if (Array.isArray(inputs.raw.months)) return inputs.rows("months").map(rowFrom);
    const months = inputs.inner("months");
    return months
      .keys()
      .toSorted()
      .map((month) => rowFrom(months.inner(month)));
  }
  const own = rowFrom(inputs);
  return Object.keys(own).length > 0 || !inputs.has("file") ? [own] : rowsOfFile(inputs, readText);
}

function rowsOfFile(inputs: Inputs, readText: ReadText): Row[] {
  const text = readText(inputs.text("file"));
  if (text === null) throw new Error(`file not found: ${inputs.text("file")}`);
  const lines = readTable(text);
  if (lines[0]?.has("Incoming Calls", "Answered Calls")) return lines.map(acdRow);
  if (lines[0]?.has("nps"))
    return [
      rowOfScores(
        "nps",
        lines.map((line) => line.optional("nps")),
      ),
    ];
  throw new UnknownShape(lines[0]?.keys() ?? []);
}

/** Names under which a case states the value of its KPI, where that is not the KPI's id. */
const EXPECTED_NAME: Partial<Record<KpiId, string>> = { backlog: "closing", churn_rate: "monthly_churn_weighted" };

/**
 * Roll-up cases as records and the value their KPI must have, for driving the same rows through SQL.
 * `whole` is false when rows hold fractions (averages weighted back): a database of integers cannot store those.
 * @returns null for cases that are not a list of records.
 */
export function rowsOf(
  golden: GoldenCase,
  readText: ReadText = () => null,
): { kpi: KpiId; rows: Row[]; expected: number | null; whole: boolean } | null {
  const inputs = new Inputs(golden.inputs);
  if (!isKpiId(golden.kpi) || !["periods", "groups", "months", "file"].some((key) => inputs.has(key))) return null;
  const expected = golden.expected[golden.kpi] ?? golden.expected[EXPECTED_NAME[golden.kpi] ?? ""] ?? null;
  if (expected !== null && typeof expected !== "number") return null;
  const rows = rowsFrom(inputs, readText);
  return {
    kpi: golden.kpi,
    rows,
    expected,
    whole: rows.every((row) => Object.values(row).every((v) => v === null || Number.isInteger(v))),
  };
}
