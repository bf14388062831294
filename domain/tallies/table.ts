import { EMPTY_TALLY, joinByPeriod, tally, type Tally } from "@/domain/kpi/evaluate";
import type { Variants } from "@/domain/kpi/kpi";
import { isEstimate } from "@/domain/measures/measure";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import type { Bucket, LocalDate } from "@/domain/time/period";
import { type Counter, counters } from "@/domain/tallies/counter";
import { carryClosings } from "@/domain/tallies/carried";
import { contactMonths } from "@/domain/tallies/months";
import { POOLED } from "@/domain/tallies/grouping";
import type { Cube } from "@/domain/tallies/cube";
import { type Places, placesOf } from "@/domain/tallies/places";
import { planOf } from "@/domain/tallies/plan";
import { bucketsOf, type TallyQuery, wholeMonths } from "@/domain/tallies/query";

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
    ofRecords(cube, places, { ...query, kpis: of("record") }, { asked, variants }),
    ofMonths(cube, { ...query, kpis: [...of("both"), ...(grouped ? [] : of("base"))] }, { asked, variants }),
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

/** The buckets of a question, and the definitions it is answered by. */
interface Answering {
  readonly asked: readonly Bucket[];
  readonly variants: Variants;
}

function ofRecords(
  cube: Cube,
  { counted, earlier }: Places,
  { kpis, work }: TallyQuery,
  { asked, variants }: Answering,
): Part {
  if (kpis.length === 0) return { groups: [], at: () => ({}) };
  const plan = planOf(kpis, variants);
  const newCounter = counters(cube, plan, work);
  const cells = asked.map(() => new Map<string, Counter>());
  const counterOf = (bucket: number, group: string): Counter => {
    const found = cells[bucket]?.get(group) ?? newCounter();
    cells[bucket]?.set(group, found);
    return found;
  };
  for (const { row, group, bucket } of counted) counterOf(bucket, group).add(row);
  carryClosings({ cube, plan, rows: [...earlier, ...counted] }, asked, {
    all: (bucket) => cells[bucket]?.values() ?? [],
    of: counterOf,
  });
  return {
    groups: cells.flatMap((ofBucket) => [...ofBucket.keys()]),
    at: (group, bucket) => {
      const tallies = cells[bucket]?.get(group)?.result();
      return Object.fromEntries(kpis.map((id) => [id, tallies?.[plan.placeOf.get(id) ?? -1] ?? EMPTY_TALLY]));
    },
  };
}

/**
 * KPIs of the customer base, and those that lay a month's contacts (all kinds of channel) beside it. A month with one of
 * the two counts in `total`, not in `used`. Grouped, every group meets the same base.
 */
function ofMonths(cube: Cube, query: TallyQuery, { asked, variants }: Answering): Part {
  if (query.kpis.length === 0) return { groups: [], at: () => ({}) };
  const months = new Set(wholeMonths(query).map(({ start }) => start));
  const base = cube.base
    .filter(({ start }) => months.has(start))
    .map(({ start, values }) => ({ period: start, row: values }));
  const contacts = contactMonths(cube, query, months);
  const covers = coversAll(cube, query);
  return {
    groups: [...contacts.keys()],
    at: (group, b) => {
      // A group without a record in all these months has nothing to lay the base beside.
      if (group !== POOLED && !contacts.has(group)) return {};
      const { from, until } = asked[b] as Bucket;
      const within = (one: { period: LocalDate }) => one.period >= from && one.period < until;
      const own = base.filter(within);
      const beside = (contacts.get(group) ?? []).filter(within);
      const joined = joinByPeriod(beside, own);
      return Object.fromEntries(
        query.kpis.map((id) => {
          const { source, adding, needs } = subjectOf(id);
          if (source === "base")
            return [
              id,
              tally(
                own.map(({ row }) => row),
                needs(variants),
              ),
            ];
          // What the company has of it, and contacts of a part of it, are no pair.
          if (adding === "company_only" && !covers) return [id, { ...EMPTY_TALLY, refused: "company_only" as const }];
          const refusal = adding === "unique" ? "unique" : "contacts";
          const refused = beside.find((month) => month.refused[refusal] !== null)?.refused[refusal];
          const guessed = beside.filter(({ row, estimates }) => isEstimate(needs(variants), row, estimates));
          const estimated = tally(joinByPeriod(guessed, own), needs(variants)).used;
          return [
            id,
            {
              ...tally(joined, needs(variants)),
              ...(refused ? { refused } : {}),
              ...(estimated === 0 ? {} : { estimated }),
            },
          ];
        }),
      );
    },
  };
}

/** True where a question is about every channel of the tenant at once. */
function coversAll(cube: Cube, query: TallyQuery): boolean {
  const [teams, channels] = [query.teams ?? "all", query.channels ?? "all"];
  return (
    (query.groupBy ?? "none") === "none" &&
    cube.places.every(
      ({ teamId, channelId }) =>
        (teams === "all" || teams.includes(teamId)) && (channels === "all" || channels.includes(channelId)),
    )
  );
}
