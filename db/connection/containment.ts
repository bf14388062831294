import type postgres from "postgres";
import { ConnectionLost, TransactionEnded } from "./failure";
import type { Owed } from "./silence";

export interface TransactionOptions {
  readOnly?: boolean;
  isolation?: "read committed" | "repeatable read" | "serializable";
  /** Settings that last as long as the transaction (set_config(…, true)), sent ahead of its first query. */
  locals?: Record<string, string>;
  /** Has long work to do (a whole file): its statements may take longer than a page can wait. */
  patient?: boolean;
}

/** Remembers whether, and of what, a connection has died (the first cause stays), and tells the transaction on it. */
export function createGate() {
  let death: Error | undefined;
  // One listener only, the transaction of the moment: promises raced against a lasting one would pile up on it.
  let listener: (death: Error) => void = () => {};
  return {
    death: () => death,
    listen: (wanted: (death: Error) => void) => void (listener = wanted),
    die(error: Error) {
      if (death) return;
      death = error;
      listener(error);
    },
  };
}

/** Whether the driver rejected a query because of its socket. Between a socket's error and its close this is the only sign. */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Error) || !("query" in error)) return false;
  return "syscall" in error || /^CONNECT(ION)?_/.test(String((error as { code?: unknown }).code));
}

type Gate = ReturnType<typeof createGate>;
/** One transaction: what it was asked for with, and who is told what the connection owes it (silence.ts). */
interface Current {
  options: TransactionOptions;
  owe: (what: Owed) => void;
}
type Handle = Pick<postgres.TransactionSql, "unsafe" | "savepoint">;
type Scope = (handle: Handle) => Promise<unknown>;
// The driver's own fields of a query that is not yet sent (postgres 3.4.9, src/query.js).
type Sendable = Promise<unknown> & {
  handler: (query: Sendable) => void;
  reject: (error: Error) => void;
  execute: () => void;
};

// A new one each time: a shared one would keep every waiter's memory.
const forEver = () => new Promise<never>(() => {});
// What a connection prepares is kept by both sides until it closes. The sums behind a page take PostgreSQL longer to plan
// than to run (17,000 characters, 5 to 9 ms each), so they are prepared too; the sum of all texts has a limit instead.
const MAX_STATEMENTS = 500;
const MAX_STATEMENT_LENGTH = 32_000;
const MAX_LENGTH_IN_ALL = 600_000;

/**
 * `begin` for Drizzle, holding off what postgres.js lets through (porsager/postgres #1133, #1186, #1195):
 * a callback that outlives its connection, or its transaction, can send nothing more: no query, commit or rollback.
 */
export function guardBegin(
  client: postgres.Sql,
  { gate, prepare, current }: { gate: Gate; prepare: boolean; current: () => Current },
) {
  const statements = new Set<string>();
  let length = 0;
  const mayPrepare = (text: string) => {
    if (!prepare || text.length > MAX_STATEMENT_LENGTH) return false;
    if (statements.has(text)) return true;
    if (statements.size >= MAX_STATEMENTS || length + text.length > MAX_LENGTH_IN_ALL) return false;
    statements.add(text);
    length += text.length;
    return true;
  };
  return (scope: Scope) => {
    const {
      options: { locals = {}, ...mode },
      owe,
    } = current();
    owe("begin");
    return client.begin(beginMode(mode), (handle) =>
      contained(handle, { gate, owe, mayPrepare }, (guarded) => {
        // Through the bare handle, not Drizzle: so it is the first in line and nobody waits for its answer.
        for (const [name, value] of Object.entries(locals)) {
          const query = guarded.unsafe("select set_config($1, $2, true)", [name, value]);
          query.catch(() => {});
        }
        return scope(guarded);
      }),
    );
  };
}

function beginMode({ isolation, readOnly }: Omit<TransactionOptions, "locals">): string {
  return [isolation && `isolation level ${isolation}`, readOnly && "read only"].filter(Boolean).join(" ");
}

/** Runs a callback over a guarded handle. When the connection dies first, the outcome is held back for ever. */
async function contained(
  handle: Handle,
  room: { gate: Gate; owe: Current["owe"]; mayPrepare: (text: string) => boolean },
  scope: Scope,
) {
  const { gate, owe, mayPrepare } = room;
  let ended = false;
  owe("nothing");
  const underway = new Set<Promise<unknown>>();
  const refusal = () => gate.death() ?? (ended ? new TransactionEnded() : undefined);
  const send = (query: Sendable) => {
    const onward = query.handler;
    query.handler = (self) => {
      const refused = refusal();
      if (refused) return self.reject(refused);
      onward(self);
      underway.add(self);
      owe("statement");
      const done = () => {
        underway.delete(self);
        owe(underway.size > 0 || ended ? "statement" : "nothing");
      };
      self.then(done, (error: unknown) => {
        done();
        if (isBroken(error)) gate.die(new ConnectionLost({ cause: error }));
      });
    };
  };
  const guarded = {
    unsafe(text: string, args: postgres.ParameterOrJSON<never>[] = [], given: postgres.UnsafeQueryOptions = {}) {
      const refused = refusal();
      if (refused) throw refused;
      const query = handle.unsafe(text, args, { ...given, prepare: args.length > 0 && mayPrepare(text) });
      send(query as unknown as Sendable);
      return query;
    },
    savepoint(inner: Scope) {
      const refused = refusal();
      if (refused) throw refused;
      owe("statement");
      return handle.savepoint((nested) => contained(nested, room, inner)).finally(() => owe("nothing"));
    },
  } as unknown as Handle;
  try {
    const result = await scope(guarded);
    ended = true;
    // Queries nobody awaited: their failure must fail the transaction before the driver commits it.
    while (underway.size > 0 && !gate.death()) await Promise.allSettled(underway);
    owe("statement");
    return gate.death() ? await forEver() : result;
  } catch (error) {
    ended = true;
    owe("statement");
    if (gate.death()) return forEver();
    throw error;
  }
}
