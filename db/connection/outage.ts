import { AsyncLocalStorage } from "node:async_hooks";
import { DatabaseUnavailable } from "./failure";

const PROBE_MS = 250;
// As in client.ts: what outlives a request must not remember it.
const outside = AsyncLocalStorage.snapshot();

/**
 * What a pool knows of a database that is away. The first to find out wait for it, as for a restart that is over in a moment;
 * once one has waited in vain nobody else does: the calls of a page would each wait in turn. A refusal costs nothing, so
 * everybody may try; a server that hangs costs each the whole wait, so only `probe` tries, and the others are told at once.
 */
export function createOutage(probe: () => Promise<void>) {
  let failure: DatabaseUnavailable | undefined;
  let known: "no" | "refuses" | "hangs" = "no";
  let failures = 0;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  function over(): void {
    failure = undefined;
    known = "no";
  }
  function failed(error: DatabaseUnavailable): void {
    failures += 1;
    failure = error;
    if (isSilent(error)) hangs();
    else if (known === "hangs") known = "refuses";
  }
  function hangs(): void {
    if (known !== "hangs") again();
    known = "hangs";
  }
  function again(): void {
    clearTimeout(timer);
    if (!ended) timer = outside(() => setTimeout(() => void ask(), PROBE_MS).unref());
  }
  async function ask(): Promise<void> {
    await probe().then(over, failed);
    if (known === "hangs") again();
  }
  return {
    over,
    failed,
    /** A server that answered before owes an answer for too long. */
    silent(death: Error): void {
      failure = new DatabaseUnavailable({ cause: death });
      hangs();
    },
    /** For whoever begins to wait: throws when that is in vain; else tells, asked at every tick, whether it has become so. */
    enter(): () => boolean {
      if (known === "hangs" && failure) throw failure;
      const [before, patient] = [failures, known === "no"];
      return () => known === "hangs" || (!patient && failures > before);
    },
    /** For whoever has waited in vain: what is wrong, which from now on is known; undefined: the database is there, only busy. */
    waited(): DatabaseUnavailable | undefined {
      if (failure && known === "no") known = "refuses";
      return failure;
    },
    end(): void {
      ended = true;
      clearTimeout(timer);
    },
  };
}

const isSilent = ({ cause }: DatabaseUnavailable): boolean => cause instanceof Error && cause.name === "Silent";
