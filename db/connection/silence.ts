const TICKS = 16;

/** What a connection owes an answer to. `nothing`: it is our turn. */
export type Owed = "begin" | "statement" | "nothing";

/**
 * Tells when the other side has been silent for too long while it owes an answer: a frozen server, a line into nowhere.
 * Nothing else shows there: no error, no close. Ticks, not a clock: a process that is busy itself is no silent server.
 */
export function createSilence(limits: { begin: number; statement: number }, onSilence: (ms: number) => void) {
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  return {
    /** The other side has spoken, or it is its turn now: the wait begins anew. */
    owe(what: Owed): void {
      clearInterval(timer);
      const limit = what === "nothing" ? Infinity : limits[what];
      if (over || limit === Infinity) return;
      let ticks = 0;
      timer = setInterval(() => {
        ticks += 1;
        if (ticks < TICKS) return;
        clearInterval(timer);
        onSilence(limit);
      }, limit / TICKS);
    },
    /** The transaction is over: nothing is waited for any more. */
    end(): void {
      over = true;
      clearInterval(timer);
    },
  };
}
