import type { KpiBody, KpiId, NullReason, Parts, Refusal, Sums, Variants } from "@/domain/kpi/kpi";
import { isPerMonth, rollOf, valueOf, type NeedId, type Roll, type Row } from "@/domain/measures/measure";
import type { SubjectId } from "@/domain/kpi/subject";

/** What SQL (or `tally`) hands to `evaluate`: sums over the records that had everything the KPI needs. */
export type Tally = {
  readonly sums: Sums;
  /** Records that had every needed id, of all records in the range: "5 of 6 periods". */
  readonly used: number;
  readonly total: number;
  /** Used records were made under different variants (thresholds, scales): there is no common value. */
  readonly mixed: boolean;
  /** The definitions all its records were made under, where those of its cell are others. */
  readonly by?: Variants;
  /** Why records that are there were left out; left out itself where none was. */
  readonly refused?: Refusal;
  /** What of a closing is of channels that rest, as they left it; left out itself where none does. */
  readonly carried?: number;
  /** How many of the used records state any of it as an estimate; left out itself where none does. */
  readonly estimated?: number;
};

/** Of no record at all. */
export const EMPTY_TALLY: Tally = { sums: {}, used: 0, total: 0, mixed: false };

/** What was tallied of a range, and the definitions it was tallied by. */
export type TallySet<Id extends SubjectId = KpiId> = {
  readonly tallies: Readonly<Partial<Record<Id, Tally>>>;
  readonly variants: Variants;
};

/** A record with its place: `group` = team + channel, `from` = first day of its period. */
export type PlacedRow = {
  readonly group: string;
  readonly from: string;
  readonly row: Row;
  readonly variant?: string | null;
};

export type KpiValue<Id extends SubjectId = KpiId> = {
  readonly id: Id;
  readonly value: number | null;
  readonly reason: NullReason | null;
  readonly parts: Parts | null;
  readonly n: number | null;
  /** Over how many months `n` counts the same anew: 延べ. Left out where it is of one, or of what is counted once. */
  readonly nMonths?: number;
  readonly used: number;
  readonly total: number;
  readonly variant: string | null;
  /** Fewer than 30 behind it: 参考値, no good/bad colour (OURS). */
  readonly lowSample: boolean;
  /** Of the used records those that state any of it as an estimate: 推定. Left out where none does. */
  readonly estimated?: number;
};

export const LOW_SAMPLE = 30;

/**
 * Pairwise completeness (DOMAIN 1.0): a row lacking one needed id is dropped from all sums. Flows are summed;
 * stocks take the first opening and the last closing, so `rows` must be ONE group in time order when a stock is needed.
 */
export function tally(rows: readonly Row[], needs: readonly NeedId[], variants?: readonly (string | null)[]): Tally {
  const rolls = needs.map(rollOf);
  const totals = needs.map(() => 0);
  const seen = new Set<string | null>();
  let used = 0;
  rows.forEach((row, i) => {
    const values = needs.map((id) => valueOf(id, row));
    if (values.includes(null)) return;
    used += 1;
    seen.add(variants?.[i] ?? null);
    values.forEach((value, n) => {
      if (rolls[n] === "flow") totals[n] = (totals[n] ?? 0) + (value ?? 0);
      else if (rolls[n] === "closing" || used === 1) totals[n] = value ?? 0;
    });
  });
  const sums: Sums = {};
  if (used > 0) needs.forEach((id, n) => (sums[id] = totals[n] ?? 0));
  return { sums, used, total: rows.length, mixed: seen.size > 1 };
}

/** As `tally`, for several teams and channels: stocks are taken per group, then summed over the groups. */
export function tallyPlaced(placed: readonly PlacedRow[], needs: readonly NeedId[]): Tally {
  const used = placed.flatMap(({ group, from, row, variant }) => {
    const values = needs.map((id) => valueOf(id, row));
    return values.includes(null) ? [] : [{ group, from, values: values as number[], variant: variant ?? null }];
  });
  used.sort((a, b) => Number(a.from > b.from) - Number(a.from < b.from));
  const sums: Sums = {};
  if (used.length > 0)
    needs.forEach(
      (id, i) =>
        (sums[id] = rollUp(
          used.map((p) => [p.group, p.values[i] ?? 0]),
          rollOf(id),
        )),
    );
  return { sums, used: used.length, total: placed.length, mixed: new Set(used.map((p) => p.variant)).size > 1 };
}

