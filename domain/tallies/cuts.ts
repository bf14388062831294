import { addDays, addMonths, daysIn, firstOfMonth, type LocalDate, type Range } from "@/domain/time/period";
import { changeDays, type VariantHistory } from "@/domain/kpi/definitions";
import { isStock, subjectOf } from "@/domain/kpi/subject";
import { CARRIED_DAYS } from "@/domain/tallies/carried";
import { bucketsOf, type TallyQuery } from "@/domain/tallies/query";

/**
 * What has to be read so that questions can be answered from it. Months that no question cuts are read as they are kept,
 * added up; of the others the records themselves, added up between the days on which a bucket or a range begins or ends, or
 * a definition does.
 */
export type Cuts = {
  /** Months to be read whole, those in a row as one range. */
  readonly months: readonly Range[];
  /** Months to be read from the records, likewise. */
  readonly spans: readonly Range[];
  /** The days the spans are cut at, in order, every first of a month and the ends of the spans among them. */
  readonly days: readonly LocalDate[];
};

/** How many days before the range matter to it: a week that reaches into it, or what waited when its channel began to rest. */
function before({ kpis, grain, ended = false }: TallyQuery): number {
  if (kpis.some((id) => isStock(subjectOf(id)))) return CARRIED_DAYS;
  return grain === "day" || ended ? 6 : 0;
}

export function cutsOf(queries: readonly TallyQuery[], history: VariantHistory): Cuts {
  const touched = new Set<LocalDate>();
  const inner = new Map<LocalDate, Set<LocalDate>>();
  for (const query of queries) {
    const { range } = query;
    const asked = bucketsOf(query);
    if (asked.length === 0) continue;
    const from = firstOfMonth(addDays(range.from, -before(query)));
    for (let month = from; month < range.until; month = addMonths(month, 1)) touched.add(month);
    const inside = [...daysApart(query), ...changeDays(query.kpis, history, range)];
    for (const day of [range.from, range.until, ...asked.map((bucket) => bucket.from), ...inside]) {
      const month = firstOfMonth(day);
      if (day !== month) inner.set(month, (inner.get(month) ?? new Set()).add(day));
    }
  }
  const all = [...touched].sort();
  const cut = all.filter((month) => inner.has(month));
  const spans = inRows(cut);
  return {
    months: inRows(all.filter((month) => !inner.has(month))),
    spans,
    days: [
      ...new Set([
        ...cut,
        ...cut.flatMap((month) => [...(inner.get(month) ?? [])]),
        ...spans.map(({ until }) => until),
      ]),
    ].sort(),
  };
}

function daysApart({ range, apart = false }: TallyQuery): LocalDate[] {
  return apart ? Array.from({ length: daysIn(range) }, (_, i) => addDays(range.from, i)) : [];
}

/** Months that follow each other, as one span each. */
function inRows(months: readonly LocalDate[]): Range[] {
  const spans: { from: LocalDate; until: LocalDate }[] = [];
  for (const month of months) {
    const last = spans.at(-1);
    if (last?.until === month) last.until = addMonths(month, 1);
    else spans.push({ from: month, until: addMonths(month, 1) });
  }
  return spans;
}

/** True where every day stands by itself: there is nothing to add up. */
export const isDaily = ({ spans, days }: Cuts): boolean =>
  days.length - spans.length === spans.reduce((sum, span) => sum + daysIn(span), 0);
