import { type VariantHistory, variantsOf } from "@/domain/kpi/definitions";
import { definitionsOf } from "@/domain/kpi/evaluate";
import type { Variants } from "@/domain/kpi/kpi";
import { isStock, isSum, type Subject, type SubjectId, subjectOf } from "@/domain/kpi/subject";
import { chances, movesInDays } from "@/domain/tallies/compared/chance";
import { type ComparedQuery, halvesOf, joinedTable } from "@/domain/tallies/compared/held";
import { type BothSides, pairer, placedSides } from "@/domain/tallies/compared/pairs";
import {
  type Comparable,
  comparableOf,
  type ComparisonRule,
  type PartOf,
  type RecordingGap,
} from "@/domain/tallies/compared/rule";
import type { Cube } from "@/domain/tallies/cube";
import { POOLED } from "@/domain/tallies/grouping";
import { type CellInForce, tableInForce, type TableInForce } from "@/domain/tallies/in-force";
import type { TallyQuery } from "@/domain/tallies/query";
import { daysIn, type LocalDate } from "@/domain/time/period";

/** Up to so long a range is read day by day, to know how much its days differ by themselves; longer ones by the month. */
const DAYS_APART = 100;

/**
 * What has to be read besides, day by day: of the KPIs that are judged, to know how far they move by themselves, as long as
 * the range is no longer than a quarter. A running range is not judged.
 */
export const daysApart = (query: ComparedQuery): TallyQuery[] => [...halvesOf(query)].flatMap(daysOf);

function daysOf({ now, before, elapsed }: ComparedQuery): TallyQuery[] {
  const moving = now.kpis.map(subjectOf).filter(movesInDays);
  // What lies beside the customer base moves as the contacts do.
  const kpis = [...new Set(moving.map(({ id, source }) => (source === "both" ? "contacts" : id)))];
  if (!before || elapsed || kpis.length === 0 || daysIn(now.range) > DAYS_APART) return [];
  return [now, before].map((query) => ({ ...query, kpis, apart: true }));
}

/** On what a change may be told: the figures as they are, a part of both sides that was recorded alike, or none. */
export type Basis =
  | Extract<Comparable, { kind: "whole" }>
  | {
      readonly kind: "part";
      readonly sameTime: boolean;
      readonly now: CellInForce | undefined;
      readonly before: CellInForce | undefined;
      readonly parts: ReadonlyMap<string, PartOf>;
      /** The months of the range that any of them is compared in; null: all of it. */
      readonly months: readonly LocalDate[] | null;
      readonly left: readonly RecordingGap[];
    }
  | { readonly kind: "none"; readonly left: readonly RecordingGap[] };

export interface ComparedTable {
  readonly now: TableInForce;
  readonly before: TableInForce | null;
  basisOf(id: SubjectId, group: string | null): Basis;
  /** Whether two values of a KPI may differ by chance, by what was recorded behind them on that basis; null: nobody knows. */
  chanceOf(id: SubjectId, group: string | null, values: readonly [now: number, before: number]): boolean | null;
}

/** Of a figure that nothing is known to speak against. */
export const WHOLE: Basis = { kind: "whole", sameTime: true };

/** What was read for a comparison. `days`: what `daysApart` asks for. */
interface Read {
  readonly cube: Cube;
  readonly days: Cube | null;
}

/** Both sides' figures, and on what each of them may be compared: worked out when it is asked for. */
export function comparedIn(read: Read, query: ComparedQuery, history: VariantHistory): ComparedTable {
  const [days, months] = halvesOf(query);
  const whole = heldIn(read, days, history);
  return months ? joined(whole, heldIn(read, months, history), query) : whole;
}

/** Days held against days and months against months, as one. */
function joined(days: ComparedTable, months: ComparedTable, { now, before }: ComparedQuery): ComparedTable {
  const ofKpi = (id: SubjectId) => (subjectOf(id).source === "record" ? days : months);
  return {
    now: joinedTable(days.now, months.now, now.range),
    before: days.before && before && joinedTable(days.before, months.before, before.range),
    basisOf: (id, group) => ofKpi(id).basisOf(id, group),
    chanceOf: (id, group, values) => ofKpi(id).chanceOf(id, group, values),
  };
}

function heldIn(
  { cube, days }: Read,
  { before: earlier, ...rest }: ComparedQuery,
  history: VariantHistory,
): ComparedTable {
  const now = tableInForce(cube, rest.now, history);
  if (!earlier) return { now, before: null, basisOf: () => WHOLE, chanceOf: () => null };
  const query: BothSides = { ...rest, before: earlier };
  const before = tableInForce(cube, earlier, history);
  const sides = placedSides(cube, query);
  const pairs = pairer(cube, query, sides);
  const definitions = definitionsIn(now, variantsOf(history, rest.now.range));
  const chance = chances({ cube, sides, days: days && { cube: days, sides: placedSides(days, query) } }, query);
  let known: ReadonlyMap<SubjectId, ReadonlyMap<string, Basis>> | undefined;
  const basisOf = (id: SubjectId, group: string | null) => {
    known ??= basesIn(cube, query, history, (id) => toldOf(subjectOf(id), pairs, definitions));
    return known.get(id)?.get(group ?? POOLED) ?? WHOLE;
  };
  return {
    now,
    before,
    basisOf,
    chanceOf: (id, group, values) => {
      const basis = basisOf(id, group);
      const parts = basis.kind === "part" ? basis.parts : null;
      const own = group ?? POOLED;
      return chance(subjectOf(id), { group: own, variants: definitions.of(id, own), parts, values });
    },
  };
}

