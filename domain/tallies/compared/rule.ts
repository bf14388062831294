import { type DaySet, RECORDED } from "@/domain/tallies/coverage";
import { countBits } from "@/domain/tallies/cube";
import type { Cadence } from "@/domain/measures/channel";
import { addDays, daysIn, firstOfMonth, type LocalDate } from "@/domain/time/period";
import { common, type Due, duesOf, type RecordedSide, type ComparedSide, sizeOf } from "@/domain/tallies/compared/due";
import { unitOf } from "@/domain/tallies/compared/recorded";

/**
 * How a figure may be held against an earlier one. flow: a sum, over time recorded alike on both sides. ratio: over the same
 * channels, none of them recorded for much less of the time than the others. stock: over the same channels.
 */
export type ComparisonRule = "flow" | "ratio" | "stock";

/** Why something is left out of a comparison. */
export type GapReason =
  | {
      readonly why: "unrecorded";
      readonly side: "now" | "before";
      readonly recorded: number;
      readonly due: number;
      readonly unit: Cadence;
    }
  /** Its last period still runs. */
  | { readonly why: "running" }
  /** One side cuts through its weeks or months. */
  | { readonly why: "cut" }
  /** As many weeks do not begin on both sides. */
  | { readonly why: "weeks"; readonly now: number; readonly before: number };

/** A channel that is left out, in whole or in part. */
export type RecordingGap = { readonly channelId: string } & GapReason;

/** A channel's months on each side, by their firsts. */
export type PartOf = Readonly<Record<"now" | "before", ReadonlySet<LocalDate> | "all">>;

/**
 * Whether all of a figure is compared, a part of it, or nothing; and what is left out. `sameTime`: what is compared is
 * recorded for about as much of the time on both sides; a ratio may be told of other times, but not judged.
 */
export type Comparable =
  | { readonly kind: "whole"; readonly sameTime: boolean }
  | {
      readonly kind: "part";
      readonly sameTime: boolean;
      readonly parts: ReadonlyMap<string, PartOf>;
      readonly left: readonly RecordingGap[];
    }
  | { readonly kind: "none"; readonly left: readonly RecordingGap[] };

/** One channel on both sides. `has`: what the figure needs is recorded there. */
export interface ChannelPair {
  readonly channelId: string;
  readonly now: RecordedSide;
  readonly before: RecordedSide;
  readonly has: Readonly<Record<"now" | "before", boolean>>;
  /** True where the range still runs: then only what has ended with it counts. */
  readonly running: boolean;
}

/**
 * Shares of recorded time are about the same from this ratio of them on. Of a ratio no channel may be recorded for less of
 * the time than that beside the others, for it would shift the mix; and no side beside the other, to be judged.
 */
const ABOUT_SAME = 0.8;

export function comparableOf(
  rule: ComparisonRule,
  pairs: readonly ChannelPair[],
  { together }: { together: boolean },
): Comparable {
  if (rule === "flow") return ofFlow(pairs, together);
  const shared = pairs.filter(hasBoth);
  const sameTime = rule === "stock" || shared.every(hasSameTime);
  if (rule === "stock" || hasSameMix(shared)) {
    if (shared.length === pairs.length) return { kind: "whole", sameTime };
    return partOf(pairs, new Map(together ? [] : shared.map(({ channelId }) => [channelId, ALL])), sameTime);
  }
  return ofFlow(pairs, together);
}

const hasBoth = ({ has }: ChannelPair): boolean => has.now && has.before;
const ALL: PartOf = { now: "all", before: "all" };

function partOf(pairs: readonly ChannelPair[], parts: ReadonlyMap<string, PartOf>, sameTime = true): Comparable {
  const left = pairs.flatMap((pair) => (parts.get(pair.channelId) === ALL ? [] : (gapOf(pair) ?? [])));
  return parts.size > 0 ? { kind: "part", sameTime, parts, left } : { kind: "none", left };
}

/** Channels recorded alike throughout, with all their time; of the others the months that are. */
function ofFlow(pairs: readonly ChannelPair[], together: boolean): Comparable {
  const uneven = pairs.filter((pair) => gapOf(pair) !== null);
  if (uneven.length === 0) return { kind: "whole", sameTime: true };
  const months = monthPairs(pairs);
  const even = (pair: ChannelPair) => months.filter((month) => isEvenMonth(pair, month));
  if (!together) {
    const found = pairs.map((pair): [string, PartOf] => [
      pair.channelId,
      uneven.includes(pair) ? sidesOf(even(pair)) : ALL,
    ]);
    return partOf(pairs, new Map(found.filter(([, { now }]) => now === "all" || now.size > 0)));
  }
  const shared = months.filter((month) => pairs.every((pair) => isEvenMonth(pair, month)));
  return partOf(pairs, new Map(shared.length > 0 ? pairs.map(({ channelId }) => [channelId, sidesOf(shared)]) : []));
}

interface MonthPair {
  readonly now: LocalDate;
  readonly before: LocalDate;
}
const sidesOf = (months: readonly MonthPair[]): PartOf => ({
  now: new Set(months.map(({ now }) => now)),
  before: new Set(months.map(({ before }) => before)),
});

