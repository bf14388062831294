import { EMPTY_TALLY, joinByPeriod, tally, type Tally } from "@/domain/kpi/evaluate";
import type { Variants } from "@/domain/kpi/kpi";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import type { Row } from "@/domain/measures/measure";
import type { Bucket, LocalDate } from "@/domain/time/period";
import { type Counter, counters } from "@/domain/tallies/counter";
import { type Cube, type CubeRow, firstStart } from "@/domain/tallies/cube";
import { planOf } from "@/domain/tallies/plan";
import { bucketsOf, type GroupBy, type TallyQuery, wholeMonths } from "@/domain/tallies/query";

/** The tallies of one bucket; `group` is a channel's, team's, kind's or given key, null when everything is pooled. */
export type TallyCell = {
  readonly bucket: Bucket;
  readonly group: string | null;
  readonly tallies: Readonly<Partial<Record<SubjectId, Tally>>>;
};
/** `coarser`: channels left out, wholly or in part, because their periods are longer than the grain or overrun the range. */
export type TallyTable = { readonly cells: readonly TallyCell[]; readonly coarser: readonly string[] };

/**
 * The tallies of any KPIs by one set of definitions: a cell for every bucket of every group, in the order of the buckets;
 * what has no record is counted as none. A record counts in the bucket its first day lies in, whole. Records of a coarser
 * rhythm than the grain, and monthly ones that overrun the range, are left out. KPIs of the customer base belong to no
 * group: grouped, they are left out.
 */
export function tableOf(cube: Cube, query: TallyQuery, variants: Variants): TallyTable {
  const asked = bucketsOf(query);
  if (asked.length === 0 || query.kpis.length === 0) return { cells: [], coarser: [] };
  const of = (source: "record" | "base" | "both") => query.kpis.filter((id) => subjectOf(id).source === source);
  const grouped = (query.groupBy ?? "none") !== "none";
  const places = placesOf(cube, query, asked);
  const parts: Part[] = [
    ofRecords(cube, places, of("record"), variants),
    ofMonths(cube, { ...query, kpis: [...of("both"), ...(grouped ? [] : of("base"))] }, asked, variants),
  ];
  const groups = grouped ? [...new Set(parts.flatMap(({ groups: own }) => own))].sort() : [POOLED];
  return {
    cells: groups.flatMap((group) =>
      asked.map((bucket, b) => ({
        bucket,
        group: grouped ? group : null,
        tallies: Object.assign({}, ...parts.map(({ at }) => at(group, b))) as TallyCell["tallies"],
      })),
    ),
    coarser: of("record").length > 0 ? places.coarser : [],
  };
}

/** Some KPIs' tallies by group and bucket. */
interface Part {
  readonly groups: readonly string[];
  readonly at: (group: string, bucket: number) => TallyCell["tallies"];
}

/** The group of everything, where nothing is told apart. */
const POOLED = "";

/** Where each row of the cube counts: its group and its bucket. */
interface Places {
  readonly counted: readonly { readonly row: number; readonly group: string; readonly bucket: number }[];
  readonly coarser: readonly string[];
}

function placesOf(cube: Cube, query: TallyQuery, asked: readonly Bucket[]): Places {
  const { range } = query;
  const concerns = concernsOf(query);
  const counted: { row: number; group: string; bucket: number }[] = [];
  const coarser = new Set<string>();
  cube.rows.forEach((row, i) => {
    const group = concerns(row);
    if (group === null) return;
    const start = firstStart(row);
    if (start >= range.until || row.until <= range.from) return;
    if (isTooCoarse(row, query)) coarser.add(row.channelId);
    else if (start >= range.from) counted.push({ row: i, group, bucket: bucketAt(asked, start) });
  });
  return { counted, coarser: [...coarser].sort() };
}

/** A row's group; null where the question is not about it. */
function concernsOf({ teams = "all", channels = "all", groupBy = "none" }: TallyQuery) {
  const [ofTeams, ofChannels] = [teams, channels].map((ids) => (ids === "all" ? null : new Set(ids)));
  return (row: CubeRow): string | null =>
    (ofTeams && !ofTeams.has(row.teamId)) || (ofChannels && !ofChannels.has(row.channelId))
      ? null
      : groupOf(row, groupBy);
}