/** How a KPI may be compared; null: without looking at channels, for it is of the customer base alone. */
function ruleOf(subject: Subject): ComparisonRule | null {
  if (subject.source === "base") return null;
  if (isStock(subject)) return "stock";
  // Contacts beside the customer base are a sum over the time too.
  return isSum(subject) || subject.source === "both" ? "flow" : "ratio";
}

/** A KPI with what of each group may be compared. */
interface Told {
  readonly id: SubjectId;
  readonly verdicts: readonly (readonly [group: string, verdict: Comparable])[];
  /** Its channels' parts; null: left out. */
  readonly parts: ReadonlyMap<string, PartOf | null>;
}

function basesIn(
  cube: Cube,
  query: BothSides,
  history: VariantHistory,
  tell: (id: SubjectId) => Told | null,
): ReadonlyMap<SubjectId, ReadonlyMap<string, Basis>> {
  const told = query.now.kpis.flatMap((id) => tell(id) ?? []);
  const cells = batchesOf(told).map((batch) => {
    const side = (name: "now" | "before") =>
      cellsOf(cube, { ...query[name], kpis: batch.ids, parts: sideIn(batch.parts, name) }, history);
    return { ids: new Set(batch.ids), now: side("now"), before: side("before") };
  });
  return new Map(
    told.map(({ id, verdicts }) => {
      const own = cells.find(({ ids }) => ids.has(id));
      const basis = (group: string, verdict: Comparable) =>
        basisIn(verdict, { now: own?.now.get(group), before: own?.before.get(group) });
      return [id, new Map(verdicts.map(([group, verdict]) => [group, basis(group, verdict)]))];
    }),
  );
}

/** The definitions that figures are worked out by: those of a group, and all there are. */
function definitionsIn({ cells }: TableInForce, inForce: Variants) {
  const byGroup = new Map(cells.map((cell) => [cell.group ?? POOLED, cell]));
  const of = (id: SubjectId, group: string): Variants => {
    const cell = byGroup.get(group);
    return cell ? definitionsOf(cell, id) : inForce;
  };
  return { of, all: (id: SubjectId) => new Set([inForce, ...[...byGroup.keys()].map((group) => of(id, group))]) };
}

function toldOf(
  subject: Subject,
  pairs: ReturnType<typeof pairer>,
  definitions: ReturnType<typeof definitionsIn>,
): Told | null {
  const rule = ruleOf(subject);
  if (!rule) return null;
  const together = subject.adding === "company_only";
  const parts = new Map<string, PartOf | null>();
  const pairsOfGroups = [...definitions.all(subject.id)].flatMap((variants) =>
    [...pairs(subject, rule, variants)].filter(([group]) => definitions.of(subject.id, group) === variants),
  );
  const verdicts = pairsOfGroups.map(([group, own]) => {
    const verdict = comparableOf(rule, own, { together });
    if (verdict.kind === "part")
      for (const { channelId } of own) parts.set(channelId, verdict.parts.get(channelId) ?? null);
    return [group, verdict] as const;
  });
  return { id: subject.id, verdicts, parts };
}

interface Batch {
  readonly ids: SubjectId[];
  readonly parts: Map<string, PartOf | null>;
}

/** KPIs that are compared on the same parts of the channels they share: tallied at once, for a pass over the rows takes long. */
function batchesOf(told: readonly Told[]): Batch[] {
  const batches: Batch[] = [];
  for (const { id, parts } of told) {
    if (parts.size === 0) continue;
    const fits = ({ parts: theirs }: Batch) =>
      [...parts].every(([channelId, part]) => !theirs.has(channelId) || samePart(part, theirs.get(channelId) ?? null));
    const batch: Batch = batches.find(fits) ?? { ids: [], parts: new Map<string, PartOf | null>() };
    if (batch.ids.length === 0) batches.push(batch);
    batch.ids.push(id);
    for (const [channelId, part] of parts) batch.parts.set(channelId, part);
  }
  return batches;
}

function samePart(one: PartOf | null, other: PartOf | null): boolean {
  if (one === other || one === null || other === null) return one === other;
  const [mine, theirs] = [one.now, other.now];
  if (mine === "all" || theirs === "all") return mine === theirs;
  return mine.size === theirs.size && [...mine].every((month) => theirs.has(month));
}

const sideIn = (parts: ReadonlyMap<string, PartOf | null>, side: "now" | "before") =>
  new Map([...parts].flatMap(([channelId, part]) => (part ? [[channelId, part[side]] as const] : [])));

const cellsOf = (cube: Cube, query: TallyQuery, history: VariantHistory) =>
  new Map(tableInForce(cube, query, history).cells.map((cell) => [cell.group ?? POOLED, cell]));

function basisIn(verdict: Comparable, cells: Pick<Extract<Basis, { kind: "part" }>, "now" | "before">): Basis {
  if (verdict.kind !== "part") return verdict;
  const { parts, left, sameTime } = verdict;
  const months = [...parts.values()].map(({ now }) => now);
  return {
    kind: "part",
    sameTime,
    ...cells,
    parts,
    months: months.includes("all") ? null : [...new Set(months.flatMap((own) => [...own]))].sort(),
    left,
  };
}
