import { type DueChannel, dueOn } from "@/db/queries/records/periods";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { addDays } from "@/domain/time/period";
import { onceARequest } from "./context";
import type { TenantContext } from "./tenant";

/**
 * Every channel the member reaches, and whether its record of yesterday is there: the number beside the way to recording,
 * the first page and the set-up all ask, and it is looked up once. In a transaction that is open already, where there is one.
 */
export function dueYesterday(ctx: TenantContext, scope?: TenantScope): Promise<DueChannel[]> {
  const look = (within: TenantScope) =>
    dueOn(within, { teams: ctx.teams, date: addDays(ctx.today, -1), calendar: ctx.calendar, work: ctx.work });
  return onceARequest(ctx, `due:${ctx.tenantId}`, () =>
    scope ? look(scope) : inTenant(ctx.db, ctx.tenantId, look, { readOnly: true }),
  );
}
