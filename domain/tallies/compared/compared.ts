import { type VariantHistory, variantsOf } from "@/domain/kpi/definitions";
import { isStock, isSum, type Subject, type SubjectId, subjectOf } from "@/domain/kpi/subject";
import { CHANNEL_KINDS, type ChannelKind } from "@/domain/measures/channel";
import { CARRIED_DAYS } from "@/domain/tallies/carried";
import type { Cube, CubeRow } from "@/domain/tallies/cube";
import { type CellInForce, tableInForce, type TableInForce } from "@/domain/tallies/in-force";
import { POOLED } from "@/domain/tallies/grouping";
import { placesOf } from "@/domain/tallies/places";
import { bucketsOf, type TallyQuery } from "@/domain/tallies/query";
import { type RecordedSide, type ComparedSide, sideOf } from "@/domain/tallies/compared/due";
import { recordsOf } from "@/domain/tallies/compared/recorded";
import {
  type ChannelPair,
  type RecordingGap,
  type PartOf,
  type ComparisonRule,
  type Comparable,
  comparableOf,
} from "@/domain/tallies/compared/rule";
import { grouped } from "@/domain/grouped";
import { addDays, daysIn, type LocalDate, type Range } from "@/domain/time/period";

/** A range and what it is held against, each one bucket. `elapsed`: while the range runs, what of it is over. */
export interface ComparedQuery {
  readonly now: TallyQuery;
  /** null: nothing. */
  readonly before: TallyQuery | null;
  readonly elapsed: Range | null;
}

/** A question about one range, and the same about what it is held against. */
export const heldAgainst = (
  now: TallyQuery,
  { before, elapsed }: { before: Range | null; elapsed: Range | null },
): ComparedQuery => ({ now, before: before && { ...now, range: before, ended: elapsed !== null }, elapsed });

/** On what a change may be told: the figures as they are, a part of both sides that was recorded alike, or none. */
export type Basis =
  | { readonly kind: "whole" }
  | {
      readonly kind: "part";
      readonly now: CellInForce | undefined;
      readonly before: CellInForce | undefined;
      readonly channels: readonly string[];
      /** The months of the range that any of them is compared in; null: all of it. */
      readonly months: readonly LocalDate[] | null;
      readonly left: readonly RecordingGap[];
    }
  | { readonly kind: "none"; readonly left: readonly RecordingGap[] };

export interface ComparedTable {
  readonly now: TableInForce;
  readonly before: TableInForce | null;
  basisOf(id: SubjectId, group: string | null): Basis;
}

const WHOLE: Basis = { kind: "whole" };
type BothSides = ComparedQuery & { readonly before: TallyQuery };

/** Both sides' figures, and on what each of them may be compared: worked out when it is asked for. */
export function comparedIn(
  cube: Cube,
  { before: earlier, ...rest }: ComparedQuery,
  history: VariantHistory,
): ComparedTable {
  const now = tableInForce(cube, rest.now, history);
  if (!earlier) return { now, before: null, basisOf: () => WHOLE };
  const query: BothSides = { ...rest, before: earlier };
  const before = tableInForce(cube, earlier, history);
  const pairs = pairer(cube, query, history);
  const known = new Map<SubjectId, ReadonlyMap<string, Basis>>();
  const basesOf = (id: SubjectId) => {
    const found = known.get(id) ?? basesIn(cube, query, history, { subject: subjectOf(id), pairs });
    known.set(id, found);
    return found;
  };
  return { now, before, basisOf: (id, group) => basesOf(id).get(group ?? POOLED) ?? WHOLE };
}

/** How a KPI may be compared; null: without looking at channels, for it is of the customer base alone. */
function ruleOf(subject: Subject): ComparisonRule | null {
  if (subject.source === "base") return null;
  if (isStock(subject)) return "stock";
  // Contacts beside the customer base are a sum over the time too.
  return isSum(subject) || subject.source === "both" ? "flow" : "ratio";
}

interface Asked {
  readonly subject: Subject;
  readonly pairs: (subject: Subject, rule: ComparisonRule) => ReadonlyMap<string, readonly ChannelPair[]>;
}

function basesIn(
  cube: Cube,
  query: BothSides,
  history: VariantHistory,
  { subject, pairs }: Asked,
): ReadonlyMap<string, Basis> {
  const rule = ruleOf(subject);
  if (!rule) return new Map();
  const together = subject.channels === "base";
  const verdicts = [...pairs(subject, rule)].map(([group, own]) => ({
    group,
    verdict: comparableOf(rule, own, { together }),
  }));
  // A channel is in one group: what is compared of all groups is tallied at once.
  const parts = new Map(verdicts.flatMap(({ verdict }) => (verdict.kind === "part" ? [...verdict.parts] : [])));
  const tallied = (side: "now" | "before") =>
    parts.size === 0
      ? new Map<string, CellInForce>()
      : cellsOf(cube, { ...query[side], kpis: [subject.id], parts: sideIn(parts, side) }, history);
  const [now, before] = [tallied("now"), tallied("before")];
  return new Map(
    verdicts.map(({ group, verdict }) => [group, basisIn(verdict, { now: now.get(group), before: before.get(group) })]),
  );
}

