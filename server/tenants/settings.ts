import { teamsOf } from "@/db/queries/tenants/teams";
import { inTenant } from "@/db/connection/scope";
import type { Settings } from "@/domain/tenants/settings";
import { can } from "@/domain/members/role";
import type { TenantContext } from "../tenant";
import { specialDaysOf } from "@/db/queries/tenants/special-days";

export type SettingsView = Awaited<ReturnType<typeof settings>>;

/** What the company's figures depend on, its teams and channels; archived ones for those who may bring them back. */
export async function settings(ctx: TenantContext) {
  const mayStructure = can(ctx.role, "structure.write");
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const [special, teams] = await Promise.all([
        specialDaysOf(scope),
        teamsOf(scope, ctx.teams, { archived: mayStructure }),
      ]);
      const {
        name,
        locale,
        zone,
        currency,
        fiscalStartMonth,
        weekStart,
        workdays,
        holidays,
        hiddenKpis,
        version,
        variants,
      } = ctx.tenant;
      const facts = { name, locale, zone, currency, fiscalStartMonth, weekStart, workdays, holidays } as Settings;
      return {
        facts,
        version,
        hiddenKpis,
        special,
        teams,
        mayStructure,
        variants,
        changes: ctx.planned.changes,
        initial: ctx.planned.initial,
        today: ctx.today,
        mayWrite: can(ctx.role, "settings.write"),
      };
    },
    { readOnly: true },
  );
}
