import { rowCount } from "@/db/queries/capacity";
import type { TenantScope } from "@/db/connection/scope";
import { type Bounded, CAPACITY } from "@/domain/capacity";
import { Fault } from "./fault";

/** Refuses what has made the company hold more of something than it may (`full_<table>`): nothing of it is kept. */
export async function assertCapacity(scope: TenantScope, table: Bounded): Promise<void> {
  const most = CAPACITY[table];
  if ((await rowCount(scope, table, most + 1)) > most) throw new Fault("CONFLICT", `full_${table}`, { most });
}
