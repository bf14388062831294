import { Worker } from "node:worker_threads";
import { Fault } from "../fault";
import { type FromWorker, handedOver, toError, type ToWorker } from "./message";
import type { WorkerCode } from "./worker-code";

/** A worker thread, one conversation at a time. Once it is over (`dead`), nobody speaks to it again. */
export interface Thread {
  readonly dead: boolean;
  /** It was spoken to and has not answered yet. */
  readonly working: boolean;
  /** Says something and resolves to what the worker says next; a refusal or failure there is thrown here. */
  say(message: ToWorker): Promise<Extract<FromWorker, { kind: "asks" | "done" }>>;
  end(reason?: Fault): void;
}

/** Beyond this a file is refused, not the server ended. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } as const;

/** Starts a thread. It keeps nobody from ending the process, unless it is spoken to. */
export function startThread(
  { code, eval: isCode }: WorkerCode,
  resourceLimits: { maxOldGenerationSizeMb: number; maxYoungGenerationSizeMb: number } = MEMORY,
): Thread {
  // Nothing of the server's settings goes along: no secrets, and no loaders either.
  const worker = new Worker(code, { eval: isCode, resourceLimits, env: {}, execArgv: [], name: "tenkan heavy work" });
  let heard: { resolve: (said: FromWorker) => void; reject: (error: Error) => void } | undefined;
  let dead: Error | undefined;
  const die = (error: Error): void => {
    dead ??= error;
    heard?.reject(error);
    heard = undefined;
  };
  worker.on("message", (said: FromWorker) => {
    heard?.resolve(said);
    heard = undefined;
  });
  worker.on("error", (error: Error & { code?: string }) =>
    die(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new Fault("PAYLOAD_TOO_LARGE", "heavy_too_large") : error),
  );
  worker.on("exit", () => die(new Error("the worker thread ended")));
  worker.unref();
  return {
    get dead() {
      return dead !== undefined;
    },
    get working() {
      return heard !== undefined;
    },
    async say(message) {
      if (dead) throw dead;
      const next = new Promise<FromWorker>((resolve, reject) => (heard = { resolve, reject }));
      worker.ref();
      worker.postMessage(message, handedOver(message));
      const said = await next.finally(() => worker.unref());
      if (said.kind === "refused" || said.kind === "failed") throw toError(said);
      return said;
    },
    end(reason) {
      die(reason ?? new Error("the worker thread was ended"));
      void worker.terminate();
    },
  };
}
