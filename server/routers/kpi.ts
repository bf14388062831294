import { addDays } from "@/domain/period";
import { KPIS } from "@/domain/kpi";
import { evaluateRows } from "@/domain/series";
import { inTenant } from "@/db/scope";
import { recordsIn } from "@/db/queries/record-rows";
import { allowed, router } from "../trpc";

export const kpiRouter = router({
  /** The answer rate of the last 31 days over the member's teams. */
  answerRate: allowed("dashboard.read").query(({ ctx }) =>
    inTenant(ctx.db, ctx.tenantId, async (scope) => {
      const rows = await recordsIn(scope, { from: addDays(ctx.today, -31), until: addDays(ctx.today, 1) }, ctx.teams);
      return { tenant: ctx.tenant.name, role: ctx.role, today: ctx.today, value: evaluateRows(KPIS.answer_rate, rows, ctx.tenant.variants) };
    }, { readOnly: true })),
});
