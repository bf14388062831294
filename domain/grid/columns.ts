import type { ChannelKind } from "@/domain/measures/channel";
import { appliesTo, KPIS, type KpiId } from "@/domain/kpi/kpi";
import {
  BASE_MEASURES,
  BASIC_SLOTS,
  MEASURES,
  RECORD_MEASURES,
  type Measure,
  type MeasureId,
} from "@/domain/measures/measure";

/** What a row of a grid is about: a channel of this kind, or the customer base of the whole tenant. */
export type GridKind = ChannelKind | "base";

/** A column: the first of its measures that a row's kind has stands in that row's cell. */
export type GridColumn = { readonly key: string; readonly measures: readonly MeasureId[] };

export const RECORD_SETS = [
  "basic",
  "volume",
  "time",
  "reply",
  "resolution",
  "csat",
  "nps",
  "ces",
  "quality",
  "labour",
] as const;
export const BASE_SETS = ["customers", "mrr", "self_service", "relationship"] as const;
export type RecordSet = (typeof RECORD_SETS)[number];
export type BaseSet = (typeof BASE_SETS)[number];
/** Columns that are shown together: all at once would be sixty. */
export type GridSet = RecordSet | BaseSet;

const surveyOf =
  (name: string) =>
  ({ id, section }: Measure): boolean =>
    section === "survey" && id.startsWith(name);
const sections =
  (...names: readonly Measure["section"][]) =>
  ({ section }: Measure): boolean =>
    names.includes(section);

const HOLDS: Readonly<Record<Exclude<GridSet, "basic">, (measure: Measure) => boolean>> = {
  volume: sections("volume"),
  time: sections("time"),
  reply: sections("async"),
  resolution: sections("resolution"),
  csat: (measure) => surveyOf("csat_")(measure) || measure.id === "surveys_sent",
  nps: surveyOf("nps_"),
  ces: surveyOf("ces_"),
  quality: sections("quality", "offer"),
  labour: sections("labour"),
  customers: ({ id, section }) => section === "customers" || (section === "revenue" && !id.startsWith("mrr_")),
  mrr: ({ id, section }) => section === "revenue" && id.startsWith("mrr_"),
  self_service: sections("self_service"),
  relationship: sections("relationship"),
};

const KPIS_OF: Readonly<Record<GridSet, readonly KpiId[]>> = {
  basic: ["answer_rate", "aht_sec", "csat_top2"],
  volume: ["answer_rate", "abandon_rate", "service_level"],
  time: ["asa_sec", "att_sec", "aht_sec"],
  reply: ["first_response_time", "first_reply_within_sla"],
  resolution: ["fcr", "transfer_rate", "resolution_time"],
  csat: ["csat_top2", "csat_mean", "survey_response_rate"],
  nps: ["nps"],
  ces: ["ces_mean"],
  quality: ["quality_score", "offer_rate", "upsell_conversion"],
  labour: ["cost_per_contact", "occupancy", "absenteeism"],
  customers: ["churn_rate", "ltv", "arpa"],
  mrr: ["revenue_churn_rate", "net_revenue_retention"],
  self_service: ["self_service_ratio", "true_deflection"],
  relationship: ["nps_relationship"],
};

/** True when a row of this kind is asked for the measure. */
export function hasMeasure(kind: GridKind, id: MeasureId): boolean {
  const measure = MEASURES[id];
  return kind === "base" ? measure.source === "base" : measure.channels.includes(kind);
}

/** The columns of a set that at least one of the rows has, in the order of the form. */
export function columnsOf(set: GridSet, kinds: readonly GridKind[]): GridColumn[] {
  const all = kinds.includes("base") ? BASE_MEASURES : RECORD_MEASURES;
  const slots = set === "basic" ? BASIC_SLOTS : all.filter(HOLDS[set]).map(({ id }) => [id]);
  return slots.flatMap((slot): GridColumn[] => {
    const measures = slot.filter((id) => kinds.some((kind) => measureAt({ measures: slot }, kind) === id));
    const [first] = measures;
    return first ? [{ key: measures.join("+"), measures }] : [];
  });
}

/** The measure in a column's cell of a row of this kind; null where such a row has none (a grey cell). */
export function measureAt({ measures }: Pick<GridColumn, "measures">, kind: GridKind): MeasureId | null {
  return measures.find((id) => hasMeasure(kind, id)) ?? null;
}

/** Which column shows a measure of a row of this kind; null where none does. */
export function placeIn(columns: readonly GridColumn[], kind: GridKind, id: MeasureId): number | null {
  const at = columns.findIndex((column) => measureAt(column, kind) === id);
  return at < 0 ? null : at;
}

/** The set whose columns show a measure. */
export function setWith(id: MeasureId, kinds: readonly GridKind[]): GridSet {
  const sets = kinds.includes("base") ? BASE_SETS : RECORD_SETS;
  return sets.find((set) => columnsOf(set, kinds).some(({ measures }) => measures.includes(id))) ?? sets[0];
}

/** The KPIs that stand at the row's end beside a set, those that apply to one of the rows. */
export function kpisAt(set: GridSet, kinds: readonly GridKind[]): KpiId[] {
  return KPIS_OF[set].filter((id) => kinds.some((kind) => kpiApplies(id, kind)));
}

/** Whether a KPI means anything for a row of this kind. */
export function kpiApplies(id: KpiId, kind: GridKind): boolean {
  return kind === "base" ? KPIS[id].source === "base" : appliesTo(KPIS[id], kind);
}
