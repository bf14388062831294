import { voiceShare, type ChannelKind } from "@/domain/measures/channel";
import type { StatementId } from "@/domain/diagnosis/checklist";
import { KPIS, type KpiId } from "@/domain/kpi/kpi";
import { LOW_SAMPLE } from "@/domain/kpi/evaluate";

/** What the records of the last three months say; the caller queries it. */
export type Facts = {
  readonly contactsByChannel: Partial<Record<ChannelKind, number | null>>;
  /** KPIs that had a value in the last three months. */
  readonly kpisWithData: readonly KpiId[];
};

export type Evidence = {
  readonly statement: StatementId;
  readonly kind: "phone_share" | "kpi_balance" | "loyalty_kpis";
  readonly values: Readonly<Record<string, number | null>>;
  /** true: speaks for "applies"; false: speaks against; null: silent. A suggestion the rater must confirm. */
  readonly supports: boolean | null;
};

/** Statement 3: below half the phone is not 大半; from 70 % on "secondary" describes the rest. Between, silent (OURS). */
export const PHONE_SHARE = { against: 0.5, supports: 0.7 } as const;
/** What statement 6 names; any KPI of a family counts as measured. */
const LOYALTY = {
  csat: ["csat_top2", "csat_mean", "csat_normalised"],
  nps: ["nps", "nps_relationship"],
  ces: ["ces_mean", "ces_top3", "ces_index"],
  ltv: ["ltv"],
  churn: ["churn_rate"],
} as const satisfies Record<string, readonly KpiId[]>;
export type LoyaltyFamily = keyof typeof LOYALTY;
export const LOYALTY_FAMILIES = Object.keys(LOYALTY) as readonly LoyaltyFamily[];

/** The families of statement 6 that had a value, in its order. */
export function measuredFamilies(kpisWithData: readonly KpiId[]): LoyaltyFamily[] {
  return LOYALTY_FAMILIES.filter((family) => LOYALTY[family].some((id) => kpisWithData.includes(id)));
}

/** Contacts of every channel together; blank ones count as none. */
export function contactCount(contacts: Facts["contactsByChannel"]): number {
  return Object.values(contacts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** Whether a share of phone contacts speaks for "mainly by phone", against it, or for neither. */
function phoneSupports(share: number | null): boolean | null {
  if (share === null) return null;
  if (share >= PHONE_SHARE.supports) return true;
  return share < PHONE_SHARE.against ? false : null;
}

/** Only efficiency recorded speaks for "mainly efficiency"; as many others or more speak against; between, silent (OURS). */
function balanceSupports(efficiency: number, others: number): boolean | null {
  if (others === 0) return true;
  return efficiency <= others ? false : null;
}

/** Evidence beside statements 3, 5 and 6. Nothing recorded at all is silent, not "does not apply". */
export function evidence(facts: Facts): Evidence[] {
  const share = voiceShare(facts.contactsByChannel);
  const count = (group: "efficiency" | "quality" | "outcome"): number =>
    facts.kpisWithData.filter((id) => KPIS[id].group === group).length;
  const [efficiency, quality, outcome] = [count("efficiency"), count("quality"), count("outcome")];
  const measured = measuredFamilies(facts.kpisWithData).length;
  // Too few contacts judge nothing (参考値), here as on every card.
  const few = contactCount(facts.contactsByChannel) < LOW_SAMPLE;
  const silent = facts.kpisWithData.length === 0;
  return [
    {
      statement: "s3",
      kind: "phone_share",
      values: { share },
      supports: few ? null : phoneSupports(share),
    },
    {
      statement: "s5",
      kind: "kpi_balance",
      values: { efficiency, quality, outcome },
      supports: silent ? null : balanceSupports(efficiency, quality + outcome),
    },
    {
      // Records show measuring, not yet "using for improvement": hence a suggestion to confirm.
      statement: "s6",
      kind: "loyalty_kpis",
      values: { measured, of: LOYALTY_FAMILIES.length },
      supports: silent ? null : measured === 0,
    },
  ];
}

/** True when the answer says the opposite of what the records say. Unanswered and silent contradict nothing. */
export function contradicts(answer: boolean | null, e: Evidence): boolean {
  return answer !== null && e.supports !== null && answer !== e.supports;
}
