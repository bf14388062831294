import type { MeasureId } from "@/domain/measures/measure";

type Value = number | null;

/** An edit that the server has not confirmed. */
export type Unsent = {
  readonly row: string;
  readonly measure: MeasureId;
  /** What the person saw when they typed: the server saves only over this. */
  readonly seen: Value;
  readonly typed: Value;
  /** Values sent without an answer: if the server holds one of them from us, it is our own. */
  readonly tried: readonly Value[];
};

/** Somebody else's value in a cell one has typed in. `at` is an ISO instant, null where the whole record is gone; `mine`: it was written by oneself, elsewhere. */
export type Theirs = {
  readonly measure: MeasureId;
  readonly theirs: Value;
  readonly by: string;
  readonly at: string | null;
  readonly mine: boolean;
};

/** An edit on top of what is unsent already; null when it leads back to what the server holds. */
export function edited(
  before: Unsent | undefined,
  cell: Pick<Unsent, "row" | "measure">,
  known: Value,
  typed: Value,
): Unsent | null {
  const seen = before ? before.seen : known;
  const tried = before?.tried ?? [];
  return typed === seen && tried.length === 0 ? null : { ...cell, seen, typed, tried };
}

/** About to be sent: whatever comes of it, the server may hold this value from now on. */
export function attempted(cell: Unsent): Unsent {
  return cell.tried.includes(cell.typed) ? cell : { ...cell, tried: [...cell.tried, cell.typed] };
}

/** After the server confirmed `sent`: null when nothing newer was typed meanwhile. */
export function confirmed(cell: Unsent | undefined, sent: Value): Unsent | null {
  return !cell || cell.typed === sent ? null : { ...cell, seen: sent, tried: [] };
}

/** The other value is our own, of an attempt whose answer was lost: go on from there. */
export function isOwnEcho(cell: Unsent, { theirs, mine }: Theirs): boolean {
  return mine && cell.tried.includes(theirs) && theirs !== cell.seen;
}

/** One's own value again, knowingly over theirs. */
export function insist(cell: Unsent, theirs: Value): Unsent {
  return { ...cell, seen: theirs, tried: [] };
}

/** A stored edit read back; null for what is no such thing (another version's, or tampered with). */
export function readUnsent(text: string, isMeasure: (id: unknown) => id is MeasureId): Unsent | null {
  try {
    const raw: unknown = JSON.parse(text);
    if (typeof raw !== "object" || raw === null) return null;
    const { row, measure, seen, typed, tried } = raw as Record<string, unknown>;
    if (typeof row !== "string" || !isMeasure(measure) || !isValue(seen) || !isValue(typed)) return null;
    return { row, measure, seen, typed, tried: Array.isArray(tried) ? tried.filter(isValue) : [] };
  } catch {
    return null;
  }
}

const isValue = (value: unknown): value is Value =>
  value === null || (typeof value === "number" && Number.isSafeInteger(value));
/** Waits 1, 2, 4 … up to 30 seconds. */
export function retryDelay(attempts: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.max(0, attempts - 1));
}
