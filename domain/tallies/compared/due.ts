import { bitOf, bitsOfMonth, businessBits, type DaySet, weekdayBits } from "@/domain/tallies/coverage";
import { countBits } from "@/domain/tallies/cube";
import type { ChannelRecord } from "@/domain/tallies/compared/recorded";
import type { Cadence } from "@/domain/measures/channel";
import { addDays, addMonths, firstOfMonth, type LocalDate, type Range, weekdayOf } from "@/domain/time/period";
import type { WorkCalendar } from "@/domain/time/work-calendar";

/** Days alike: of each ISO weekday, and those on which a company rests that works on that weekday. */
const RESTING = 0;
const DAY_KINDS = [RESTING, 1, 2, 3, 4, 5, 6, 7];

/** What falls due on one side of a comparison, each worked out once. */
export interface ComparedSide {
  readonly span: Range;
  /** The firsts of the months it touches. */
  readonly months: readonly LocalDate[];
  readonly work: WorkCalendar;
  /** Its days of these kinds. */
  days(kinds: readonly number[]): DaySet;
  /** The days on which a week begins that begins on this weekday. */
  weeks(weekday: number): DaySet;
  /** The firsts of the months that lie in it whole. */
  whole(): DaySet;
}

/** `over`: only weeks that have ended with the side are due. */
export function sideOf(span: Range, over: boolean, work: WorkCalendar): ComparedSide {
  const months: LocalDate[] = [];
  for (let month = firstOfMonth(span.from); month < span.until; month = addMonths(month, 1)) months.push(month);
  const known = new Map<string, DaySet>();
  const once = (key: string, bitsIn: (month: LocalDate) => number): DaySet => {
    const set = known.get(key) ?? new Map(months.map((month) => [month, bitsIn(month) & within(month, span)]));
    known.set(key, set);
    return set;
  };
  return {
    span,
    months,
    work,
    days: (kinds) =>
      once(kinds.join(), (month) => kinds.reduce((bits, kind) => bits | bitsOfKind(month, kind, work), 0)),
    weeks(weekday) {
      const ended = { from: span.from, until: over ? addDays(span.until, -6) : span.until };
      return once(`week ${weekday}`, (month) => weekdayBits(month, weekday) & within(month, ended));
    },
    whole: () => once("whole", (month) => (within(month, span) === bitsOfMonth(month) ? 1 : 0)),
  };
}

/** The days of a month that lie within a span. */
function within(month: LocalDate, { from, until }: Range): number {
  if (until <= month || from >= addMonths(month, 1)) return 0;
  let bits = bitsOfMonth(month);
  if (firstOfMonth(from) === month) bits &= ~(bitOf(from) - 1);
  if (firstOfMonth(until) === month) bits &= bitOf(until) - 1;
  return bits;
}

function bitsOfKind(month: LocalDate, kind: number, work: WorkCalendar): number {
  const rests =
    work.workdays.reduce((bits, weekday) => bits | weekdayBits(month, weekday), 0) & ~businessBits(month, work);
  return kind === RESTING ? rests : weekdayBits(month, kind) & ~rests;
}

/** A channel's records of one side. */
export interface RecordedSide {
  readonly record: ChannelRecord | undefined;
  readonly side: ComparedSide;
}

/** What a channel owes of each side: the days it works on, the weeks that begin there, or the months that lie there. */
export function duesOf(unit: Cadence, sides: readonly RecordedSide[]): DaySet[] {
  if (unit === "month") return sides.map(({ side }) => side.whole());
  if (unit === "week") {
    const first = sides.map(({ record }) => firstWeek(record)).map((day) => (day === null ? null : weekdayOf(day)));
    return sides.map(({ side }, i) => side.weeks(first[i] ?? first.find((day) => day !== null) ?? 1));
  }
  const kinds = workedKinds(sides);
  return sides.map(({ side }) => side.days(kinds));
}

/**
 * The kinds of day a channel works on: of the company's own every one it ever recorded, of the others those it recorded
 * on half of their days at least, on either side. One that only works when the company rests has its own days.
 */
function workedKinds(sides: readonly RecordedSide[]): number[] {
  const counts = DAY_KINDS.map((kind) => ({
    kind,
    counted: sides.map(({ record, side }) => {
      const days = side.days([kind]);
      return { days: sizeOf(days), covered: record ? sizeOf(common(record.single, days)) : 0 };
    }),
  }));
  // Nobody recorded a day: weeks here, months there. Then it works as the company does.
  if (!sides.some(({ record }) => record && record.single.size > 0)) return [...(sides[0]?.side.work.workdays ?? [])];
  const ever = counts.filter(({ counted }) => counted.some(({ covered }) => covered > 0));
  const own = ever.filter(({ kind }) => sides.some(({ side }) => side.work.workdays.includes(kind)));
  if (own.length === 0) return ever.map(({ kind }) => kind);
  const regular = ever.filter(({ counted }) => counted.some(({ days, covered }) => covered > 0 && 2 * covered >= days));
  return [...new Set([...own, ...regular].map(({ kind }) => kind))].sort();
}

/** What two sets of days have in common. */
export const common = (some: DaySet, others: DaySet): DaySet =>
  new Map([...some].map(([month, bits]) => [month, bits & (others.get(month) ?? 0)]));

const sizes = new WeakMap<DaySet, number>();
/** How many days a set holds that no longer changes. */
export function sizeOf(set: DaySet): number {
  const known = sizes.get(set);
  if (known !== undefined) return known;
  const size = [...set.values()].reduce((sum, bits) => sum + countBits(bits), 0);
  sizes.set(set, size);
  return size;
}

function firstWeek(record: ChannelRecord | undefined): LocalDate | null {
  const [found] = [...(record?.units.week ?? [])].sort(([a], [b]) => Number(a > b) - Number(a < b));
  return found ? addDays(found[0], 31 - Math.clz32(found[1] & -found[1])) : null;
}
