import { talliesInForce } from "@/db/queries/tallies/in-force";
import type { TableInForce } from "@/domain/tallies/in-force";
import type { TallyQuery } from "@/domain/tallies/query";
import type { TenantScope } from "@/db/connection/scope";
import { isComparable } from "@/domain/time/elapsed";
import type { Range } from "@/domain/time/period";
import { isSum, type SubjectId, subjectOf } from "@/domain/kpi/subject";
import type { TenantContext } from "../tenant";

type ComparedQuery = Omit<TallyQuery, "range" | "buckets" | "variants" | "ended">;
/** Whether a figure of a running range may be held against its comparison, given how many records are behind each. */
export type Comparability = (of: { id: SubjectId; group: string | null; now: number; before: number }) => boolean;

/**
 * Asks how much of a running range's sums is over, and how much of it by the day. Ratios always may be compared, and
 * everything may once the range is over: then nothing is asked.
 */
export async function comparability(
  scope: TenantScope,
  ctx: TenantContext,
  ask: ComparedQuery,
  { elapsed, before }: { elapsed: Range | null; before: Range | null },
): Promise<Comparability> {
  const kpis = ask.kpis.filter((id) => isSum(subjectOf(id)));
  if (!elapsed || !before || kpis.length === 0 || ask.grain === "day") return () => true;
  const tallied = (range: Range, own: Pick<TallyQuery, "grain" | "ended">) =>
    talliesInForce(
      scope,
      { ...ask, kpis, range, buckets: [{ ...range, start: range.from, partial: false }], ...own },
      ctx.history,
    );
  const [over, overDaily, beforeDaily, cut] = await Promise.all([
    tallied(elapsed, { grain: ask.grain, ended: true }),
    tallied(elapsed, { grain: "day" }),
    tallied(before, { grain: "day" }),
    tallied(before, { grain: ask.grain, ended: true }),
  ]);
  const [overOf, overDailyOf, beforeDailyOf] = [usedIn(over), usedIn(overDaily), usedIn(beforeDaily)];
  return ({ id, group, now, before: was }) =>
    !kpis.includes(id) ||
    isComparable({
      now,
      over: overOf(id, group),
      overDaily: overDailyOf(id, group),
      before: was,
      beforeDaily: beforeDailyOf(id, group),
      straddled: cut.coarser.length > 0,
    });
}

/** How many records are behind a figure of a table with one bucket. */
function usedIn({ cells }: TableInForce): (id: SubjectId, group: string | null) => number {
  const ofGroup = new Map(cells.map((cell) => [cell.group, cell.tallies]));
  return (id, group) => ofGroup.get(group)?.[id]?.used ?? 0;
}
