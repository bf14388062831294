import { z } from "zod";
import { registryKey, localDate } from "@/domain/bounds";
import { targetState } from "@/domain/kpi/change";
import { grouped } from "@/domain/grouped";
import { type GoodWhen, isKpiId, type Kpi, type KpiId, KPIS } from "@/domain/kpi/kpi";
import { addDays, type LocalDate, type Range } from "@/domain/time/period";
import { isSum } from "@/domain/kpi/subject";

/** The least and the most that is met, in the KPI's stored unit (a rate is 0..1, money in minor units). One of them stands. */
export type Bounds = { readonly low: number | null; readonly high: number | null };

const bound = z.number().nullable();

/** A target as it is written down, for days in `[start, until)`; until null: for good. `teamId` null: the whole company. */
export const targetFactsSchema = z.strictObject({
  teamId: z.uuid().nullable(),
  kpi: registryKey(isKpiId),
  low: bound,
  high: bound,
  start: localDate,
  until: localDate.nullable(),
});
export type TargetFacts = z.output<typeof targetFactsSchema>;

/** Customers belong to no team: figures made of them alone have targets of the whole company only. */
export const isCompanyOnly = (kpi: Pick<Kpi, "adding">): boolean => kpi.adding === "company_only";

/**
 * True when the company's target also says what each team should reach. A rate or a mean does. What adds up over teams
 * does not (revenue, a backlog, contacts per customer): a team has its share of it, which nobody has set.
 */
const holdsForTeams = (kpi: Kpi): boolean => isCompanyOnly(kpi) || (kpi.source === "record" && !isSum(kpi));

/** Targets by KPI and place, the first to begin first. Of one KPI and place no two hold on the same day. */
type Book = ReadonlyMap<string, readonly TargetFacts[]>;
const books = new WeakMap<readonly TargetFacts[], Book>();
const placeOf = ({ kpi, teamId }: Pick<TargetFacts, "kpi" | "teamId">): string =>
  `${kpi}/${teamId === null ? "company" : `team:${teamId}`}`;

/** Made once for a list, which is asked about for every KPI, place and period of a page. */
function bookOf<T extends TargetFacts>(targets: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const book =
    (books.get(targets) as ReadonlyMap<string, readonly T[]> | undefined) ??
    grouped(
      targets.toSorted((a, b) => (a.start < b.start ? -1 : 1)),
      placeOf,
    );
  books.set(targets, book);
  return book;
}

/** The one of these, in order of time, that holds on the day. */
function inForce<T extends TargetFacts>(targets: readonly T[], day: LocalDate): T | null {
  let [low, high] = [0, targets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((targets[middle]?.start ?? day) <= day) low = middle + 1;
    else high = middle;
  }
  const last = targets[low - 1];
  return last && (last.until === null || day < last.until) ? last : null;
}

/** The target of a KPI on a day: the team's own, else the company's where that holds for teams too; null where nothing was set. */
export function targetOn<T extends TargetFacts>(
  targets: readonly T[],
  kpi: KpiId,
  teamId: string | null,
  day: LocalDate,
): T | null {
  const of = (team: string | null) => inForce(bookOf(targets).get(placeOf({ kpi, teamId: team })) ?? [], day);
  return of(teamId) ?? (teamId !== null && holdsForTeams(KPIS[kpi]) ? of(null) : null);
}

/** A range is judged by the target of its last day: a month that had two is held to what was asked when it closed. */
export const targetOf = <T extends TargetFacts>(
  targets: readonly T[],
  kpi: KpiId,
  teamId: string | null,
  range: Range,
): T | null => targetOn(targets, kpi, teamId, addDays(range.until, -1));

/** True when the bounds say what the direction asks: another scale of a survey may have turned it round since. */
export function fits(direction: GoodWhen, { low, high }: Bounds): boolean {
  if (direction === "up") return low !== null && high === null;
  if (direction === "down") return high !== null && low === null;
  return direction === "band" && (low !== null || high !== null);
}

export type Reach = {
  readonly side: "met" | "below" | "above";
  /** What is lacking to the bound, never negative, in the KPI's unit. */
  readonly gap: number;
};

/** How a value stands to the bounds, ends included. */
export function reachOf({ low, high }: Bounds, value: number): Reach {
  const state = targetState({ goodWhen: "band", low: low ?? -Infinity, high: high ?? Infinity }, value);
  if (state === "below_band" && low !== null) return { side: "below", gap: low - value };
  return state === "above_band" && high !== null ? { side: "above", gap: value - high } : { side: "met", gap: 0 };
}

/** Ratios whose top is no part of their bottom. */
const MAY_PASS_WHOLE: readonly KpiId[] = ["closure_rate", "contact_rate", "net_revenue_retention"];

function limitsOf(kpi: Kpi): readonly [low: number, high: number] {
  switch (kpi.unit) {
    case "ratio":
      return [0, MAY_PASS_WHOLE.includes(kpi.id) ? 100 : 1];
    case "points":
      return [-100, 100];
    case "score":
      return [0, 10];
    case "seconds":
      return [0, 366 * 86_400];
    case "yen":
    case "count":
      return [0, 1e12];
    default:
      return [0, 1e6];
  }
}

export type BoundsFault = "missing" | "out_of_range" | "turned";

/** Why these bounds are no target of the KPI; null when they are. */
export function boundsFault(kpi: Kpi, direction: GoodWhen, bounds: Bounds): BoundsFault | null {
  if (!fits(direction, bounds)) return "missing";
  const [least, most] = limitsOf(kpi);
  const { low, high } = bounds;
  if ([low, high].some((one) => one !== null && (one < least || one > most))) return "out_of_range";
  return low !== null && high !== null && low >= high ? "turned" : null;
}

/** Which of a KPI's and team's other targets a new one meets: the one it takes over from, and the first it would run into. */
export function neighboursOf<T extends TargetFacts>(
  others: readonly T[],
  { kpi, teamId, start, until }: Pick<TargetFacts, "kpi" | "teamId" | "start" | "until">,
): { before: T | null; after: T | null } {
  const own = others.filter(
    (one) =>
      one.kpi === kpi &&
      one.teamId === teamId &&
      (one.until === null || start < one.until) &&
      (until === null || one.start < until),
  );
  const sorted = own.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  return {
    before: sorted.find((one) => one.start < start) ?? null,
    after: sorted.find((one) => one.start >= start) ?? null,
  };
}
