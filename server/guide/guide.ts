import { talliesInForce } from "@/db/queries/tallies/in-force";
import { inTenant } from "@/db/connection/scope";
import { shownUnit } from "@/domain/format/currency";
import { type KpiId, KPIS } from "@/domain/kpi/kpi";
import { addDays, bucketOf } from "@/domain/time/period";
import { valueIn } from "@/domain/kpi/evaluate";
import { ofRange } from "../kpi/tallies";
import type { TenantContext } from "../tenant";

export type GuideKpi = Awaited<ReturnType<typeof guideKpi>>;

/** What the guide says of one KPI from the tenant's own: its definitions, its currency, and last month's value of every team in reach, as the first page has it. */
export async function guideKpi(ctx: TenantContext, { kpi: id }: { kpi: KpiId }) {
  const { variants, currency } = ctx.tenant;
  const { from } = bucketOf(ctx.today, "month", ctx.calendar);
  const month = bucketOf(addDays(from, -1), "month", ctx.calendar);
  const ask = {
    range: month,
    grain: "range",
    calendar: ctx.calendar,
    work: ctx.work,
    kpis: [id],
    teams: ctx.teams,
    channels: "all",
  } as const;
  const table = await inTenant(ctx.db, ctx.tenantId, (scope) => talliesInForce(scope, ask, ctx.history), {
    readOnly: true,
  });
  const own = valueIn(ofRange(table, month, ctx), KPIS[id]);
  return { variants, currency, unit: shownUnit(KPIS[id].unit, currency), month: month.from, own };
}
