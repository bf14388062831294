import type { KpiId } from "@/domain/kpi/kpi";
import type { KpiGroup } from "@/domain/kpi/spec";

export interface GroupOrder {
  group: KpiGroup;
  ids: readonly KpiId[];
}
export interface Orders {
  tenant: string;
  now: readonly GroupOrder[];
  usual: readonly GroupOrder[];
  /** The order as it is kept; empty: none is. */
  kept: readonly string[];
}
