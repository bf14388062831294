import { type Progress, progressOf } from "@/domain/targets/attainment";
import { type Currency, type ShownUnit, shownUnit } from "@/domain/format/currency";
import { directionOf, HEADLINE, KPI_GROUPS, KPIS, type KpiGroup, type KpiId } from "@/domain/kpi/kpi";
import { isRunning, type LocalDate, type Range } from "@/domain/time/period";
import { definitionsOf, type KpiValue, type Tally, type TallySet, valueIn } from "@/domain/kpi/evaluate";
import { type ComparedTable, WHOLE } from "@/domain/tallies/compared/compared";
import { type ComparedFigure, comparedFigure } from "@/domain/tallies/compared/comparison";
import type { TargetFacts } from "@/domain/targets/target";

export type Card = ComparedFigure & {
  readonly id: KpiId;
  readonly unit: ShownUnit;
  /** "base": of the whole company's customers, whatever team is chosen. */
  readonly source: "record" | "base" | "both";
  readonly formula: string;
  readonly now: KpiValue;
  /** The target in force at the end of the range, and how the value stands to it; null where none was set. */
  readonly target: Progress | null;
  /** One value a month, null where nothing was recorded; the last may be of a running month. */
  readonly spark: readonly (number | null)[];
};

export type CardGroup = { readonly group: KpiGroup; readonly cards: readonly Card[]; readonly more: readonly Card[] };

/** The KPIs a first page asks for: the three headline ones of each group, then every other that anything was recorded for. */
export const OVERVIEW_KPIS: readonly KpiId[] = Object.keys(KPIS) as KpiId[];

/**
 * The KPI ledger: value, change against `before`, judgement and monthly history of each KPI, grouped from 守り to 攻め.
 * Headline KPIs always appear, even without data; others only with data. A running range is judged neutral.
 */
export function ledger(
  input: CardInput & {
    /** KPIs the company does not want to see. */
    hidden?: readonly string[];
  },
): CardGroup[] {
  const { hidden = [] } = input;
  return KPI_GROUPS.map((group) => {
    const headline = HEADLINE[group].filter((id) => !hidden.includes(id));
    const others = OVERVIEW_KPIS.filter(
      (id) =>
        KPIS[id].group === group && !headline.includes(id) && isTold(input.now.tallies[id]) && !hidden.includes(id),
    );
    return { group, cards: headline.map((id) => cardOf(id, input)), more: others.map((id) => cardOf(id, input)) };
  });
}

/** A figure, or a reason to tell why recorded counts make none. That a part of the company has no figure of the whole goes without saying. */
const isTold = (tally: Tally | undefined): boolean =>
  tally !== undefined && (tally.used > 0 || (tally.refused !== undefined && tally.refused !== "company_only"));

export type CardInput = {
  now: TallySet;
  before: TallySet | null;
  months: readonly TallySet[];
  range: Range;
  today: LocalDate;
  currency: Currency;
  /** The target a range is judged by. */
  targetOf?: (id: KpiId, range: Range) => TargetFacts | null;
  /** On what each figure may be compared, of which group of the table, and what the channels are called; left out: on all of it. */
  compared?: {
    table: Pick<ComparedTable, "basisOf" | "chanceOf">;
    group: string | null;
    nameOf: (channelId: string) => string;
  };
};

/** One KPI of a range: see `ledger`. */
export function cardOf(id: KpiId, input: CardInput): Card {
  const running = isRunning(input.range, input.today);
  const kpi = KPIS[id];
  const variants = definitionsOf(input.now, id);
  const { compared } = input;
  const valueOf = (of: TallySet) => valueIn(of, kpi);
  const now = valueOf(input.now);
  const unit = shownUnit(kpi.unit, input.currency);
  return {
    id,
    unit,
    source: kpi.source,
    formula: kpi.formulaOf(variants),
    now,
    ...comparedFigure({
      subject: kpi,
      unit,
      direction: directionOf(kpi, variants),
      running,
      now: input.now,
      before: input.before,
      basis: compared?.table.basisOf(id, compared.group) ?? WHOLE,
      chanceOf: (values) => compared?.table.chanceOf(id, compared.group, values) ?? null,
      nameOf: compared?.nameOf ?? ((channelId) => channelId),
    }),
    target: progressOf(input.targetOf?.(id, input.range) ?? null, now, running),
    spark: sparkOf(input.months.map(valueOf), now.variant),
  };
}

/** Months reckoned by another definition are left out of the line: they are not the same figure. */
function sparkOf(months: readonly KpiValue[], variant: string | null): (number | null)[] {
  return months.map((month) => (month.variant === variant ? month.value : null));
}
