import { accountRouter } from "./accounts/router";
import { auditRouter } from "./audit/router";
import { diagnosisRouter } from "./diagnosis/router";
import { eventRouter } from "./events/router";
import { exportRouter } from "./exports/router";
import { guideRouter } from "./guide/router";
import { importRouter } from "./imports/router";
import { invitationRouter } from "./members/invitation-router";
import { kpiRouter } from "./dashboard/router";
import { memberRouter } from "./members/router";
import { recordRouter } from "./records/router";
import { settingsRouter } from "./tenants/settings-router";
import { targetRouter } from "./targets/router";
import { tenantRouter } from "./tenants/router";
import { trendRouter } from "./trends/router";
import { viewRouter } from "./views/router";
import { createCaller, router } from "./trpc";

/** One line a router. */
export const appRouter = router({
  account: accountRouter,
  audit: auditRouter,
  diagnosis: diagnosisRouter,
  event: eventRouter,
  export: exportRouter,
  guide: guideRouter,
  import: importRouter,
  invitation: invitationRouter,
  kpi: kpiRouter,
  member: memberRouter,
  record: recordRouter,
  settings: settingsRouter,
  target: targetRouter,
  tenant: tenantRouter,
  trend: trendRouter,
  view: viewRouter,
});

export type AppRouter = typeof appRouter;
export const createApi = createCaller(appRouter);
