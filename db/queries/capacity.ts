import { eq } from "drizzle-orm";
import type { Bounded } from "@/domain/capacity";
import { assessments } from "../schema/assessment";
import { specialDays } from "../schema/calendar";
import { events } from "../schema/event";
import { invitations } from "../schema/invitation";
import { targets } from "../schema/target";
import { channels, teams } from "../schema/team";
import { variantChanges } from "../schema/variant-change";
import type { TenantScope } from "../connection/scope";

const TABLES = {
  teams,
  channels,
  special_days: specialDays,
  variant_changes: variantChanges,
  events,
  targets,
  assessments,
  invitations,
} as const satisfies Record<Bounded, unknown>;

/** How many rows the tenant has in a table, counted no further than `end`. */
export function rowCount({ tx, tenantId }: TenantScope, table: Bounded, end: number): Promise<number> {
  const counted = TABLES[table];
  return tx.$count(
    tx
      .select({ tenantId: counted.tenantId })
      .from(counted)
      .where(eq(counted.tenantId, tenantId))
      .limit(end)
      .as("counted"),
  );
}
