import { CHANNEL_KINDS } from "@/domain/measures/channel";
import { isKpiId, type KpiBody, type KpiId, KPIS } from "@/domain/kpi/kpi";
import { type Adding, addingOf, amount } from "@/domain/kpi/spec";

/** What a trend can follow: any KPI, or the contacts themselves. */
export type SubjectId = KpiId | "contacts";
export type Subject = KpiBody & { readonly id: SubjectId; readonly adding: Adding };

/** Contacts received, by whatever way in: a plain sum, neither good nor bad by itself. Not a KPI, so in no ledger. */
const BODY = amount({
  group: "efficiency",
  source: "record",
  channels: CHANNEL_KINDS,
  unit: "count",
  goodWhen: "none",
  sources: ["GK"],
  of: "contacts",
});
const CONTACTS: Subject = { ...BODY, id: "contacts", adding: addingOf(BODY) };

export function isSubjectId(value: unknown): value is SubjectId {
  return value === "contacts" || isKpiId(value);
}

export function subjectOf(id: SubjectId): Subject {
  return id === "contacts" ? CONTACTS : KPIS[id];
}

/**
 * True when a total is the sum of its parts, so that parts can be stacked and added on the page. Only plain sums:
 * a ratio's total is divided once, over everything.
 */
export const isSum = (subject: Pick<Subject, "single">): boolean => subject.single !== undefined;

/** True for what stands at a moment, and is not added up over time. */
export const isStock = (subject: Pick<Subject, "single" | "adding">): boolean =>
  isSum(subject) && subject.adding === "stock";
