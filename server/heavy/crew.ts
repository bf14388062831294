import { Fault } from "../fault";
import { createLine, type LineSettings, type Who } from "./line";
import type { FromWorker } from "./message";
import type { Thread } from "./thread";

export interface CrewSettings {
  line: LineSettings;
  /** How long one task may hold a worker, what it waits for in the database included. */
  longestMs: number;
  /** How long a worker with nothing to do is kept. */
  idleMs: number;
  start(): Promise<Thread>;
}

/** A task begun: it has read its input, and is done or waits for an answer. To be finished, or released where that is not to be. */
export interface PendingTask {
  finish(answer: (question: unknown) => Promise<unknown>): Promise<unknown>;
  release(): void;
}

/** Worker threads behind a line. `hold` waits for one's turn and starts a task; Faults as in off-loop.ts. */
export function createCrew({ line: settings, longestMs, idleMs, start }: CrewSettings) {
  const line = createLine(settings);
  const idle = new Map<Thread, NodeJS.Timeout>();

  function take(): Thread | undefined {
    for (const [thread, timer] of idle) {
      clearTimeout(timer);
      idle.delete(thread);
      if (!thread.dead) return thread;
    }
    return undefined;
  }

  /** Back among the idle, for a while. */
  function put(thread: Thread): void {
    if (thread.dead) return;
    idle.set(
      thread,
      setTimeout(() => {
        if (idle.delete(thread)) thread.end();
      }, idleMs).unref(),
    );
  }

  async function hold(task: string, input: unknown, who: Who): Promise<PendingTask> {
    const leave = await line.enter(who);
    let thread: Thread | undefined;
    let said: FromWorker | undefined;
    const limit = setTimeout(() => thread?.end(new Fault("PAYLOAD_TOO_LARGE", "heavy_too_long")), longestMs).unref();
    const release = () => {
      const [done, isAsking] = [thread, said?.kind === "asks"];
      thread = undefined;
      clearTimeout(limit);
      leave();
      if (!done) return;
      // Whoever asked has gone (a connection died): what it still does is for nobody, and must not be taken for another's.
      if (done.working) return done.end();
      // One left in the middle of a conversation is told so first.
      if (isAsking)
        done
          .say({ kind: "dropped" })
          .catch(() => {})
          .finally(() => put(done));
      else put(done);
    };
    try {
      const working = take() ?? (await start());
      thread = working;
      said = await working.say({ kind: "work", task, input });
      const finish: PendingTask["finish"] = async (answer) => {
        if (said?.kind === "asks") {
          const told = await answer(said.question);
          said = undefined;
          said = await working.say({ kind: "told", answer: told });
        }
        if (said?.kind !== "done") throw new Error(`${task} has more than one question`);
        return said.result;
      };
      // Done is done: what the asker does with the result is no reason to hold a worker.
      return { release, finish: (answer) => finish(answer).finally(release) };
    } catch (error) {
      release();
      throw error;
    }
  }
  return { hold, length: line.length, idle: () => idle.size };
}
