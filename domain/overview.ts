import { type Change, changeOf, type Judgement, judge } from "@/domain/change";
import { type Currency, type ShownUnit, shownUnit } from "@/domain/currency";
import { directionOf, HEADLINE, KPI_GROUPS, KPIS, type KpiGroup, type KpiId, type Variants } from "@/domain/kpi";
import { isRunning, type LocalDate, type Range } from "@/domain/period";
import { baseFor, evaluate, type KpiValue, type Tally } from "@/domain/series";

export type Tallies = Partial<Record<KpiId, Tally>>;
/** Tallies and the definitions they were made by. */
export type Reckoned = { readonly tallies: Tallies; readonly variants: Variants };

export type Card = {
  readonly id: KpiId;
  readonly unit: ShownUnit;
  /** "base": of the whole company's customers, whatever team is chosen. */
  readonly source: "record" | "base" | "both";
  readonly formula: string;
  readonly now: KpiValue;
  readonly before: KpiValue | null;
  readonly change: Change | null;
  readonly judgement: Judgement;
  /** One value a month, null where nothing was recorded; the last may be of a running month. */
  readonly spark: readonly (number | null)[];
};

export type CardGroup = { readonly group: KpiGroup; readonly cards: readonly Card[]; readonly more: readonly Card[] };

const EMPTY: Tally = { sums: {}, used: 0, total: 0, mixed: false };

/** The KPIs a first page asks for: the three headline ones of each group, then every other that anything was recorded for. */
export const OVERVIEW_KPIS: readonly KpiId[] = Object.keys(KPIS) as KpiId[];

/**
 * The KPI ledger: value, change against `before`, judgement and monthly history of each KPI, grouped from 守り to 攻め.
 * Headline KPIs always appear, even without data; others only with data. A running range is judged neutral.
 */
export function ledger(input: {
  now: Reckoned;
  before: Reckoned | null;
  months: readonly Reckoned[];
  range: Range;
  today: LocalDate;
  currency: Currency;
  /** KPIs the company does not want to see. */
  hidden?: readonly string[];
}): CardGroup[] {
  const { hidden = [] } = input;
  const running = isRunning(input.range, input.today);
  return KPI_GROUPS.map((group) => {
    const headline = HEADLINE[group].filter((id) => !hidden.includes(id));
    const others = OVERVIEW_KPIS.filter((id) => KPIS[id].group === group && !headline.includes(id) && (input.now.tallies[id]?.used ?? 0) > 0 && !hidden.includes(id));
    const cardOf = (id: KpiId) => card(id, input, running);
    return { group, cards: headline.map(cardOf), more: others.map(cardOf) };
  });
}

function card(id: KpiId, input: Parameters<typeof ledger>[0], running: boolean): Card {
  const kpi = KPIS[id];
  const { variants } = input.now;
  const valueOf = (of: Reckoned) => evaluate(kpi, of.tallies[id] ?? EMPTY, of.variants);
  const now = valueOf(input.now);
  const before = input.before ? baseFor(now, valueOf(input.before)) : null;
  return {
    id,
    unit: shownUnit(kpi.unit, input.currency),
    source: kpi.source,
    formula: kpi.formulaOf(variants),
    now,
    before,
    change: changeOf(kpi.unit, before?.value ?? null, now.value),
    judgement: judge({ direction: directionOf(kpi, variants), before, after: now, running }),
    spark: sparkOf(input.months.map(valueOf), now.variant),
  };
}

/** Months reckoned by another definition are left out of the line: they are not the same figure. */
function sparkOf(months: readonly KpiValue[], variant: string | null): (number | null)[] {
  return months.map((month) => (month.variant === variant ? month.value : null));
}
