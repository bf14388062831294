import { sql, type SQL } from "drizzle-orm";
import { rollOf, type NeedId } from "@/domain/measure";
import { needSql } from "./need-sql";
import type { NeedSet, TallyPlan } from "./tally-plan";

const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);
const name = (text: string) => sql.raw(text);

/**
 * Source → one row a (place, grp) with the columns `readTallies` knows. Three steps, so that nothing is computed twice:
 * needed ids a record; sums, first opening and last closing a unit (channel); sums over the units a KPI applies to.
 * `source` has the columns place (1-based bucket, null = left out as too coarse), grp, kind, unit, start, the stored
 * variants, and the raw measures. OFFSET 0 keeps the planner from writing an expression out again at each use.
 */
export function tallySql(source: SQL, plan: TallyPlan): SQL {
  const needs = plan.needs.map((id, i) => sql`${needSql(id)} as ${name(`n${i}`)}`);
  const complete = plan.sets.map((set, s) => sql`${isComplete(plan, set)} as ${name(`u${s}`)}`);
  return sql`
    select place, grp, string_agg(unit, ',') filter (where place is null) as coarse, ${list(overUnits(plan))}
    from (
      select place, grp, kind, unit, ${list(overRecords(plan))}
      from (
        select *, ${list(complete)}
        from (select place, grp, kind, unit, start, sl_threshold_sec, ces_scale, ${list(needs)} from (${source}) source offset 0) needed
        offset 0
      ) marked
      group by place, grp, kind, unit
    ) units
    group by place, grp`;
}

const need = (plan: TallyPlan, id: NeedId) => name(`n${plan.needs.indexOf(id)}`);
const isComplete = (plan: TallyPlan, { needs }: NeedSet) => sql.join(needs.map((id) => sql`${need(plan, id)} is not null`), sql` and `);

function overRecords(plan: TallyPlan): SQL[] {
  return [sql`count(*) as t`, ...plan.sets.flatMap((set, s) => {
    const used = sql`filter (where ${name(`u${s}`)})`;
    const sums = set.needs.map((id, i) => sql`${rolledUp(plan, id, used)} as ${name(`s${s}_${i}`)}`);
    const mixed = set.variant ? [sql`bool_or(${name(set.variant)}::text <> ${askedFor(plan, set)}) ${used} as ${name(`m${s}`)}`] : [];
    return [sql`count(*) ${used} as ${name(`c${s}`)}`, ...sums, ...mixed];
  })];
}

/** A record without its definition was counted by the tenant's own, so only a stored one can differ. */
const askedFor = ({ variants }: TallyPlan, { variant }: NeedSet) =>
  variant === "ces_scale" ? variants.cesScale : String(variants.slThresholdSec);

function rolledUp(plan: TallyPlan, id: NeedId, used: SQL): SQL {
  const roll = rollOf(id);
  if (roll === "flow") return sql`sum(${need(plan, id)}) ${used}`;
  return sql`(array_agg(${need(plan, id)} order by start ${name(roll === "opening" ? "asc" : "desc")}) ${used})[1]`;
}

function overUnits(plan: TallyPlan): SQL[] {
  // Kinds come from the registry of channels, never from a request.
  const kindsOf = (k: number | null) => (k === null ? undefined : plan.kinds[k]?.map((kind) => `'${kind}'`).join());
  const total = (column: string, k: number | null, as: string, of = "sum") => {
    const kinds = kindsOf(k);
    const sum = sql`${name(`${of}(${column})`)}${name(kinds ? ` filter (where kind in (${kinds}))` : "")}`;
    return sql`${of === "sum" ? sql`(${sum})::float8` : sum} as ${name(as)}`;
  };
  const totals = [total("t", null, "t"), ...plan.kinds.map((_, k) => total("t", k, `t${k}`))];
  return [...totals, ...plan.cells.flatMap(({ set, kinds }, c) => {
    const sums = (plan.sets[set]?.needs ?? []).map((_, i) => total(`s${set}_${i}`, kinds, `s${c}_${i}`));
    const mixed = plan.sets[set]?.variant ? [total(`m${set}`, kinds, `m${c}`, "bool_or")] : [];
    return [total(`c${set}`, kinds, `c${c}`), ...sums, ...mixed];
  })];
}
