import { and, asc, eq, gte, lte } from "drizzle-orm";
import { joinLine } from "@/db/connection/line";
import { specialDays } from "@/db/schema/calendar";
import type { DeclaredDay } from "@/domain/tenants/settings";
import type { Work } from "../command";

/* What the commands of special days share. Parts of them, never one by itself. */

export const withinDays = ({ tenantId }: Work, from: string, last: string) =>
  and(eq(specialDays.tenantId, tenantId), gte(specialDays.day, from), lte(specialDays.day, last));

/** What is declared for the days, once nobody else is changing any. */
export async function declaredDays(work: Work, from: string, last: string): Promise<DeclaredDay[]> {
  await joinLine(work, "special-days");
  return work.tx
    .select({ day: specialDays.day, kind: specialDays.kind, name: specialDays.name })
    .from(specialDays)
    .where(withinDays(work, from, last))
    .orderBy(asc(specialDays.day));
}
