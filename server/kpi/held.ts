import type { Align } from "@/domain/time/comparison-kind";
import type { HeldRange } from "@/domain/time/comparison";

/** What a page is asked to compare with, and what that comes to. */
export const heldView = <Compare extends string>(
  { compare, align }: { compare: Compare; align?: Align | undefined },
  held: HeldRange | null,
) => ({
  compare,
  /** As it was asked for, for links. */
  align: align ?? null,
  before: held?.before ?? null,
  /** What is counted by the month is held against, where that is not `before`. */
  heldMonths: held?.months ?? null,
  /** How the year before meets the range, and what either way comes to; null where there is no choice. */
  alignment: held?.align && held.ways ? { chosen: held.align, ways: held.ways } : null,
});
