import { describe, expect, test } from "vitest";
import { randomOf } from "@/db/seed/random";
import { evaluate, EMPTY_TALLY } from "@/domain/kpi/evaluate";
import { DEFAULT_VARIANTS, KPI_IDS, type Variants } from "@/domain/kpi/kpi";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import { cubeOf } from "@/domain/tallies/cube";
import type { TallyQuery } from "@/domain/tallies/query";
import { tableOf } from "@/domain/tallies/table";
import { type Channel, CHANNELS, type Desk, deskOf } from "@/domain/tallies/testing-desk";
import { baseOf, periodsOf, periodStart, recordsOf } from "@/domain/tallies/testing-desk-records";
import { type Happened, truthOf } from "@/domain/tallies/testing-desk-truth";
import { addDays, addMonths, buckets, daysIn, DEFAULT_CALENDAR, type Range, weekdayOf } from "@/domain/time/period";
import type { WorkCalendar } from "@/domain/time/work-calendar";

const WORK: WorkCalendar = { workdays: [1, 2, 3, 4, 5], holidays: "none", closed: [], opened: [] };
const IDS: readonly SubjectId[] = ["contacts", ...KPI_IDS];
const VARIANTS: readonly Variants[] = [
  DEFAULT_VARIANTS,
  { ...DEFAULT_VARIANTS, serviceLevel: "answered", ltv: "revenue", contactBase: "customers" },
  { ...DEFAULT_VARIANTS, serviceLevel: "ignore_abandoned", ltv: "subscription", contactBase: "orders" },
  { ...DEFAULT_VARIANTS, serviceLevel: "abandon_positive" },
];
const within = ({ from, until }: Range, day: string) => from <= day && day < until;

/** One figure that is asked for: of these channels, in a bucket of a question. */
interface Asked {
  readonly desk: Desk;
  readonly query: TallyQuery;
  readonly bucket: Range;
  readonly scope: readonly Channel[];
  /** Every channel of the question: what waits on is carried beside what any of them recorded. */
  readonly all: readonly Channel[];
}

/** The periods of a channel that count: those that begin in the bucket; a month in full, and none beside single days or weeks. */
function countedOf({ desk, query: { grain, range }, bucket }: Asked, channel: Channel): Range[] {
  const { cadence } = channel;
  const tooCoarse = (grain === "day" && cadence !== "day") || (grain === "week" && cadence === "month");
  return periodsOf(desk, channel).filter(
    ({ from, until }) =>
      !tooCoarse && within(bucket, from) && (cadence !== "month" || (from >= range.from && until <= range.until)),
  );
}

/** The end of what is known of a channel's open cases; null where nothing is. In short buckets it may be from the month before. */
function knownUntil(asked: Asked, channel: Channel): string | null {
  const { desk, query, bucket, all } = asked;
  const last = countedOf(asked, channel).at(-1);
  const short = daysIn(bucket) <= 7 && all.some((one) => countedOf(asked, one).length > 0);
  if (last || !short || channel.cadence === "month" || (query.grain === "day" && channel.cadence !== "day"))
    return last?.until ?? null;
  const before = periodsOf(desk, channel).findLast(({ from }) => from < bucket.from);
  return before && before.from >= addDays(bucket.from, -31) ? before.until : null;
}

const openOf = ({ cases }: Desk, channel: Channel, until: string): number =>
  cases.filter((one) => one.channel === channel && one.from < until && one.until >= until).length;

function happenedIn(asked: Asked): Happened {
  const { desk, query, bucket, scope } = asked;
  const periods = new Map(scope.map((channel) => [channel, countedOf(asked, channel)]));
  const starts = new Map([...periods].map(([channel, own]) => [channel, new Set(own.map(({ from }) => from))]));
  const beginOf = (channel: Channel, day: string) => periodStart(desk, channel, day) ?? "";
  const lies = (channel: Channel, day: string) => starts.get(channel)?.has(beginOf(channel, day)) ?? false;
  const ends = scope.map((channel) => [channel, knownUntil(asked, channel)] as const);
  const known = ends.flatMap(([channel, until]) => (until === null ? [] : [openOf(desk, channel, until)]));
  const covered = new Set(
    [...periods.values()].flat().flatMap((one) => buckets(one, "day", DEFAULT_CALENDAR).map(({ start }) => start)),
  );
  const ofPeriods = [...periods].map(([channel, own]) => openOf(desk, channel, own.at(-1)?.until ?? "1900-01-01"));
  const short = query.grain === "day" || query.grain === "week";
  const months = short
    ? []
    : buckets(query.range, "month", DEFAULT_CALENDAR).filter((one) => !one.partial && within(bucket, one.start));
  const inMonths = (day: string) => months.some((month) => within(month, day));
  const workdays = [...covered].filter((day) => weekdayOf(day) <= 5).length;
  const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);
  return {
    recorded: [...periods.values()].flat().length > 0,
    contacts: desk.contacts.filter(({ channel, day }) => lies(channel, day)),
    created: desk.cases.filter(({ channel, from }) => lies(channel, from)),
    resolved: desk.cases.filter(({ channel, until, end }) => end === "resolved" && lies(channel, until)),
    open: known.length > 0 ? total(known) : null,
    // On no working day nothing is worked off.
    waiting: workdays > 0 ? { open: total(ofPeriods), workdays } : null,
    shifts: desk.shifts.filter(({ channel, day }) => lies(channel, day)),
    customers: desk.customers.filter(({ month }) => inMonths(month)),
    contactsOfMonths: desk.contacts.filter(
      ({ channel, day }) => scope.includes(channel) && inMonths(beginOf(channel, day)),
    ),
  };
}

