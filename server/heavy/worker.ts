import { parentPort } from "node:worker_threads";
import { type FromWorker, handedOver, toMessage, type ToWorker } from "./message";
import { TASKS } from "./tasks";

/** Where a worker thread begins: one task at a time, and one question of it at a time. */
type Task = (input: unknown, ask: (question: unknown) => Promise<unknown>) => unknown;
let waiting: { tell: (answer: unknown) => void; drop: (reason: Error) => void } | undefined;

const say = (message: FromWorker): void => parentPort?.postMessage(message, handedOver(message));
const ask = (question: unknown): Promise<unknown> =>
  new Promise((tell, drop) => {
    waiting = { tell, drop };
    say({ kind: "asks", question });
  });

async function work(name: string, input: unknown): Promise<void> {
  try {
    if (!Object.hasOwn(TASKS, name)) throw new Error(`no such task: ${name}`);
    const task = TASKS[name as keyof typeof TASKS] as unknown as Task;
    say({ kind: "done", result: await task(input, ask) });
  } catch (error) {
    say(toMessage(error));
  }
}

parentPort?.on("message", (message: ToWorker) => {
  if (message.kind === "work") return void work(message.task, message.input);
  const asked = waiting;
  waiting = undefined;
  if (message.kind === "told") asked?.tell(message.answer);
  else asked?.drop(new Error("dropped"));
});