function groupOf(row: CubeRow, groupBy: GroupBy): string | null {
  if (typeof groupBy !== "string") return groupBy.get(row.channelId) ?? null;
  if (groupBy === "channel") return row.channelId;
  if (groupBy === "team") return row.teamId;
  return groupBy === "kind" ? row.kind : POOLED;
}

/** A week that straddles two buckets belongs to the one it begins in; a month must lie within the range. */
function isTooCoarse(row: CubeRow, { grain, range, ended = false }: TallyQuery): boolean {
  if (ended && row.until > range.until) return true;
  if (grain === "day") return row.cadence !== "day";
  if (row.cadence !== "month") return false;
  return grain === "week" || row.month < range.from || row.until > range.until;
}

/** The bucket a day of the range lies in: they follow each other without a gap. */
function bucketAt(asked: readonly Bucket[], day: LocalDate): number {
  let [low, high] = [0, asked.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((asked[middle] as Bucket).from <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function ofRecords(cube: Cube, { counted }: Places, kpis: readonly SubjectId[], variants: Variants): Part {
  if (kpis.length === 0) return { groups: [], at: () => ({}) };
  const plan = planOf(kpis, variants);
  const newCounter = counters(cube, plan);
  const cells = new Map<string, Counter>();
  for (const { row, group, bucket } of counted) {
    const key = `${bucket}/${group}`;
    const cell = cells.get(key) ?? newCounter();
    cell.add(row);
    cells.set(key, cell);
  }
  return {
    groups: counted.map(({ group }) => group),
    at: (group, bucket) => {
      const tallies = cells.get(`${bucket}/${group}`)?.result();
      return Object.fromEntries(kpis.map((id) => [id, tallies?.[plan.placeOf.get(id) ?? -1] ?? EMPTY_TALLY]));
    },
  };
}

/**
 * KPIs of the customer base, and those that lay a month's contacts (all kinds of channel) beside it. A month with one of
 * the two counts in `total`, not in `used`. Grouped, every group meets the same base.
 */
function ofMonths(cube: Cube, query: TallyQuery, asked: readonly Bucket[], variants: Variants): Part {
  if (query.kpis.length === 0) return { groups: [], at: () => ({}) };
  const months = new Set(wholeMonths(query).map(({ start }) => start));
  const base = cube.base
    .filter(({ start }) => months.has(start))
    .map(({ start, values }) => ({ period: start, row: values }));
  const contacts = contactsBy(cube, query, months);
  const within =
    ({ from, until }: Bucket) =>
    (one: { period: LocalDate }) =>
      one.period >= from && one.period < until;
  return {
    groups: [...contacts.keys()],
    at: (group, b) => {
      // A group without a record in all these months has nothing to lay the base beside.
      if (group !== POOLED && !contacts.has(group)) return {};
      const inside = within(asked[b] as Bucket);
      const own = base.filter(inside);
      const joined = joinByPeriod((contacts.get(group) ?? []).filter(inside), own);
      return Object.fromEntries(
        query.kpis.map((id) => {
          const rows = subjectOf(id).source === "base" ? own.map(({ row }) => row) : joined;
          return [id, tally(rows, subjectOf(id).needs(variants))];
        }),
      );
    },
  };
}

/** What was recorded of contacts, by group and month; as rows of the cube, whose sums are as good as records. */
function contactsBy(cube: Cube, query: TallyQuery, months: ReadonlySet<LocalDate>) {
  const concerns = concernsOf(query);
  const [contacts, unique] = [cube.column("contacts"), cube.column("unique_contacting_customers")];
  const groups = new Map<string, { period: LocalDate; row: Row }[]>();
  cube.rows.forEach((row, i) => {
    const group = months.has(row.month) ? concerns(row) : null;
    if (group === null) return;
    const rows = groups.get(group) ?? [];
    rows.push({
      period: row.month,
      // Contacts travel as `received`, the raw id behind the derived one.
      row: { received: contacts[i] ?? null, unique_contacting_customers: unique[i] ?? null },
    });
    groups.set(group, rows);
  });
  return groups;
}
