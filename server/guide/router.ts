import { z } from "zod";
import { registryKey } from "@/domain/bounds";
import { isKpiId } from "@/domain/kpi/kpi";
import { guideKpi } from "./guide";
import { allowed, router } from "../trpc";

export const guideRouter = router({
  /** The definitions the tenant's figures follow, and the roles that may take them out. */
  definitions: allowed("dashboard.read").query(({ ctx }) => ({
    variants: ctx.tenant.variants,
    exporters: ctx.exporters,
  })),
  /** One KPI as the tenant keeps it. */
  kpi: allowed("dashboard.read")
    .input(z.object({ kpi: registryKey(isKpiId) }))
    .query(({ ctx, input }) => guideKpi(ctx, input)),
});
