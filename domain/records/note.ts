import { isMeasureId, type MeasureId } from "@/domain/measures/measure";

/** Why a value that looks wrong stands: a line of a record's note. Free lines have no measure. */
export type NoteLine = { readonly measure: MeasureId; readonly value: number; readonly reason: string };

/** "[handled=78] carried over": the same in every language, readable in an export too. */
const LINE = /^\[([a-z0-9_]+)=(-?\d+)\] (.+)$/;

/** The reasons in a note. */
export function reasonsOf(note: string | null): NoteLine[] {
  return (note ?? "").split("\n").flatMap((line): NoteLine[] => {
    const [, measure, value, reason] = LINE.exec(line) ?? [];
    return isMeasureId(measure) && reason ? [{ measure, value: Number(value), reason }] : [];
  });
}

/** What else a note says. */
export function freeText(note: string | null): string {
  return (note ?? "")
    .split("\n")
    .filter((line) => !LINE.test(line))
    .join("\n")
    .trim();
}

/** The note with a reason for one cell; an earlier reason of that cell is replaced. */
export function withReason(note: string | null, { measure, value, reason }: NoteLine): string {
  const kept = (note ?? "").split("\n").filter((line) => line.trim() !== "" && LINE.exec(line)?.[1] !== measure);
  return [...kept, `[${measure}=${value}] ${reason.replaceAll(/\s+/g, " ").trim()}`].join("\n");
}

/** True when the note gives a reason for exactly this value: a later one needs its own. */
export function isExplained(note: string | null, measure: MeasureId, value: number | null): boolean {
  return reasonsOf(note).some((line) => line.measure === measure && line.value === value);
}
