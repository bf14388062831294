import type { Variants } from "@/domain/kpi/kpi";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import { grouped } from "@/domain/grouped";
import type { ChannelKind } from "@/domain/measures/channel";
import { type NeedId, valueOf } from "@/domain/measures/measure";
import type { Bucket } from "@/domain/time/period";
import type { Cube, CubeRow } from "@/domain/tallies/cube";
import { POOLED } from "@/domain/tallies/grouping";
import { contactMonths } from "@/domain/tallies/months";
import { placesOf } from "@/domain/tallies/places";
import { type TallyQuery, wholeMonths } from "@/domain/tallies/query";

/** A part of a bucket in which no definition changes. */
export type Piece = Bucket & { readonly variants: Variants };

/** What was recorded of a group in a piece; a need of it is null where it is not recorded. */
interface Holding {
  readonly group: string;
  readonly piece: Piece;
  /** The channel's; null of what is of all of them. */
  readonly kind: ChannelKind | null;
  readonly value: (need: NeedId) => number | null;
}

/**
 * By which definitions the records of a bucket that a figure needs were made, by group: one, or several ("mixed"). A record
 * that is complete by another definition only than that of its day would be counted by what never held for it: mixed too.
 * A group without an answer has no such record.
 */
export function definersOf(
  cube: Cube,
  query: TallyQuery,
  pieces: readonly Piece[],
): (id: SubjectId) => ReadonlyMap<string, Variants | "mixed"> {
  const known = new Map<string, ReadonlyMap<string, readonly Holding[]>>();
  const holdings = (source: "record" | "base" | "both") => {
    const found =
      known.get(source) ??
      grouped(source === "record" ? ofRecords(cube, query, pieces) : ofMonths(cube, query, pieces), (one) => one.group);
    known.set(source, found);
    return found;
  };
  const last = pieces.at(-1)?.variants;
  return (id) =>
    new Map(
      [...holdings(subjectOf(id).source)].flatMap(([group, all]): [string, Variants | "mixed"][] => {
        const { channels } = subjectOf(id);
        const own = all.filter(({ kind }) => kind === null || channels === "base" || channels.includes(kind));
        const found = last && definerOf(id, own, last);
        return found ? [[group, found]] : [];
      }),
    );
}

function definerOf(id: SubjectId, own: readonly Holding[], last: Variants): Variants | "mixed" | null {
  const { needs, variantOf = () => null } = subjectOf(id);
  const isComplete = ({ value }: Holding, variants: Variants) => needs(variants).every((need) => value(need) !== null);
  const meanings = new Map(
    own
      .filter((one) => isComplete(one, one.piece.variants))
      .map(({ piece: { variants } }) => [variantOf(variants), variants]),
  );
  const [only, more] = meanings.values();
  const strays = (by: Variants) =>
    own.some((one) => variantOf(one.piece.variants) !== variantOf(by) && isComplete(one, by));
  if (more) return "mixed";
  if (only) return strays(only) ? "mixed" : only;
  // Complete by the definition of the last day alone, which the figure is worked out by.
  return strays(last) ? "mixed" : null;
}

function ofRecords(cube: Cube, query: TallyQuery, pieces: readonly Piece[]): Holding[] {
  return placesOf(cube, query, pieces).counted.map(({ row, group, bucket }) => ({
    group,
    piece: pieces[bucket] as Piece,
    kind: (cube.rows[row] as CubeRow).kind,
    value: (need) => cube.column(need)[row] ?? null,
  }));
}

/** Months of the customer base, each in the piece it begins in, with the contacts beside it. */
function ofMonths(cube: Cube, query: TallyQuery, pieces: readonly Piece[]): Holding[] {
  const months = wholeMonths(query);
  const contacts = contactMonths(cube, query, new Set(months.map(({ start }) => start)));
  const base = new Map(cube.base.map(({ start, values }) => [start, values]));
  return [...new Set([POOLED, ...contacts.keys()])].flatMap((group) =>
    months.flatMap(({ start }): Holding[] => {
      const piece = pieces.find(({ from, until }) => from <= start && start < until);
      const beside = contacts.get(group)?.find(({ period }) => period === start)?.row;
      const row = { ...base.get(start), ...beside };
      return piece ? [{ group, piece, kind: null, value: (need) => valueOf(need, row) }] : [];
    }),
  );
}