/** `values` = [group, value] in time order. */
function rollUp(values: readonly (readonly [string, number])[], roll: Roll): number {
  if (roll === "flow") return values.reduce((sum, [, value]) => sum + value, 0);
  const stock = new Map<string, number>();
  for (const [group, value] of values) if (roll === "closing" || !stock.has(group)) stock.set(group, value);
  return [...stock.values()].reduce((sum, value) => sum + value, 0);
}

/** The same tally with the working days of the range, which backlog_days divides by. */
export function withBusinessDays(t: Tally, days: number): Tally {
  return { ...t, sums: { ...t.sums, business_days: days } };
}

const estimatesOf = ({ estimated }: Tally): Pick<KpiValue, "estimated"> =>
  estimated === undefined ? {} : { estimated };

/** A base whose records are months, each of which counts the same anew. */
const monthsOf = (kpi: KpiBody, n: number | null, { used }: Tally, v: Variants): Pick<KpiValue, "nMonths"> =>
  n !== null && used > 1 && kpi.sizedBy?.(v).some(isPerMonth) ? { nMonths: used } : {};

/** The number of a card: divided once, at the end. Needs nothing but the tally and the tenant's variants. */
export function evaluate<Id extends SubjectId>(
  kpi: KpiBody & { readonly id: Id },
  t: Tally,
  variants: Variants,
): KpiValue<Id> {
  const v = t.by ?? variants;
  const variant = kpi.variantOf?.(v) ?? null;
  const shared = { id: kpi.id, used: t.used, total: t.total, variant, ...estimatesOf(t) };
  const nothing = (reason: NullReason): KpiValue<Id> => ({
    ...shared,
    value: null,
    reason,
    parts: null,
    n: null,
    lowSample: false,
  });
  if (t.used === 0 && t.carried === undefined) return nothing(t.refused ?? "no_data");
  if (t.mixed && kpi.variantOf) return nothing("mixed_variant");
  const value = kpi.value(t.sums, v);
  const n = kpi.n(t.sums, v);
  return {
    ...shared,
    value,
    reason: value === null ? kpi.whyNull(t.sums, v) : null,
    parts: kpi.parts(t.sums, v),
    n,
    ...monthsOf(kpi, n, t, v),
    lowSample: value !== null && n !== null && n < LOW_SAMPLE,
  };
}

/** The definitions a KPI's number in a range is worked out by. */
export const definitionsOf = <Id extends SubjectId>({ tallies, variants }: TallySet<Id>, id: Id): Variants =>
  tallies[id]?.by ?? variants;

/** A KPI's number in a range; what no record was tallied for has no data. */
export const valueIn = <Id extends SubjectId>(
  { tallies, variants }: TallySet<Id>,
  kpi: KpiBody & { readonly id: Id },
): KpiValue<Id> => evaluate(kpi, tallies[kpi.id] ?? EMPTY_TALLY, variants);

/** The value a change is counted from. Two definitions are never compared: then there is none. */
export function baseFor<V extends Pick<KpiValue, "value" | "reason" | "variant">>(now: V, before: V): V {
  return before.variant === now.variant ? before : { ...before, value: null, reason: "mixed_variant" };
}

/** Rows in, number out: `evaluate(tally)` for one group in time order. */
export function evaluateRows<Id extends SubjectId>(
  kpi: KpiBody & { readonly id: Id },
  rows: readonly Row[],
  v: Variants,
): KpiValue<Id> {
  return evaluate(kpi, tally(rows, kpi.needs(v)), v);
}

/**
 * One row a period for KPIs of source "both": flows of all records of the period are added (blank ones left out)
 * and laid beside the customer-base row of that period. Periods without a base row stay, so that they count as missing.
 */
export function joinByPeriod(
  records: readonly { readonly period: string; readonly row: Row }[],
  base: readonly { readonly period: string; readonly row: Row }[],
): Row[] {
  const periods = new Map<string, Row>();
  for (const { period, row } of base) periods.set(period, { ...row });
  const seen = new Map<string, Row>();
  for (const { period, row } of records) {
    const sum = seen.get(period) ?? {};
    const [contacts, unique] = [valueOf("contacts", row), valueOf("unique_contacting_customers", row)];
    // Only what "both" KPIs ask of records; contacts travel as `received`, the raw id behind the derived one.
    if (contacts !== null) sum.received = (sum.received ?? 0) + contacts;
    if (unique !== null) sum.unique_contacting_customers = (sum.unique_contacting_customers ?? 0) + unique;
    seen.set(period, sum);
  }
  for (const [period, sum] of seen) periods.set(period, { ...periods.get(period), ...sum });
  return [...periods].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
