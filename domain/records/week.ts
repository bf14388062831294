import { bucketOf, buckets, type Calendar, type LocalDate, type Range } from "@/domain/time/period";

/**
 * The weeks a channel is recorded by that touch a range, in order: those that are recorded, as they were, and of the
 * company's weeks the days none of them holds. Where the company has turned its week's first day, the week of the turn is
 * a short one: so each day is in one week, and none in two. `recorded`: the channel's weeks around the range.
 */
export function weeksOf(range: Range, calendar: Calendar, recorded: readonly Range[]): Range[] {
  const inOrder = recorded.toSorted(byStart);
  const open = buckets(range, "week", calendar).flatMap(({ start }) =>
    without(bucketOf(start, "week", calendar), inOrder),
  );
  const own = inOrder.filter(({ from, until }) => from < range.until && until > range.from);
  return [...own, ...open].sort(byStart);
}

const byStart = (a: Range, b: Range): number => Number(a.from > b.from) - Number(a.from < b.from);

/** What is left of a week between the recorded ones. */
function without({ from, until }: Range, recorded: readonly Range[]): Range[] {
  const left: Range[] = [];
  let next: LocalDate = from;
  for (const week of recorded) {
    if (week.until <= next || week.from >= until) continue;
    if (week.from > next) left.push({ from: next, until: week.from });
    next = week.until;
  }
  return next < until ? [...left, { from: next, until }] : left;
}
