import { type DueChannel, dueOn } from "@/db/queries/records/periods";
import { inTenant } from "@/db/connection/scope";
import { addDays } from "@/domain/time/period";
import { onceARequest } from "./context";
import type { TenantContext } from "./tenant";

/**
 * Every channel the member reaches, and whether its record of yesterday is there: the number beside the way to recording,
 * the first page and the set-up all ask, and it is looked up once. Asked before a transaction is opened: whoever holds a
 * connection waits for nobody who is still to get one.
 */
export function dueYesterday(ctx: TenantContext): Promise<DueChannel[]> {
  const question = { teams: ctx.teams, date: addDays(ctx.today, -1), calendar: ctx.calendar, work: ctx.work };
  const look = () => inTenant(ctx.db, ctx.tenantId, (scope) => dueOn(scope, question), { readOnly: true });
  return onceARequest(ctx, `due:${ctx.tenantId}`, look);
}
