import { registryKey } from "@/domain/bounds";
import { isKpiId } from "@/domain/kpi/kpi";
import { viewSchema } from "@/domain/views/view";
import { kpiPage } from "./kpi-page";
import { overview } from "./overview";
import { allowed, router } from "../trpc";
import { inTurn } from "../turn";

export const kpiRouter = router({
  /** The first page, whole. */
  overview: allowed("dashboard.read")
    .input(viewSchema)
    .query(({ ctx, input }) => inTurn(ctx, () => overview(ctx, input))),
  /** The page of one KPI, whole. */
  one: allowed("dashboard.read")
    .input(viewSchema.extend({ kpi: registryKey(isKpiId) }))
    .query(({ ctx, input }) => inTurn(ctx, () => kpiPage(ctx, input))),
});