/** The months of both sides that meet, where both begin with a month and have as many, more than one. */
function monthPairs([pair]: readonly ChannelPair[]): MonthPair[] {
  if (!pair) return [];
  const [now, before] = [pair.now.side, pair.before.side];
  const begins = ({ span: { from } }: ComparedSide) => from === firstOfMonth(from);
  if (!begins(now) || !begins(before) || now.months.length !== before.months.length || now.months.length < 2) return [];
  return now.months.map((month, i) => ({ now: month, before: before.months[i] ?? month }));
}

const unitIn = ({ now, before }: ChannelPair): Cadence => unitOf(now.record, before.record);

interface Counted {
  readonly due: Due;
  readonly recorded: DaySet;
}
/** By what a channel recorded now: the other side of it is always the same. */
const counted = new WeakMap<RecordedSide, readonly Counted[]>();

/** What is due on both sides, and what of it is recorded. */
function countsOf(pair: ChannelPair): readonly Counted[] {
  const known = counted.get(pair.now);
  if (known) return known;
  const unit = unitIn(pair);
  const sides = [pair.now, pair.before];
  const counts = duesOf(unit, sides).map((due, i): Counted => {
    const recorded = sides[i]?.record?.units[unit];
    return { due, recorded: recorded ? common(recorded, due) : new Map() };
  });
  counted.set(pair.now, counts);
  return counts;
}

const enough = (recorded: number, due: number): boolean => recorded >= RECORDED * due;

/** Why a channel's two sides are not alike; null where they are. */
function gapOf(pair: ChannelPair): RecordingGap | null {
  const { channelId, now, before } = pair;
  if (runsOn(pair)) return { channelId, why: "running" };
  if (!hasBoth(pair)) return missing(pair);
  const unit = unitIn(pair);
  const [is, was] = countsOf(pair).map(({ due, recorded }) => ({ due: due.total, recorded: sizeOf(recorded) }));
  if (!is || !was) return null;
  const short = (
    [
      ["now", is],
      ["before", was],
    ] as const
  )
    .filter(([, side]) => !enough(side.recorded, side.due))
    .sort(([, a], [, b]) => a.recorded / a.due - b.recorded / b.due)[0];
  if (short) return { channelId, why: "unrecorded", side: short[0], ...short[1], unit };
  if (unit === "week" && !asMany(is.due, was.due, daysIn(now.side.span) / daysIn(before.side.span)))
    return { channelId, why: "weeks", now: is.due, before: was.due };
  return null;
}

/** As many weeks on both sides, or as many more as the one side is longer than the other. */
const asMany = (now: number, before: number, longer: number): boolean =>
  [1, longer].some((ratio) => Math.abs(now / (before * ratio) - 1) <= 1 - RECORDED);

/** True where a channel's last record is not over with its side. */
const runsOn = ({ running, now }: ChannelPair): boolean => running && (now.record?.until ?? "") > now.side.span.until;

/** A channel of which one side has nothing of what the figure needs. */
function missing(pair: ChannelPair): RecordingGap {
  const { channelId, has } = pair;
  const [is = 0, was = 0] = countsOf(pair).map(({ due }) => due.total);
  // Nothing falls due where no whole week or month of it lies.
  if ((has.now ? was : is) === 0) return { channelId, why: pair.running ? "running" : "cut" };
  const side = has.now ? ({ side: "before", due: was } as const) : ({ side: "now", due: is } as const);
  return { channelId, why: "unrecorded", recorded: 0, unit: unitIn(pair), ...side };
}

/** True where a channel's month is recorded on both sides, and neither runs on. */
function isEvenMonth(pair: ChannelPair, months: MonthPair): boolean {
  if (!hasBoth(pair) || runsInto(pair, months.now)) return false;
  const [is, was] = countsOf(pair).map(({ due, recorded }, i) => {
    const month = i === 0 ? months.now : months.before;
    return { due: countBits(due.in(month)), recorded: countBits(recorded.get(month) ?? 0) };
  });
  if (!is || !was || is.recorded === 0 || was.recorded === 0) return false;
  return (
    enough(is.recorded, is.due) && enough(was.recorded, was.due) && (unitIn(pair) !== "week" || is.due === was.due)
  );
}

/** True where a record that is not over begins in the month or before it: within the week before it ends, or in its month. */
const runsInto = (pair: ChannelPair, month: LocalDate): boolean =>
  runsOn(pair) && month >= firstOfMonth(addDays(pair.now.record?.until ?? "", -7));

/** The share of the time a channel is recorded now, by what it was before. */
function timeRatio(pair: ChannelPair): number {
  const [is = 1, was = 1] = countsOf(pair).map(({ due, recorded }) =>
    sizeOf(recorded) === 0 ? 1 : sizeOf(recorded) / due.total,
  );
  return is / was;
}

const hasSameTime = (pair: ChannelPair): boolean => {
  const ratio = timeRatio(pair);
  return ratio >= ABOUT_SAME && ratio <= 1 / ABOUT_SAME;
};

/** True where the channels are recorded for alike shares of the time: what is missing shifts no weight between them. */
function hasSameMix(pairs: readonly ChannelPair[]): boolean {
  const ratios = pairs.map(timeRatio);
  return Math.min(...ratios) >= ABOUT_SAME * Math.max(...ratios);
}

/** Whether two numbers of months of the customer base are about the same. */
export const aboutAsMany = (now: number, before: number): boolean =>
  Math.min(now, before) >= ABOUT_SAME * Math.max(now, before);
