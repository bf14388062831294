import { Fault, notFound } from "./fault";

/** The refusal of whoever changes what is no longer as they saw it, with what is there now; null: nothing any more. */
export const changedSince = (current: unknown): Fault => new Fault("CONFLICT", "changed_meanwhile", {}, { current });

/**
 * Holds a write to its premise: "there was no row" (`on conflict do nothing`) and "the row was so" (a version in `where`)
 * are checked by the statement itself, and where it touched fewer rows than meant (`returning`), nothing is written.
 */
export async function assertWritten(write: PromiseLike<readonly unknown[]>, meant = 1): Promise<void> {
  if ((await write).length !== meant) throw changedSince(null);
}

/** What stands, what is wanted, and what the person saw of it; null where there is none. */
interface Replacing<T> {
  before: T | null;
  after: T;
  replaces: T | null;
  same: (a: T, b: T) => boolean;
}

/** True where what is wanted stands already. Refuses what is gone, and what is no longer as it was seen. */
export function standsAlready<T>({ before, after, replaces, same }: Replacing<T>): boolean {
  if (before === null) {
    if (replaces) throw notFound();
    return false;
  }
  if (same(before, after)) return true;
  if (!replaces || !same(before, replaces)) throw changedSince(before);
  return false;
}
