import type { ShownUnit } from "@/domain/format/currency";
import { type Change, changeOf } from "@/domain/kpi/change";
import { baseFor, definitionsOf, type KpiValue, type TallySet, valueIn } from "@/domain/kpi/evaluate";
import { type Judgement, judge, mayBeChance } from "@/domain/kpi/judgement";
import type { GoodWhen } from "@/domain/kpi/spec";
import type { Subject, SubjectId } from "@/domain/kpi/subject";
import type { Basis } from "@/domain/tallies/compared/compared";
import { aboutAsMany, type GapReason, type RecordingGap } from "@/domain/tallies/compared/rule";
import type { LocalDate } from "@/domain/time/period";

/** So many channels are named; the rest is counted. */
const NAMED = 3;

/** A channel that is left out of a comparison, by its name. */
export type ShownGap = { readonly channel: string } & GapReason;

/** On what a change is told, as it is sent; null: on the figures as they are. `more`: channels left out besides. */
export type ShownBasis =
  | {
      readonly kind: "part";
      readonly now: number;
      readonly before: number;
      /** Names of what is compared, up to three of `count`; null: every channel the figure holds. */
      readonly channels: readonly string[] | null;
      readonly count: number;
      /** The months of the range that are compared; null: all. */
      readonly months: readonly LocalDate[] | null;
      readonly left: readonly ShownGap[];
      readonly more: number;
    }
  | { readonly kind: "none"; readonly left: readonly ShownGap[]; readonly more: number };

/** A figure beside an earlier one: the earlier value, the change, whether it is good, and what they were compared on. */
export interface ComparedFigure {
  readonly before: KpiValue<SubjectId> | null;
  readonly change: Change | null;
  readonly judgement: Judgement;
  readonly basis: ShownBasis | null;
}

interface Compared {
  readonly subject: Subject;
  readonly unit: ShownUnit;
  readonly direction: GoodWhen;
  readonly running: boolean;
  readonly now: TallySet<SubjectId>;
  readonly before: TallySet<SubjectId> | null;
  readonly basis: Basis;
  /** Whether the two values may differ by chance, by how far their days differ; null: nobody knows. */
  readonly chanceOf: (values: readonly [now: number, before: number]) => boolean | null;
  readonly nameOf: (channelId: string) => string;
}

/** A figure held against an earlier one, on what of both may be: the one place where a change is told. */
export function comparedFigure({ basis, ...sides }: Compared): ComparedFigure {
  const { subject, now, before, nameOf } = sides;
  const was = before && baseFor(valueIn(now, subject), valueIn(before, subject));
  const nothing = { before: was, change: null, judgement: "neutral" } as const;
  if (!before || was?.value === null) return { ...nothing, basis: null };
  if (basis.kind === "whole") {
    const mayJudge = basis.sameTime && hasSameMonths(subject, now, before);
    return { before: was, ...changeIn({ ...sides, before }, mayJudge), basis: null };
  }
  const part = basis.kind === "part" ? partIn({ ...sides, before }, basis) : null;
  return part ? { before: was, ...part } : { ...nothing, basis: { kind: "none", ...leftOf(basis.left, nameOf) } };
}

type BothSets = Omit<Compared, "basis" | "before"> & { readonly before: TallySet<SubjectId> };

/** The change of the part of both sides that was recorded alike; null where that makes no figure. */
function partIn(
  sides: BothSets,
  part: Extract<Basis, { kind: "part" }>,
): Pick<ComparedFigure, "change" | "judgement" | "basis"> | null {
  const { subject, nameOf } = sides;
  const [now, before] = [part.now ?? nothingIn(sides.now), part.before ?? nothingIn(sides.before)];
  const [is, was] = [valueIn(now, subject).value, valueIn(before, subject).value];
  if (is === null || was === null) return null;
  const { months, left } = part;
  const channels = [...part.parts.keys()];
  const allChannels = left.every(({ channelId }) => channels.includes(channelId));
  return {
    ...changeIn({ ...sides, now, before }, part.sameTime && speaksFor(sides, now)),
    basis: {
      kind: "part",
      now: is,
      before: was,
      channels: allChannels ? null : channels.slice(0, NAMED).map(nameOf),
      count: channels.length,
      months,
      ...leftOf(left, nameOf),
    },
  };
}

const nothingIn = ({ variants }: TallySet<SubjectId>): TallySet<SubjectId> => ({ tallies: {}, variants });

/** Less than half of what the figure is made of does not speak for all of it: its change is told without a judgement. */
const speaksFor = ({ subject, now }: BothSets, part: TallySet<SubjectId>): boolean =>
  2 * weightOf(part, subject) >= weightOf(now, subject);

/** What a ratio is divided by; of a sum the sum itself. */
function weightOf(of: TallySet<SubjectId>, subject: Subject): number {
  const { parts, value } = valueIn(of, subject);
  // Beside the same customer base weigh the contacts.
  return subject.source === "both" ? (value ?? 0) : (parts?.denominator ?? value ?? 0);
}

const leftOf = (left: readonly RecordingGap[], nameOf: Compared["nameOf"]) => ({
  left: left.slice(0, NAMED).map(({ channelId, ...reason }): ShownGap => ({ channel: nameOf(channelId), ...reason })),
  more: Math.max(0, left.length - NAMED),
});

/** The customer base is counted by the month: about as many months on both sides. */
const hasSameMonths = ({ id, source }: Subject, now: TallySet<SubjectId>, before: TallySet<SubjectId>): boolean =>
  source !== "base" || aboutAsMany(now.tallies[id]?.used ?? 0, before.tallies[id]?.used ?? 0);

function changeIn(
  { subject, unit, direction, running, now, before, chanceOf }: BothSets,
  mayJudge: boolean,
): Pick<ComparedFigure, "change" | "judgement"> {
  const sampled = (of: TallySet<SubjectId>) => ({
    value: valueIn(of, subject),
    sums: of.tallies[subject.id]?.sums ?? {},
    variants: definitionsOf(of, subject.id),
  });
  const [is, was] = [sampled(now), sampled(before)];
  const base = baseFor(is.value, was.value);
  const change = changeOf(unit, base.value, is.value.value);
  const values = [is.value.value, base.value] as const;
  const judged = mayJudge && !running && change !== null && (direction === "up" || direction === "down");
  if (!judged || !isPair(values)) return { change, judgement: "neutral" };
  const byCounts = mayBeChance(subject, { ...was, value: base }, is);
  // Of a share the counts say how far it moves at least; days differ by more.
  const chance = byCounts === true ? true : (chanceOf(values) ?? byCounts);
  return { change, judgement: judge({ direction, before: base, after: is.value, running, change, chance }) };
}

const isPair = (values: readonly (number | null)[]): values is readonly [number, number] => !values.includes(null);
