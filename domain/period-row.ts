import type { Variants } from "@/domain/kpi";
import { type NeedId, type Row, valueOf } from "@/domain/measure";
import type { Subject } from "@/domain/subject";

/** used: in the sums. missing: something the figure needs is not recorded. coarse: its period does not fit the range or the grain. other: counted under another definition than today's, so that the figure cannot be worked out. */
export type RowState = "used" | "missing" | "coarse" | "other";

export type JudgedRow = { readonly values: readonly (number | null)[]; readonly state: RowState; readonly missing: readonly NeedId[] };

/** How one recorded period counts in a figure, by the same rules as the tallies: what it gives to each sum, or why it is left out. */
export function judgeRow(subject: Subject, row: Row, p: { variants: Variants; coarse: boolean; slThresholdSec: number | null; cesScale: string | null }): JudgedRow {
  const needs = subject.needs(p.variants);
  const values = needs.map((id) => valueOf(id, row));
  const missing = needs.filter((_, i) => values[i] === null);
  if (p.coarse) return { values, state: "coarse", missing };
  if (missing.length > 0) return { values, state: "missing", missing };
  return { values, state: isOther(needs, p) ? "other" : "used", missing };
}

/** A record without its definition was counted by the tenant's own. */
function isOther(needs: readonly NeedId[], p: Parameters<typeof judgeRow>[2]): boolean {
  if (needs.some((id) => id.endsWith("_in_threshold"))) return p.slThresholdSec !== null && p.slThresholdSec !== p.variants.slThresholdSec;
  return needs.some((id) => /^ces5?_/.test(id)) && p.cesScale !== null && p.cesScale !== p.variants.cesScale;
}
