import type postgres from "postgres";
import type { Database, TransactionOptions, Tx } from "@/db/connection/client";

type Args = postgres.ParameterOrJSON<never>[];
interface Sent {
  readonly locals: TransactionOptions;
  readonly text: string;
  readonly args: Args;
}
type Unsafe = (text: string, args?: Args, options?: unknown) => Promise<unknown>;
/** The client below Drizzle's transaction; containment.ts makes one a transaction, so that it can be listened to. */
const clientOf = (tx: Tx) => (tx as unknown as { session: { client: { unsafe: Unsafe } } }).session.client;

/** What answering took. Counts, but for `cpuMs`: they are the same on every machine. */
export interface Work {
  readonly statements: number;
  /** Characters of statements and of their values. */
  readonly sent: number;
  /** Rows that passed through the steps of the plan that looked at most. Null where not asked for. */
  readonly rows: number | null;
  /** Processor time of this process alone, the least of several. */
  readonly cpuMs: number;
  /** Values in the answer: what the asker got for it. */
  readonly values: number;
}

/** Runs `ask` and tells what it took: the counts of a run, the least processor time of `times`; with `plans` also what its statements looked at. */
export async function workOf(
  db: ReturnType<typeof listening>,
  ask: () => Promise<unknown>,
  { times, plans = false }: { times: number; plans?: boolean },
): Promise<Work> {
  let [answer, sent, cpuMs]: [unknown, Sent[], number] = [null, [], Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < times; turn += 1) {
    db.heard.length = 0;
    const before = process.cpuUsage();
    answer = await ask();
    const { user, system } = process.cpuUsage(before);
    cpuMs = Math.min(cpuMs, (user + system) / 1_000);
    sent = [...db.heard];
  }
  return {
    statements: sent.length,
    sent: sent.reduce((sum, { text, args }) => sum + text.length + JSON.stringify(args).length, 0),
    rows: plans ? await db.rowsOf(sent) : null,
    cpuMs,
    values: valuesIn(answer),
  };
}

/** A database that writes down what goes through it, and can tell what that cost. */
export function listening(db: Database): Database & { heard: Sent[]; rowsOf(sent: readonly Sent[]): Promise<number> } {
  const heard: Sent[] = [];
  return {
    ...db,
    heard,
    transaction: (work, options = {}) =>
      db.transaction((tx) => {
        const client = clientOf(tx);
        const send = client.unsafe.bind(client);
        client.unsafe = (text, args = [], given) => (
          heard.push({ locals: options, text, args }),
          send(text, args, given)
        );
        return work(tx);
      }, options),
    rowsOf: async (sent) => {
      let most = 0;
      for (const { locals, text, args } of sent)
        most = Math.max(
          most,
          await db.transaction(
            async (tx) => rowsIn(await clientOf(tx).unsafe(`explain (analyze, format json, timing off) ${text}`, args)),
            locals,
          ),
        );
      return most;
    },
  };
}

interface Step {
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Join Filter"?: number;
  Plans?: Step[];
}

/** Rows a step handed on or threw away, each time it was run, with those of the steps below. */
function rowsIn(answer: unknown): number {
  const [
    {
      "QUERY PLAN": [{ Plan: plan }],
    },
  ] = answer as [{ "QUERY PLAN": [{ Plan: Step }] }];
  const of = (step: Step): number => {
    const own =
      (step["Actual Rows"] + (step["Rows Removed by Filter"] ?? 0) + (step["Rows Removed by Join Filter"] ?? 0)) *
      step["Actual Loops"];
    return (step.Plans ?? []).reduce((sum, below) => sum + of(below), own);
  };
  return of(plan);
}

/** How many values an answer holds, at any depth. */
function valuesIn(answer: unknown): number {
  if (answer instanceof Date || typeof answer !== "object" || answer === null) return 1;
  const inner = answer instanceof Map ? [...answer.values()] : Object.values(answer);
  return inner.reduce((sum: number, one) => sum + valuesIn(one), 1);
}
