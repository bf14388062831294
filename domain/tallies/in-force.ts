import { changeDays, definitionChanges, runsInForce, type VariantHistory, variantsOn } from "@/domain/kpi/definitions";
import type { Tally } from "@/domain/kpi/evaluate";
import type { Variants } from "@/domain/kpi/kpi";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import type { Bucket, LocalDate } from "@/domain/time/period";
import type { Cube } from "@/domain/tallies/cube";
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

/** Looks in which parts of a bucket, cut where definitions change, a KPI has records. */
function byRecords(cube: Cube, query: Run, bucket: Bucket, history: VariantHistory): Change {
  const cuts = changeDays(query.kpis, history, bucket);
  const pieces = [bucket.from, ...cuts].map((from, i): Bucket => ({
    from,
    until: cuts[i] ?? bucket.until,
    start: from,
    partial: true,
  }));
  const parts = pieces.map(({ from }) => {
    const variants = variantsOn(history, from);
    const { cells } = tableOf(cube, { ...query, range: bucket, buckets: pieces }, variants);
    const own = cells.filter((cell) => cell.bucket.from === from);
    return { variants, groups: new Map(own.map((cell) => [cell.group, cell.tallies])) };
  });
  const whole = new Map<Variants, ReturnType<typeof tableOf>>();
  const wholeBy = (variants: Variants) => {
    const table = whole.get(variants) ?? tableOf(cube, { ...query, range: bucket, buckets: [bucket] }, variants);
    whole.set(variants, table);
    return table;
  };
  return (cell, variants) => {
    const tallies = query.kpis.flatMap((id): [SubjectId, Tally][] => {
      const tally = cell.tallies[id];
      const { variantOf = () => null } = subjectOf(id);
      const used = parts.filter(({ groups }) => (groups.get(cell.group)?.[id]?.used ?? 0) > 0);
      const meanings = new Map(used.map((part) => [variantOf(part.variants), part.variants]));
      const [only = variants, more] = meanings.values();
      if (!tally || (!more && variantOf(only) === variantOf(variants))) return [];
      if (more) return [[id, { ...tally, mixed: true }]];
      const found = wholeBy(only).cells.find(({ group }) => group === cell.group)?.tallies[id];
      return found ? [[id, { ...found, by: only }]] : [];
    });
    return { ...cell, tallies: { ...cell.tallies, ...Object.fromEntries(tallies) } };
  };
}
