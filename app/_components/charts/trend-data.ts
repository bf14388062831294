/** One period of a series. `key` is the period's first day (YYYY-MM-DD); null means nothing was recorded. */
export interface TrendPoint {
  key: string;
  /** Short, for the axis; `title` is the period's full name where it has a longer one. */
  label: string;
  title?: string;
  value: number | null;
  running?: boolean;
  n?: number | null;
  /** Over how many months n counts the same anew. */
  nMonths?: number | undefined;
  /** Where the rows behind the value are. */
  href?: string;
  /** Said instead of "not recorded" where there is no value for another reason. */
  why?: string;
  /** Which definition the value follows: values of two are not joined. */
  of?: string | null;
  /** Some of it is an estimate. */
  estimated?: boolean;
}
export interface TrendSeries {
  label: string;
  points: readonly TrendPoint[];
  /** What is said where it has no value; left out: nothing was recorded. */
  none?: string;
}
export type TrendEventKind = "initiative" | "campaign" | "outage" | "holiday" | "note";
/** `[date, until)`; without `until` (or with null) of one day. */
export interface TrendEvent {
  date: string;
  until?: string | null;
  /** The date as it is read. */
  day: string;
  label: string;
  kind: TrendEventKind;
}

export interface Scale {
  min: number;
  max: number;
  ticks: number[];
}

const PARTS = 4;
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
// Tremor sets its own ticks, which meet ours at every step but these.
const OUT_OF_STEP = new Set([1.5, 2.5]);

/** An axis of four round steps that holds every value and shows zero, below zero only where values are; `near` leaves zero out, so that small moves of a rate are seen. */
export function scaleOf(
  values: readonly (number | null)[],
  { whole = false, near = false }: { whole?: boolean; near?: boolean } = {},
): Scale {
  const known = values.filter((value) => value !== null);
  const [low, high] =
    near && known.length > 0
      ? [Math.min(...known), Math.max(...known)]
      : [Math.min(0, ...known), Math.max(0, ...known)];
  for (const step of steps((high - low || 1) / PARTS, whole)) {
    const [from, until] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
    if (until - from > PARTS) continue;
    const start = high > 0 ? from : until - PARTS;
    const ticks = Array.from({ length: PARTS + 1 }, (_, i) => Number(((start + i) * step).toPrecision(12)));
    return { min: ticks[0] ?? 0, max: ticks.at(-1) ?? 1, ticks };
  }
  return { min: 0, max: 1, ticks: [0, 1] };
}

/** Round steps from `least` upwards. */
function* steps(least: number, whole: boolean): Generator<number> {
  for (let size = 10 ** Math.floor(Math.log10(least)), i = 0; i < 3; size *= 10, i += 1) {
    for (const unit of STEPS) {
      const step = Number((unit * size).toPrecision(12));
      if (step < least * (1 - 1e-9) || OUT_OF_STEP.has(step) || (whole && !Number.isInteger(step))) continue;
      yield step;
    }
  }
}

/** Height of a value in percent from the top of the plot. */
export const heightOf = (value: number, { min, max }: Scale): number => ((max - value) / (max - min)) * 100;

/** Place of the index-th of `count` periods, in percent from the left. A single one stands in the middle. */
export const acrossOf = (index: number, count: number): number => (count > 1 ? (index / (count - 1)) * 100 : 50);

const days = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Place of a date among periods named by their first day, in periods (2.5 = half-way through the third); null outside them. */
export function indexOfDate(date: string, keys: readonly string[]): number | null {
  const at = keys.findLastIndex((key) => key <= date);
  const start = keys[at];
  if (at < 0 || start === undefined) return null;
  const before = keys[at - 1] ?? start;
  const length = days(keys[at + 1] ?? start) - days(start) || days(start) - days(before) || 1;
  const share = (days(date) - days(start)) / length;
  if (at === keys.length - 1) return share < 1 ? at : null;
  return at + Math.min(share, 1);
}

/** Where an event lies among periods, from its start to its end, cut to what is drawn; null where it touches none of them. */
export function spanOfEvent(
  { date, until }: TrendEvent,
  keys: readonly string[],
): { from: number; until: number } | null {
  const [first, last] = [keys[0], keys.length - 1];
  if (first === undefined || (date < first && (until ?? date) <= first)) return null;
  const from = date < first ? 0 : indexOfDate(date, keys);
  if (from === null) return null;
  return {
    from,
    until: until == null ? from : Math.max(from, until <= first ? 0 : (indexOfDate(until, keys) ?? last)),
  };
}

