import { kpiTallies } from "@/db/queries/kpi-tallies";
import { teamsOf } from "@/db/queries/teams";
import { inTenant } from "@/db/scope";
import { businessDays } from "@/domain/calendar";
import { shownUnit } from "@/domain/currency";
import { type KpiId, KPIS } from "@/domain/kpi";
import { addDays, bucketOf } from "@/domain/period";
import { evaluate, type Tally, withBusinessDays } from "@/domain/series";
import type { TenantContext } from "./tenant";

export type GuideKpi = Awaited<ReturnType<typeof guideKpi>>;

const EMPTY: Tally = { sums: {}, used: 0, total: 0, mixed: false };

/** What the guide says of one KPI from the tenant's own: its definitions, its currency, and last month's value of every team in reach. */
export async function guideKpi(ctx: TenantContext, { kpi: id }: { kpi: KpiId }) {
  const [kpi, { variants, currency }] = [KPIS[id], ctx.tenant];
  const { from } = bucketOf(ctx.today, "month", ctx.calendar);
  const month = bucketOf(addDays(from, -1), "month", ctx.calendar);
  const { cells } = await inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const teams = (await teamsOf(scope, ctx.teams)).map((team) => team.id);
      return kpiTallies(scope, {
        range: month,
        grain: "range",
        calendar: ctx.calendar,
        kpis: [id],
        variants,
        teams,
        channels: "all",
      });
    },
    { readOnly: true },
  );
  const tally = cells[0]?.tallies[id] ?? EMPTY;
  const own = evaluate(kpi, id === "backlog_days" ? withBusinessDays(tally, businessDays(month)) : tally, variants);
  return { variants, currency, unit: shownUnit(kpi.unit, currency), month: month.from, own };
}
