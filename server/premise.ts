import { Fault } from "./fault";

/** The refusal of whoever changes what is no longer as they saw it, with what is there now; null: nothing any more. */
export const changedSince = (current: unknown): Fault => new Fault("CONFLICT", "changed_meanwhile", {}, { current });

/**
 * Holds a write to its premise: "there was no row" (`on conflict do nothing`) and "the row was so" (a version in `where`)
 * are checked by the statement itself, and where it touched fewer rows than meant (`returning`), nothing is written.
 */
export async function assertWritten(write: PromiseLike<readonly unknown[]>, meant = 1): Promise<void> {
  if ((await write).length !== meant) throw changedSince(null);
}
