import { teamsOf, type TeamWithChannels } from "@/db/queries/teams";
import { inTenant } from "@/db/scope";
import { shell } from "../shell";
import { allowed, router } from "../trpc";

export interface SettingsView {
  name: string;
  zone: string;
  currency: string;
  fiscalStartMonth: number;
  weekStart: string;
  email: string;
  teams: readonly TeamWithChannels[];
}

export const tenantRouter = router({
  shell: allowed("dashboard.read").query(({ ctx }) => shell(ctx)),
  /** What the company's figures depend on, its teams and their channels. */
  settings: allowed("dashboard.read").query(({ ctx }) =>
    inTenant(ctx.db, ctx.tenantId, async (scope): Promise<SettingsView> => {
      const { name, zone, currency, fiscalStartMonth, weekStart } = ctx.tenant;
      return { name, zone, currency, fiscalStartMonth, weekStart, email: ctx.user.email, teams: await teamsOf(scope, ctx.teams) };
    }, { readOnly: true })),
});