const NO_VALUE: readonly (string | null)[] = ["no_data", "zero_denominator", "no_finite_value"];
type Answer = { readonly value: number | null; readonly reason: string | null };
/** Who came is known where one channel alone counts, a month at once. */
const statesPeople = ([only, more]: readonly Channel[]): boolean => !more && only?.cadence === "month";

const isPart = ({ scope }: Asked, grouped: boolean): boolean => grouped || scope.length < CHANNELS.length;

/** What the engine may answer: what happened, or that it does not add that up, and why. */
function mayBe(
  id: SubjectId,
  asked: Asked,
  { grouped, months, truth }: { grouped: boolean; months: boolean; truth: number | null },
): Answer["reason"] | number {
  const { source, adding } = subjectOf(id);
  const ofBase = source === "base";
  // No whole month: nothing that a base could be laid beside.
  if (grouped && (ofBase || (source === "both" && !months))) return "none";
  if (adding === "company_only" && !ofBase && isPart(asked, grouped)) return "company_only";
  if (adding === "unique" && months && !statesPeople(asked.scope)) return "not_additive";
  return truth ?? "none";
}

const GROUPS = {
  none: () => "",
  channel: ({ channelId }: Channel) => channelId,
  team: ({ teamId }: Channel) => teamId,
  kind: ({ kind }: Channel) => kind,
};
const SCOPES: readonly (readonly Channel[])[] = [
  CHANNELS,
  CHANNELS.filter(({ teamId }) => teamId === "a"),
  CHANNELS.filter(({ teamId }) => teamId === "b"),
  ...CHANNELS.map((channel) => [channel]),
  [CHANNELS[0], CHANNELS[3]],
];

/** Ranges of every grain, some of whole months and some of any days. */
function rangesOf(seed: number): { grain: TallyQuery["grain"]; range: Range }[] {
  const random = randomOf("adding", String(seed));
  const within = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const days = (most: number) => {
    const from = addDays("2026-01-05", within(0, 100));
    return { from, until: addDays(from, within(1, most)) };
  };
  const months = () => {
    const from = addMonths("2026-01-01", within(0, 2));
    return { from, until: addMonths(from, within(1, 3)) };
  };
  return [
    { grain: "day", range: days(12) },
    { grain: "week", range: days(40) },
    { grain: "range", range: days(40) },
    { grain: "range", range: days(6) },
    ...(["range", "month", "quarter", "fiscal_year"] as const).map((grain) => ({ grain, range: months() })),
    { grain: "month", range: days(45) },
  ];
}

const names = (channels: readonly Channel[]) => channels.map(({ channelId }) => channelId).join();

function told(asked: Asked, variants: Variants) {
  const happened = happenedIn(asked);
  return { truths: truthOf(happened, variants), months: happened.customers.length > 0 };
}

function* figuresOf(seed: number) {
  const desk = deskOf(seed);
  const cube = cubeOf({ rows: recordsOf(desk), base: baseOf(desk), places: CHANNELS });
  const variants = VARIANTS[seed % VARIANTS.length] ?? DEFAULT_VARIANTS;
  const known = new Map<string, ReturnType<typeof told>>();
  for (const { grain, range } of rangesOf(seed))
    for (const all of SCOPES)
      for (const [groupBy, groupOf] of Object.entries(GROUPS) as [keyof typeof GROUPS, (one: Channel) => string][]) {
        const channels = all.length === CHANNELS.length ? ("all" as const) : all.map(({ channelId }) => channelId);
        const query: TallyQuery = {
          grain,
          range,
          calendar: DEFAULT_CALENDAR,
          work: WORK,
          kpis: IDS,
          channels,
          groupBy,
        };
        for (const { bucket, group, tallies } of tableOf(cube, query, variants).cells) {
          const scope = all.filter((one) => groupOf(one) === (group ?? ""));
          const asked: Asked = { desk, query, bucket, scope, all };
          const key = `${grain} ${range.from} ${range.until} ${bucket.from} ${names(all)} ${names(scope)}`;
          const { truths, months } = known.get(key) ?? told(asked, variants);
          known.set(key, { truths, months });
          for (const id of IDS) {
            const found = evaluate(subjectOf(id), tallies[id] ?? EMPTY_TALLY, variants);
            const expected = mayBe(id, asked, { grouped: group !== null, months, truth: truths[id] });
            yield {
              id,
              found,
              expected,
              where: () =>
                `${id} by ${grain} ${bucket.from}..${bucket.until}, ${groupBy} ${group ?? ""} of ${names(all)}, seed ${seed}`,
            };
          }
        }
      }
}

/** Null where an answer is what it may be; else what it is instead. */
function wrongIn(id: SubjectId, { value, reason }: Answer, expected: ReturnType<typeof mayBe>): string | null {
  const said = `${value ?? reason} for ${expected}`;
  if (typeof expected === "number")
    return value !== null && Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected)) ? null : said;
  // Everything was written down: nothing is refused for what is missing.
  const reasons = expected === "none" ? [...NO_VALUE, subjectOf(id).adding] : [expected];
  return value === null && reasons.includes(reason) ? null : said;
}

describe("each KPI, each way of adding it up, against what happened to each person", () => {
  test.each([0, 1, 2, 3])("is exact, or says why it is none: desk %i", (seed) => {
    const exact = new Set<SubjectId>();
    const wrong: string[] = [];
    for (const { id, found, expected, where } of figuresOf(seed)) {
      const said = wrongIn(id, found, expected);
      if (said) wrong.push(`${where()}: ${said}`);
      else if (typeof expected === "number") exact.add(id);
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(IDS.filter((id) => !exact.has(id))).toEqual([]);
  });
});
