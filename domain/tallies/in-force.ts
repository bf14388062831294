import { changeDays, definitionChanges, runsInForce, type VariantHistory, variantsOn } from "@/domain/kpi/definitions";
import type { Tally } from "@/domain/kpi/evaluate";
import type { Variants } from "@/domain/kpi/kpi";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import type { Bucket, LocalDate } from "@/domain/time/period";
import type { Cube } from "@/domain/tallies/cube";
import { definersOf, type Piece } from "@/domain/tallies/definers";
import { POOLED } from "@/domain/tallies/grouping";
import { bucketsOf, type TallyQuery } from "@/domain/tallies/query";
import { tableOf, type TallyCell } from "@/domain/tallies/table";

/** A cell and the definitions it was tallied by. */
export type CellInForce = TallyCell & { readonly variants: Variants };
export type TableInForce = { readonly cells: readonly CellInForce[]; readonly coarser: readonly string[] };

/**
 * The tallies of a question by the definitions that held in each bucket. Where the definition of a KPI changed inside a
 * bucket, its records are judged, not the calendar: made under one definition, they are worked out by that one; under
 * several, the KPI is marked mixed and has no value.
 */
export function tableInForce(cube: Cube, query: TallyQuery, history: VariantHistory): TableInForce {
  const runs = runsInForce(history, bucketsOf(query), (variants) =>
    query.kpis.map((id) => subjectOf(id).variantOf?.(variants) ?? "").join(),
  );
  const tables = runs.map(({ variants, buckets }) => {
    const range = { from: buckets[0]?.from ?? query.range.from, until: buckets.at(-1)?.until ?? query.range.until };
    const own = { ...query, range, buckets };
    const table = tableOf(cube, own, variants);
    const changed = changedIn(cube, own, history);
    return { ...table, cells: table.cells.map((cell) => ({ ...changed(cell, variants), variants })) };
  });
  return {
    cells: tables.flatMap(({ cells }) => cells),
    coarser: [...new Set(tables.flatMap(({ coarser }) => coarser))].sort(),
  };
}

/** Buckets of a question that are worked out by one set of definitions. */
type Run = TallyQuery & { readonly buckets: readonly Bucket[] };
type Change = (cell: TallyCell, variants: Variants) => TallyCell;

/** Puts right what was tallied of KPIs whose definition changed inside a bucket. */
function changedIn(cube: Cube, query: Run, history: VariantHistory): Change {
  const changes = new Map(
    query.buckets.flatMap((bucket): [LocalDate, Change][] => {
      const kpis = query.kpis.filter((id) => definitionChanges(subjectOf(id), history, bucket).length > 0);
      return kpis.length > 0 ? [[bucket.from, byRecords(cube, { ...query, kpis }, bucket, history)]] : [];
    }),
  );
  return (cell, variants) => changes.get(cell.bucket.from)?.(cell, variants) ?? cell;
}

/** Looks by which definitions the records of a bucket were made that a KPI needs. */
function byRecords(cube: Cube, query: Run, bucket: Bucket, history: VariantHistory): Change {
  const cuts = changeDays(query.kpis, history, bucket);
  const pieces = [bucket.from, ...cuts].map((from, i): Piece => ({
    from,
    until: cuts[i] ?? bucket.until,
    start: from,
    partial: true,
    variants: variantsOn(history, from),
  }));
  const own = { ...query, range: bucket };
  const definers = definersOf(cube, own, pieces);
  const found = new Map(query.kpis.map((id) => [id, definers(id)]));
  const whole = new Map<Variants, ReadonlyMap<string | null, TallyCell>>();
  const wholeBy = (variants: Variants) => {
    const cells =
      whole.get(variants) ??
      new Map(tableOf(cube, { ...own, buckets: [bucket] }, variants).cells.map((cell) => [cell.group, cell]));
    whole.set(variants, cells);
    return cells;
  };
  return (cell, variants) => {
    const tallies = query.kpis.flatMap((id): [SubjectId, Tally][] => {
      const [tally, definer] = [cell.tallies[id], found.get(id)?.get(cell.group ?? POOLED)];
      const { variantOf = () => null } = subjectOf(id);
      if (!tally || !definer) return [];
      if (definer === "mixed") return [[id, { ...tally, mixed: true }]];
      if (variantOf(definer) === variantOf(variants)) return [];
      const made = wholeBy(definer).get(cell.group)?.tallies[id];
      return made ? [[id, { ...made, by: definer }]] : [];
    });
    return { ...cell, tallies: { ...cell.tallies, ...Object.fromEntries(tallies) } };
  };
}