const sideIn = (parts: ReadonlyMap<string, PartOf>, side: "now" | "before") =>
  new Map([...parts].map(([channelId, part]) => [channelId, part[side]]));

const cellsOf = (cube: Cube, query: TallyQuery, history: VariantHistory) =>
  new Map(tableInForce(cube, query, history).cells.map((cell) => [cell.group ?? POOLED, cell]));

function basisIn(verdict: Comparable, cells: Pick<Extract<Basis, { kind: "part" }>, "now" | "before">): Basis {
  if (verdict.kind !== "part") return verdict;
  const { parts, left } = verdict;
  const months = [...parts.values()].map(({ now }) => now);
  return {
    kind: "part",
    ...cells,
    channels: [...parts.keys()],
    months: months.includes("all") ? null : [...new Set(months.flatMap((own) => [...own]))].sort(),
    left,
  };
}

/** One side as its rows are placed. */
interface PlacedSide {
  readonly side: ComparedSide;
  /** Rows that count, and those of before that may be carried into it. */
  readonly rows: readonly number[];
  readonly carried: readonly number[];
  readonly groupOf: ReadonlyMap<string, string>;
}

function placedSide(cube: Cube, query: TallyQuery, side: ComparedSide): PlacedSide {
  const { counted, earlier } = placesOf(cube, query, bucketsOf(query));
  const oldest = addDays(query.range.from, -CARRIED_DAYS);
  const isCarried = ({ row }: { row: number }) => daysIn(query.range) <= 7 && (cube.spans[row]?.last ?? "") >= oldest;
  return {
    side,
    rows: counted.map(({ row }) => row),
    carried: earlier.filter(isCarried).map(({ row }) => row),
    groupOf: new Map([...earlier, ...counted].map(({ row, group }) => [cube.rows[row]?.channelId ?? "", group])),
  };
}

/** Looks up the channels of each group that a KPI is made of, with what they recorded on both sides. */
function pairer(cube: Cube, { now, before, elapsed }: BothSides, history: VariantHistory): Asked["pairs"] {
  const work = now.work;
  const sides = {
    now: placedSide(cube, now, sideOf(elapsed ?? now.range, elapsed !== null, work)),
    before: placedSide(cube, before, sideOf(before.range, before.ended ?? false, work)),
  };
  const variants = variantsOf(history, now.range);
  const known = new Map<string, ReadonlyMap<string, readonly ChannelPair[]>>();
  return (subject, rule) => {
    const beside = subject.source === "both" || subject.channels === "base";
    const kinds = beside ? CHANNEL_KINDS : (subject.channels as readonly ChannelKind[]);
    const needs = subject.source === "both" ? (["contacts"] as const) : subject.needs(variants);
    const key = `${rule} ${kinds.join()} ${needs.join()}`;
    const found =
      known.get(key) ??
      grouped(pairsIn({ cube, sides, kinds, needs, rule, running: elapsed !== null }), groupIn(sides));
    known.set(key, found);
    return found;
  };
}

type Sides = Readonly<Record<"now" | "before", PlacedSide>>;
const groupIn =
  ({ now, before }: Sides) =>
  ({ channelId }: ChannelPair): string =>
    now.groupOf.get(channelId) ?? before.groupOf.get(channelId) ?? POOLED;

interface PairsQuery {
  readonly cube: Cube;
  readonly sides: Sides;
  readonly kinds: readonly ChannelKind[];
  readonly needs: ReturnType<Subject["needs"]>;
  readonly rule: ComparisonRule;
  readonly running: boolean;
}

function pairsIn({ cube, sides, kinds, needs, rule, running }: PairsQuery): ChannelPair[] {
  const columns = needs.map((id) => cube.column(id));
  const isMeant = (i: number) => kinds.includes((cube.rows[i] as CubeRow).kind);
  const isComplete = (i: number) => columns.every((column) => column[i] !== null);
  const recorded = ({ side, rows, carried }: PlacedSide) => {
    const meant = rows.filter(isMeant);
    const complete = meant.filter(isComplete);
    const held = rule === "stock" ? carried.filter((i) => isMeant(i) && isComplete(i)) : [];
    // A share of the time is a sum's own, for a blank is no nought; of a ratio the channel's, which had no survey to count.
    const timed = rule === "flow" ? complete : meant;
    return {
      has: new Set([...complete, ...held].map((i) => (cube.rows[i] as CubeRow).channelId)),
      records: recordsOf(timed.map((i) => cube.rows[i] as CubeRow)),
      side,
    };
  };
  const [now, before] = [recorded(sides.now), recorded(sides.before)];
  const sideFor = ({ records, side }: typeof now, channelId: string): RecordedSide => ({
    record: records.get(channelId),
    side,
  });
  return [...new Set([...now.has, ...before.has])].sort().map((channelId) => ({
    channelId,
    now: sideFor(now, channelId),
    before: sideFor(before, channelId),
    has: { now: now.has.has(channelId), before: before.has.has(channelId) },
    running,
  }));
}
