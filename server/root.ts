import { accountRouter } from "./routers/account";
import { auditRouter } from "./routers/audit";
import { diagnosisRouter } from "./routers/diagnosis";
import { eventRouter } from "./routers/event";
import { guideRouter } from "./routers/guide";
import { importRouter } from "./routers/import";
import { invitationRouter } from "./routers/invitation";
import { kpiRouter } from "./routers/kpi";
import { memberRouter } from "./routers/member";
import { recordRouter } from "./routers/record";
import { settingsRouter } from "./routers/settings";
import { targetRouter } from "./routers/target";
import { tenantRouter } from "./routers/tenant";
import { trendRouter } from "./routers/trend";
import { viewRouter } from "./routers/view";
import { createCaller, router } from "./trpc";

/** One line a router. */
export const appRouter = router({
  account: accountRouter,
  audit: auditRouter,
  diagnosis: diagnosisRouter,
  event: eventRouter,
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
