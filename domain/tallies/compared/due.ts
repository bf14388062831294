import { bitOf, bitsOfMonth, businessBits, type DaySet, weekBits, weekdayBits } from "@/domain/tallies/coverage";
import { countBits } from "@/domain/tallies/cube";
import type { ChannelRecord } from "@/domain/tallies/compared/recorded";
import type { Cadence } from "@/domain/measures/channel";
import { addDays, addMonths, firstOfMonth, type LocalDate, type Range, weekdayOf } from "@/domain/time/period";
import type { WorkCalendar } from "@/domain/time/work-calendar";

/** Days alike: of each ISO weekday, and those on which a company rests that works on that weekday. */
const RESTING = 0;
const DAY_KINDS = [RESTING, 1, 2, 3, 4, 5, 6, 7];

/** What is due of one side: how many periods, and which of a month, by the day each begins on. */
export interface Due {
  readonly total: number;
  in(month: LocalDate): number;
}

/** What falls due on one side of a comparison, each worked out once. */
export interface ComparedSide {
  readonly span: Range;
  /** The firsts of the months it touches. */
  readonly months: readonly LocalDate[];
  readonly work: WorkCalendar;
  /** Its days of these kinds. */
  days(kinds: readonly number[]): Due;
  /** The days on which a week begins that begins on this weekday. */
  weeks(weekday: number): Due;
  /** The firsts of the months that lie in it whole. */
  whole(): Due;
}

/** `over`: only weeks that have ended with the side are due. `monthly`: what is kept by the month has a place in it. */
export function sideOf(
  span: Range,
  work: WorkCalendar,
  { over, monthly }: { over: boolean; monthly: boolean },
): ComparedSide {
  const months: LocalDate[] = [];
  for (let month = firstOfMonth(span.from); month < span.until; month = addMonths(month, 1)) months.push(month);
  const dues = new Map<string, Due>();
  const once = (key: string, make: () => Due): Due => {
    const due = dues.get(key) ?? make();
    dues.set(key, due);
    return due;
  };
  const ofMonths = (key: string, bitsIn: (month: LocalDate) => number): Due =>
    once(key, () => {
      const found = new Map(months.map((month) => [month, bitsIn(month)]));
      return { total: sizeOf(found), in: (month) => found.get(month) ?? 0 };
    });
  let kindsIn: ReadonlyMap<LocalDate, readonly number[]> | undefined;
  const ofKind = (kind: number) => {
    kindsIn ??= new Map(months.map((month) => [month, bitsOfKinds(month, within(month, span), work)]));
    const all = kindsIn;
    return once(`kind ${kind}`, () => ({
      total: [...all.values()].reduce((sum, bits) => sum + countBits(bits[kind] ?? 0), 0),
      in: (month) => all.get(month)?.[kind] ?? 0,
    }));
  };
  return {
    span,
    months,
    work,
    days: (kinds) =>
      once(`days ${kinds.join()}`, () => {
        const each = kinds.map(ofKind);
        return {
          total: each.reduce((sum, { total }) => sum + total, 0),
          in: (month) => each.reduce((bits, due) => bits | due.in(month), 0),
        };
      }),
    weeks(weekday) {
      const ended = { from: span.from, until: over ? addDays(span.until, -6) : span.until };
      return ofMonths(`week ${weekday}`, (month) => weekdayBits(month, weekday) & within(month, ended));
    },
    whole: () => ofMonths("whole", (month) => (monthly && within(month, span) === bitsOfMonth(month) ? 1 : 0)),
  };
}

/** The days of a month that lie within a span. */
function within(month: LocalDate, { from, until }: Range): number {
  const [first, last] = [firstOfMonth(from), firstOfMonth(until)];
  if (month < first || month > last) return 0;
  let bits = bitsOfMonth(month);
  if (first === month) bits &= ~(bitOf(from) - 1);
  if (last === month) bits &= bitOf(until) - 1;
  return bits;
}

/** Of some days of a month those of each kind; no day is of two. */
function bitsOfKinds(month: LocalDate, days: number, work: WorkCalendar): number[] {
  const week = weekBits(month);
  const usual = work.workdays.reduce((bits, weekday) => bits | (week[weekday - 1] ?? 0), 0);
  const rests = usual & ~businessBits(month, work);
  return [rests & days, ...week.map((bits) => bits & ~rests & days)];
}

/** A channel's records of one side. */
export interface RecordedSide {
  readonly record: ChannelRecord | undefined;
  readonly side: ComparedSide;
}

/** What a channel owes of each side: the days it works on, the weeks that begin there, or the months that lie there. */
export function duesOf(unit: Cadence, sides: readonly RecordedSide[]): Due[] {
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
      return { days: days.total, covered: record ? sizeOf(common(record.single, days)) : 0 };
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

/** What of a set of days is due. */
export const common = (some: DaySet, due: Due): DaySet =>
  new Map([...some].map(([month, bits]) => [month, bits & due.in(month)]));

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
