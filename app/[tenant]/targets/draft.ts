import { isCurrency, type ShownUnit } from "@/domain/format/currency";
import type { Locale } from "@/domain/format/number";
import { type KpiId, KPIS } from "@/domain/kpi/kpi";
import { addDays, isLocalDate } from "@/domain/time/period";
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

/** What the dialog opens with: the target to correct, or a new one from today on. */
export function firstDraft(view: TargetListView, open: Exclude<Opened, null>, locale: Locale): Draft {
  if (open.what !== "new") {
    const { teamId, kpi, low, high, start, until } = open.target;
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
  const asked = view.choices.find(({ id }) => id === open.kpi);
  const usual = view.teams[0]?.id ?? COMPANY;
  const place = asked?.companyOnly && view.mayAddForCompany ? COMPANY : (open.place ?? usual);
  const [first] = choicesFor(view, place);
  return {
    place,
    kpi: asked && (place === COMPANY || !asked.companyOnly) ? asked.id : (first?.id ?? "answer_rate"),
    low: "",
    high: "",
    start: view.today,
    last: "",
  };
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

export function dateFaults({ start, last }: Pick<Draft, "start" | "last">) {
  return {
    start: isLocalDate(start) ? null : ("date" as const),
    last: last === "" ? null : !isLocalDate(last) ? ("date" as const) : last < start ? ("order" as const) : null,
  };
}

/** What the draft says; null as long as it cannot be written. */
export function factsOf(draft: Draft, choice: Choice): TargetFacts | null {
  const { bounds } = readBounds(draft, choice);
  const { start, last } = dateFaults(draft);
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
