import type { Refusal, Variants } from "@/domain/kpi/kpi";
import { isEstimate, type MeasureId, type NeedId, type Row, valueOf } from "@/domain/measures/measure";
import type { Subject } from "@/domain/kpi/subject";

/** used: in the sums. missing: something the figure needs is not recorded. coarse: its period does not fit the range or the grain. other: counted under another definition than the figure's, so that the figure cannot be worked out. Else why it is left out although it is recorded. */
export type RowState = "used" | "missing" | "coarse" | "other" | Refusal;

export type JudgedRow = {
  readonly values: readonly (number | null)[];
  readonly state: RowState;
  readonly missing: readonly NeedId[];
  /** The mark of the definition the row was counted under, where it is another than the figure's. */
  readonly definition: string | null;
  /** Which of the values are estimates. */
  readonly estimated: readonly boolean[];
};

/** What is known of a row besides its counts: the figure's definitions, those in force on its day, and what is stored with it. */
export type RowFacts = {
  readonly variants: Variants;
  readonly inForce: Variants;
  readonly coarse: boolean;
  readonly slThresholdSec: number | null;
  readonly cesScale: string | null;
  readonly estimates: readonly MeasureId[];
};

/** How one recorded period counts in a figure, by the same rules as the tallies: what it gives to each sum, or why it is left out. */
export function judgeRow(subject: Subject, row: Row, facts: RowFacts): JudgedRow {
  const needs = subject.needs(facts.variants);
  const values = needs.map((id) => valueOf(id, row));
  const missing = needs.filter((_, i) => values[i] === null);
  const judged = (state: RowState, definition: string | null = null): JudgedRow => ({
    values,
    state,
    missing,
    definition,
    estimated: needs.map((id) => isEstimate([id], row, facts.estimates)),
  });
  if (facts.coarse) return judged("coarse");
  const counted = subject.variantOf?.(countedUnder(facts)) ?? null;
  if (counted !== (subject.variantOf?.(facts.variants) ?? null)) return judged("other", counted);
  return judged(missing.length > 0 ? "missing" : "used");
}

/** A record without a definition of its own was counted by the tenant's of that day. */
function countedUnder({ inForce, slThresholdSec, cesScale }: RowFacts): Variants {
  const scale = cesScale === "1-5" || cesScale === "1-7" ? cesScale : inForce.cesScale;
  return { ...inForce, slThresholdSec: slThresholdSec ?? inForce.slThresholdSec, cesScale: scale };
}
