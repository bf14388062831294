export type Phase = "saved" | "saving" | "unsent" | "failed" | "signed_out";
export interface QueueState {
  readonly phase: Phase;
  readonly unsent: number;
  readonly savedAt: Date | null;
  readonly error: unknown;
}

/** What is true of a queue at a moment, whatever else is: several may be at once. */
interface Facts {
  readonly signedOut: boolean;
  readonly failed: boolean;
  /** Something waits, and the last sending did not reach the server. */
  readonly unreached: boolean;
  readonly busy: boolean;
  readonly unsent: boolean;
}

/** The one thing to say of it: what stops the saving comes before what goes on. */
export function phaseOf({ signedOut, failed, unreached, busy, unsent }: Facts): Phase {
  if (signedOut) return "signed_out";
  if (failed) return "failed";
  if (unreached) return "unsent";
  if (busy) return "saving";
  return unsent ? "unsent" : "saved";
}
