import { changeOf } from "@/domain/kpi/change";
import { confidenceOf } from "@/domain/kpi/confidence";
import { DEFAULT_VARIANTS, type KpiId, KPIS } from "@/domain/kpi/kpi";
import type { Row } from "@/domain/measures/measure";
import { mixAdjusted } from "@/domain/tallies/mix";
import { evaluateRows, type KpiValue } from "@/domain/kpi/evaluate";

const of = (id: KpiId, ...rows: Row[]): KpiValue => evaluateRows(KPIS[id], rows, DEFAULT_VARIANTS);

/** What goes wrong elsewhere: the mean of values that were divided already. Null when one of them is. */
function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length || known.length === 0
    ? null
    : known.reduce((sum, value) => sum + value, 0) / known.length;
}

type Days = { readonly rows: readonly { readonly row: Row; readonly value: KpiValue }[]; readonly whole: KpiValue };

function days(id: KpiId, rows: readonly Row[]): Days {
  return { rows: rows.map((row) => ({ row, value: of(id, row) })), whole: of(id, ...rows) };
}

/** A busy and a quiet day: sums against the mean of the daily rates. */
export function sumsExample(): Days & { mean: number | null } {
  const found = days("answer_rate", [
    { offered: 400, answered: 240 },
    { offered: 40, answered: 40 },
  ]);
  return { ...found, mean: mean(found.rows.map(({ value }) => value.value)) };
}

/** A day whose answered calls were not recorded. */
export const pairwiseExample = (): Days =>
  days("answer_rate", [{ offered: 100, answered: 90 }, { offered: 120 }, { offered: 80, answered: 66 }]);

/** A zero above, a zero below, and a blank. */
export const blankExample = (): Days =>
  days("answer_rate", [{ offered: 20, answered: 0 }, { offered: 0, answered: 0 }, { offered: 20 }]);

/** The same share of few and of many, with its interval. */
export function smallExample() {
  return [
    { csat_responses: 10, csat_satisfied: 6 },
    { csat_responses: 1_000, csat_satisfied: 600 },
  ].map((row) => {
    const value = of("csat_top2", row);
    return { row, value, interval: confidenceOf(KPIS.csat_top2, value) };
  });
}

/** A fall of a rate, in points and relative to the earlier value. */
export function pointsExample() {
  const [before, after] = [
    of("answer_rate", { offered: 500, answered: 400 }).value,
    of("answer_rate", { offered: 500, answered: 380 }).value,
  ];
  return { before, after, change: changeOf("ratio", before, after) };
}

/** Three days of an open queue: the last counts, their sum is of nothing. */
export function stockExample() {
  const rows: Row[] = [40, 42, 38].map((backlog_closing) => ({ backlog_closing }));
  const values = rows.map((row) => of("backlog", row).value);
  return {
    values,
    closing: of("backlog", ...rows).value,
    added: values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
  };
}

/** Both channels improve and the total falls, because the harder one grew. */
export function mixExample() {
  const parts = {
    phone: [
      { offered: 800, answered: 720 },
      { offered: 400, answered: 364 },
    ],
    chat: [
      { offered: 200, answered: 120 },
      { offered: 600, answered: 372 },
    ],
  } as const;
  const rowsOf = (at: 0 | 1) => ({ phone: parts.phone[at], chat: parts.chat[at] });
  const [before, after] = [rowsOf(0), rowsOf(1)];
  const fraction = ({ offered, answered }: { offered: number; answered: number }) => ({
    numerator: answered,
    denominator: offered,
  });
  const valuesOf = (row: Row) => of("answer_rate", row).value;
  return {
    parts: (["phone", "chat"] as const).map((kind) => ({
      kind,
      before: valuesOf(before[kind]),
      after: valuesOf(after[kind]),
    })),
    ...mixAdjusted(
      { phone: fraction(before.phone), chat: fraction(before.chat) },
      { phone: fraction(after.phone), chat: fraction(after.chat) },
    ),
  };
}
