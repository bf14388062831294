import { subjectOf } from "@/domain/kpi/subject";
import type { BothSides } from "@/domain/tallies/compared/pairs";
import type { CellInForce, TableInForce } from "@/domain/tallies/in-force";
import type { TallyQuery } from "@/domain/tallies/query";
import type { HeldRange } from "@/domain/time/comparison";
import type { Bucket, Range } from "@/domain/time/period";

/** A range and what it is held against, if anything. `months`: what its figures of whole months are, where those are others. */
export type ComparedQuery = Omit<BothSides, "before"> & {
  readonly before: TallyQuery | null;
  readonly months?: TallyQuery | null;
};

/** What of a comparison questions are asked of; of one that is only told, its two ranges are enough. */
type Held = Pick<HeldRange, "before" | "elapsed"> & Partial<Pick<HeldRange, "align" | "months">>;

const whole = (range: Range): Bucket => ({ ...range, start: range.from, partial: false });

/** Moved by 364 days a month is no month of the calendar: what was counted by the month has no place there. */
export const movedGrain = (grain: TallyQuery["grain"]) => (grain === "day" ? grain : "week");

/** A question about one range, and the same about what it is held against. */
export function heldAgainst(now: TallyQuery, held: Held | null): ComparedQuery {
  if (!held) return { now, before: null, elapsed: null };
  const { before, elapsed, align, months } = held;
  const earlier = (range: Range): TallyQuery => ({
    ...now,
    range,
    ...(now.buckets ? { buckets: [whole(range)] } : {}),
    ended: elapsed !== null,
  });
  const days = (range: Range): TallyQuery => ({
    ...earlier(range),
    ...(align === "weekday" ? { grain: movedGrain(now.grain), buckets: [whole(range)] } : {}),
  });
  return {
    now,
    before: before && days(before),
    elapsed,
    ...(before && months !== undefined ? { months: months && earlier(months) } : {}),
  };
}

/** Everything that has to be read for it. */
export const queriesOf = ({ now, before, months }: ComparedQuery): TallyQuery[] =>
  [now, before, months].flatMap((query) => query ?? []);

/** The comparison of days, and where its months are others that of what is counted by the month. */
export function halvesOf({ months, ...query }: ComparedQuery): [ComparedQuery] | [ComparedQuery, ComparedQuery] {
  if (months === undefined) return [query];
  const of = (isMeant: (source: string) => boolean) => query.now.kpis.filter((id) => isMeant(subjectOf(id).source));
  const half = (kpis: TallyQuery["kpis"], before: TallyQuery | null): ComparedQuery => ({
    now: { ...query.now, kpis },
    before: before && { ...before, kpis },
    elapsed: query.elapsed,
  });
  return [
    half(
      of((source) => source === "record"),
      query.before,
    ),
    half(
      of((source) => source !== "record"),
      months,
    ),
  ];
}

/** Both halves' cells of one side as one, in the bucket of all of it. */
export function joinedTable(days: TableInForce, months: TableInForce | null, range: Range): TableInForce {
  const cells = new Map<string | null, CellInForce>();
  for (const cell of [...days.cells, ...(months?.cells ?? [])]) {
    const { tallies, ...known } = cells.get(cell.group) ?? { ...cell, bucket: whole(range) };
    cells.set(cell.group, { ...known, tallies: { ...tallies, ...cell.tallies } });
  }
  return { cells: [...cells.values()], coarser: days.coarser };
}
