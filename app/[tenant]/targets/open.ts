import type { KpiId } from "@/domain/kpi/kpi";
import type { TargetView } from "@/server/targets/targets";

/** Which dialog is open, on what. A new one may begin from a KPI, a place (a team's id, or "company") and the target it follows. */
export type Opened =
  | { what: "new"; kpi?: KpiId; place?: string | undefined }
  | { what: "change" | "end" | "remove"; target: TargetView }
  | null;
export type Open = (what: Opened) => void;
