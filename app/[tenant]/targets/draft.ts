import { spanFaults } from "@/app/_components/time/span-faults";
import { isCurrency, type ShownUnit } from "@/domain/format/currency";
import type { Locale } from "@/domain/format/number";
import { type KpiId, KPIS } from "@/domain/kpi/kpi";
import { addDays } from "@/domain/time/period";
import { type Bounds, boundsFault, neighboursOf, type TargetFacts } from "@/domain/targets/target";
import { parseTarget, typedText } from "@/domain/targets/text";
import type { TargetListView, TargetView } from "@/server/targets/targets";
import type { Opened } from "./open";
import { COMPANY } from "./use-target-name";

export interface Draft {
  place: string;
  kpi: KpiId;
  low: string;
  high: string;
  start: string;
  last: string;
}
export type Choice = TargetListView["choices"][number];

/** The KPIs that a place may have a target of: figures of the customer base are the company's alone. */
export const choicesFor = (view: TargetListView, place: string): Choice[] =>
  view.choices.filter(({ companyOnly }) => place === COMPANY || !companyOnly);

function draftOf(view: TargetListView, { teamId, kpi, low, high, start, until }: TargetView, locale: Locale): Draft {
  const unit = view.choices.find(({ id }) => id === kpi)?.unit ?? "count";
  const typed = (bound: number | null) => (bound === null ? "" : typedText(bound, unit, locale));
  return {
    place: teamId ?? COMPANY,
    kpi,
    low: typed(low),
    high: typed(high),
    start,
    last: until ? addDays(until, -1) : "",
  };
}

/** What the dialog opens with: the target to correct, or a new one from today on. */
export function firstDraft(view: TargetListView, open: Exclude<Opened, null>, locale: Locale): Draft {
  if (open.what !== "new") return draftOf(view, open.target, locale);
  const place = firstPlace(view, open);
  return { place, kpi: firstKpi(view, open, place), low: "", high: "", start: view.today, last: "" };
}

type New = Extract<Opened, { what: "new" }>;
const kpiOf = (view: TargetListView, { kpi }: New): Choice | undefined => view.choices.find(({ id }) => id === kpi);

/** The company for what is the company's alone; else the place that is looked at, else the first team. */
function firstPlace(view: TargetListView, open: New): string {
  if (kpiOf(view, open)?.companyOnly && view.mayAddForCompany) return COMPANY;
  return open.place ?? view.teams[0]?.id ?? COMPANY;
}

/** The KPI one came from, where the place may have a target of it. */
function firstKpi(view: TargetListView, open: New, place: string): KpiId {
  const asked = kpiOf(view, open);
  if (asked && (place === COMPANY || !asked.companyOnly)) return asked.id;
  return choicesFor(view, place)[0]?.id ?? "answer_rate";
}

export type ValueFault = "missing" | "number" | "unit" | "out_of_range" | "turned";
type Read = { bounds: Bounds; fault: null } | { bounds: null; fault: ValueFault; at: "low" | "high" };

/** The typed bounds of a KPI, or what is wrong with which of them. */
export function readBounds({ low, high }: Pick<Draft, "low" | "high">, { id, unit, direction }: Choice): Read {
  const asks = { low: direction !== "down", high: direction !== "up" };
  const found: Record<"low" | "high", number | null> = { low: null, high: null };
  for (const [side, text] of [
    ["low", low],
    ["high", high],
  ] as const) {
    if (!asks[side]) continue;
    const read = parseTarget(text, unit);
    if (!read.ok) return { bounds: null, fault: read.code === "wrong_unit" ? "unit" : "number", at: side };
    found[side] = read.value;
  }
  const fault = boundsFault(KPIS[id], direction, found);
  return fault
    ? { bounds: null, fault, at: asks.low && !(fault === "turned") ? "low" : "high" }
    : { bounds: found, fault: null };
}

/** What the draft says; null as long as it cannot be written. */
export function factsOf(draft: Draft, choice: Choice): TargetFacts | null {
  const { bounds } = readBounds(draft, choice);
  const { start, last } = spanFaults(draft);
  if (!bounds || start || last) return null;
  return {
    teamId: draft.place === COMPANY ? null : draft.place,
    kpi: draft.kpi,
    ...bounds,
    start: draft.start,
    until: draft.last === "" ? null : addDays(draft.last, 1),
  };
}

/** The target that ends for this one, and the one that stands in its way. A correction ends none. */
export function meets(
  view: TargetListView,
  facts: TargetFacts,
  own: TargetView | null,
): { ends: TargetView | null; blocked: TargetView | null } {
  const others = view.sections.flatMap(({ entries }) =>
    entries.flatMap(({ current, inherited, coming, past }) => [
      ...(current && !inherited ? [current] : []),
      ...coming,
      ...past,
    ]),
  );
  const { before, after } = neighboursOf(
    others.filter(({ id }) => id !== own?.id),
    facts,
  );
  return own ? { ends: null, blocked: after ?? before } : { ends: after ? null : before, blocked: after };
}

/** Which example of writing a value fits a unit. */
export function hintOf(unit: ShownUnit): "ratio" | "seconds" | "points" | "score" | "money" | "count" | "other" {
  if (unit === "yen" || isCurrency(unit)) return "money";
  return unit === "ratio" || unit === "seconds" || unit === "points" || unit === "score" || unit === "count"
    ? unit
    : "other";
}