/** Events that touch the index-th period, given every period's first day; the last period takes what comes after it too. */
export function eventsIn(events: readonly TrendEvent[], keys: readonly string[], index: number): TrendEvent[] {
  const [from, end] = [keys[index], keys[index + 1]];
  if (from === undefined) return [];
  return events.filter(
    ({ date, until }) => (end === undefined || date < end) && (until == null ? date >= from : until > from),
  );
}

/**
 * What the chart library draws: each series in columns, finished periods and the way to the running one. A line breaks
 * where the definition of its values changes: every other stretch of one definition has a column of its own (`o`).
 */
export function rowsOf(series: readonly TrendSeries[], before?: TrendSeries): Record<string, string | number | null>[] {
  const axis = series[0]?.points ?? before?.points ?? [];
  const stretches = series.map(({ points }) => stretchesOf(points));
  return axis.map((point, i) => {
    const row: Record<string, string | number | null> = {
      label: point.label,
      before: before?.points[i]?.value ?? null,
    };
    series.forEach(({ points }, s) => {
      const [own, next] = [points[i], points[i + 1]];
      const [stretch = 0, following] = [stretches[s]?.[i], stretches[s]?.[i + 1]];
      const finished = own && !own.running ? own.value : null;
      const isOther = stretch % 2 === 1;
      row[`s${s}`] = isOther ? null : finished;
      if (isOther) row[`o${s}`] = finished;
      row[`r${s}`] = own && leadsToRunning(own, next, following === stretch) ? own.value : null;
    });
    return row;
  });
}

/** The running period, and the one before it where both have one definition (`joined`). */
const leadsToRunning = (own: TrendPoint, next: TrendPoint | undefined, joined: boolean): boolean =>
  Boolean(own.running || (joined && next?.running && next.value !== null));

/** For each point, how often the definition has changed up to it. */
function stretchesOf(points: readonly TrendPoint[]): number[] {
  let [count, last] = [0, points.find(({ value }) => value !== null)?.of];
  return points.map(({ value, of }) => {
    if (value !== null && of !== last) [count, last] = [count + 1, of];
    return count;
  });
}

/** Where a bound holds, in periods from half before its first to half after its last, cut to what is drawn; one that changes begins anew. */
export function stretchesOfBound(
  points: readonly Pick<TrendPoint, "value">[],
): { from: number; until: number; value: number }[] {
  const last = Math.max(points.length - 1, 1);
  const found: { from: number; until: number; value: number }[] = [];
  points.forEach(({ value }, i) => {
    const [before, until] = [found.at(-1), Math.min(i + 0.5, last)];
    if (value === null) return;
    if (before && i > 0 && points[i - 1]?.value === value) before.until = until;
    else
      found.push({
        from: points.length === 1 ? 0 : Math.max(i - 0.5, 0),
        until: points.length === 1 ? 1 : until,
        value,
      });
  });
  return found;
}

/** Points a line cannot show, because nothing of their definition is drawn on either side of them. */
export function lonePoints(points: readonly Pick<TrendPoint, "value" | "of">[]): number[] {
  const joined = (i: number, next: number) => points[next]?.value != null && points[next].of === points[i]?.of;
  return points.flatMap(({ value }, i) => (value !== null && !joined(i, i - 1) && !joined(i, i + 1) ? [i] : []));
}

/** Pixel heights moved apart until each keeps `gap` to the next, in the order they came; none leaves 0..height. */
export function apart(tops: readonly number[], gap: number, height: number): number[] {
  const order = tops.map((top, index) => ({ top, index })).sort((a, b) => a.top - b.top);
  order.forEach((one, i) => {
    const above = order[i - 1];
    if (above) one.top = Math.max(one.top, above.top + gap);
  });
  const over = Math.max(0, (order.at(-1)?.top ?? 0) - height);
  for (let i = order.length - 1, floor = Infinity; i >= 0 && over > 0; i -= 1) {
    const one = order[i];
    if (one) floor = one.top = Math.min(one.top, i === order.length - 1 ? height : floor - gap);
  }
  return order.sort((a, b) => a.index - b.index).map(({ top }) => top);
}
