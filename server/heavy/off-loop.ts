import { availableParallelism } from "node:os";
import { env } from "@/env";
import { createCrew } from "./crew";
import type { Who } from "./line";
import type { TASKS } from "./tasks";
import { startThread } from "./thread";
import { workerCode } from "./worker-code";

type Tasks = typeof TASKS;
type TaskName = keyof Tasks;
type InputOf<T extends TaskName> = Parameters<Tasks[T]>[0];
type AskOf<T extends TaskName> =
  Parameters<Tasks[T]> extends [unknown, infer Ask extends (question: never) => Promise<unknown>]
    ? Ask
    : (question: never) => Promise<never>;
/** Answers the one question a task may have: what stands in the database. */
type Answer<T extends TaskName> = (question: Parameters<AskOf<T>>[0]) => ReturnType<AskOf<T>>;
type ResultOf<T extends TaskName> = Awaited<ReturnType<Tasks[T]>>;

/** A task begun: it has read its input, and is done or waits for an answer. To be finished, or released where that is not to be. */
interface Held<T extends TaskName> {
  finish(answer: Answer<T>): Promise<ResultOf<T>>;
  release(): void;
}

const SECOND = 1_000;
/** With two cores one worker leaves the other to pages and the database. */
const LINE = {
  atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
  ofOnePerson: 3,
  ofOneTenant: 6,
  ofAll: 24,
  patienceMs: 60 * SECOND,
};

// Kept on globalThis: Next loads this module once for each of its bundles, and `next dev` at each edit.
const kept = globalThis as { tenkanCrew?: ReturnType<typeof createCrew> };
const crew = () =>
  (kept.tenkanCrew ??= createCrew({
    line: LINE,
    longestMs: 120 * SECOND,
    start: async () => startThread(await workerCode()),
    // While editing, the next worker shall run what is written now.
    idleMs: (env().NODE_ENV === "production" ? 60 : 2) * SECOND,
  }));

/**
 * Does heavy work in a worker thread, so that the thread that serves pages does not wait for it. The line is bounded and
 * fair; Faults: heavy_busy, heavy_too_long, heavy_too_large, and whatever the task itself refuses.
 */
export async function offLoop<T extends TaskName>(
  task: T,
  input: InputOf<T>,
  who: Who,
  answer: Answer<T> = noQuestion,
): Promise<ResultOf<T>> {
  const held = await hold(task, input, who);
  return held.finish(answer);
}

const noQuestion = (): never => {
  throw new Error("the task has a question and nobody answers");
};

/**
 * The same in two steps, for what must be answered inside a transaction: waiting in line and reading come before it opens.
 * Never call it inside one: a connection must not wait for a worker that waits for a connection.
 */
export const hold = <T extends TaskName>(task: T, input: InputOf<T>, who: Who): Promise<Held<T>> =>
  crew().hold(task, input, who) as Promise<Held<T>>;
