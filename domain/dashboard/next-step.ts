import { type LocalDate, type Range, daysIn } from "@/domain/time/period";
import type { StatementId } from "@/domain/diagnosis/checklist";

/** What a lead would do next, most pressing first. Texts live in messages under `next.<kind>`. */
export type NextStep =
  | { readonly kind: "first_diagnosis" }
  | { readonly kind: "first_record" }
  | { readonly kind: "contradiction"; readonly statement: StatementId; readonly share: number | null }
  | { readonly kind: "diagnosis_due"; readonly days: number }
  | { readonly kind: "base_missing"; readonly month: LocalDate }
  | { readonly kind: "no_quality" }
  | { readonly kind: "few_answers"; readonly rate: number };

export type Situation = {
  readonly today: LocalDate;
  readonly hasRecords: boolean;
  readonly lastDiagnosis: LocalDate | null;
  readonly contradictions: readonly { statement: StatementId; share: number | null }[];
  /** First day of last month when its customer base was not recorded; null when it was. */
  readonly baseMissing: LocalDate | null;
  readonly qualityMeasured: boolean;
  /** Survey answers ÷ surveys sent (0..1) of last month; null when not recorded. */
  readonly responseRate: number | null;
};

/** A diagnosis is repeated each quarter: after this many days it is due again (OURS). */
const DIAGNOSIS_DAYS = 92;
/** Below this share of answers a score may be lopsided (OURS). */
const FEW_ANSWERS = 0.05;

/** At most three steps. */
export function nextSteps(s: Situation): NextStep[] {
  const age = s.lastDiagnosis === null ? null : daysIn({ from: s.lastDiagnosis, until: s.today } satisfies Range);
  const steps: (NextStep | false)[] = [
    s.lastDiagnosis === null && { kind: "first_diagnosis" },
    !s.hasRecords && { kind: "first_record" },
    ...s.contradictions.map((found) => ({ kind: "contradiction" as const, ...found })),
    age !== null && age > DIAGNOSIS_DAYS && { kind: "diagnosis_due", days: age },
    s.hasRecords && !s.qualityMeasured && { kind: "no_quality" },
    s.responseRate !== null && s.responseRate < FEW_ANSWERS && { kind: "few_answers", rate: s.responseRate },
    s.hasRecords && s.baseMissing !== null && { kind: "base_missing", month: s.baseMissing },
  ];
  return steps.filter((step): step is NextStep => step !== false).slice(0, 3);
}
