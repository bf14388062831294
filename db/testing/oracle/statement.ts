import { sql, type SQL } from "drizzle-orm";
import { rollOf, type NeedId } from "@/domain/measures/measure";
import type { TenantScope } from "@/db/connection/scope";
import { needText } from "@/db/queries/tallies/need-sql";
import type { NeedSet, TallyPlan } from "./plan";

/**
 * Source → one row a (place, grp) with the columns `readTallies` knows. Three steps, so that nothing is computed twice:
 * needed ids a record; sums, first opening and last closing a unit (channel); sums over the units a KPI applies to.
 * `source` has the columns place (1-based bucket, null = left out as too coarse), grp, unit, start, the stored
 * variants, and the raw measures; a unit's kind is looked up once its records are summed. OFFSET 0 keeps the planner from writing an expression out again at each use.
 */
export function tallySql({ tenantId }: TenantScope, source: SQL, plan: TallyPlan): SQL {
  const { outer, inner, needed } = partsOf(plan);
  return sql`
    select place, grp, string_agg(unit::text, ',') filter (where place is null) as coarse, ${outer}
    from (
      select place, grp, unit, ${inner}
      from (
        ${needed} from (${source}) source offset 0) needed
        offset 0
      ) marked
      group by place, grp, unit
    ) units left join channels c on c.tenant_id = ${tenantId} and c.id = units.unit
    group by place, grp`;
}

interface Parts {
  outer: SQL;
  inner: SQL;
  needed: SQL;
}
const written = new WeakMap<TallyPlan, Parts>();

/** What does not depend on the source, as plain text: Drizzle puts a page's thousand small pieces together anew at each request. */
function partsOf(plan: TallyPlan): Parts {
  const known = written.get(plan);
  if (known) return known;
  const complete = plan.sets.map((set, s) => `${isComplete(plan, set)} as u${s}`);
  const needs = plan.needs.map((id, i) => `${needText(id)} as n${i}`);
  const parts = {
    outer: sql.raw(overUnits(plan).join()),
    inner: overRecords(plan),
    needed: sql.raw(`select *, ${complete.join()}
        from (select place, grp, unit, start, sl_threshold_sec, ces_scale, ${needs.join()}`),
  };
  written.set(plan, parts);
  return parts;
}

const need = (plan: TallyPlan, id: NeedId) => `n${plan.needs.indexOf(id)}`;
const isComplete = (plan: TallyPlan, { needs }: NeedSet) =>
  needs.map((id) => `${need(plan, id)} is not null`).join(" and ");

/** Plain text but for the definitions asked for, which are values. */
function overRecords(plan: TallyPlan): SQL {
  const chunks: SQL[] = [];
  let text = "count(*) as t";
  for (const [s, set] of plan.sets.entries()) {
    const used = `filter (where u${s})`;
    text += `, count(*) ${used} as c${s}${set.needs.map((id, i) => `, ${rolledUp(plan, id, used)} as s${s}_${i}`).join("")}`;
    if (!set.variant) continue;
    chunks.push(sql.raw(`${text}, bool_or(${set.variant}::text <> `), sql`${askedFor(plan, set)}`);
    text = `) ${used} as m${s}`;
  }
  return sql.join([...chunks, sql.raw(text)]);
}

/** A record without its definition was counted by the tenant's own, so only a stored one can differ. */
const askedFor = ({ variants }: TallyPlan, { variant }: NeedSet) =>
  variant === "ces_scale" ? variants.cesScale : String(variants.slThresholdSec);

function rolledUp(plan: TallyPlan, id: NeedId, used: string): string {
  const roll = rollOf(id);
  if (roll === "flow") return `sum(${need(plan, id)}) ${used}`;
  return `(array_agg(${need(plan, id)} order by start ${roll === "opening" ? "asc" : "desc"}) ${used})[1]`;
}

function overUnits(plan: TallyPlan): string[] {
  // Kinds come from the registry of channels, never from a request.
  const kindsOf = (k: number | null) => (k === null ? undefined : plan.kinds[k]?.map((kind) => `'${kind}'`).join());
  const total = (column: string, k: number | null, as: string, of = "sum") => {
    const kinds = kindsOf(k);
    const sum = `${of}(${column})${kinds ? ` filter (where c.kind in (${kinds}))` : ""}`;
    return `${of === "sum" ? `(${sum})::float8` : sum} as ${as}`;
  };
  const totals = [total("t", null, "t"), ...plan.kinds.map((_, k) => total("t", k, `t${k}`))];
  return [
    ...totals,
    ...plan.cells.flatMap(({ set, kinds }, c) => {
      const sums = (plan.sets[set]?.needs ?? []).map((_, i) => total(`s${set}_${i}`, kinds, `s${c}_${i}`));
      const mixed = plan.sets[set]?.variant ? [total(`m${set}`, kinds, `m${c}`, "bool_or")] : [];
      return [total(`c${set}`, kinds, `c${c}`), ...sums, ...mixed];
    }),
  ];
}
