import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { DrizzleQueryError, type ExtractTablesWithRelations } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { createGate, guardBegin, isBroken, type TransactionOptions } from "./containment";
import { ConnectionLost, DatabaseUnavailable, QueryFailed } from "./failure";

export type Schema = Record<string, unknown>;

/** The handle of one transaction: Drizzle's. */
export type Tx<S extends Schema = Record<string, never>> = PgTransaction<
  PostgresJsQueryResultHKT,
  S,
  ExtractTablesWithRelations<S>
>;

export interface ConnectionSettings<S extends Schema> {
  /** postgres://… of the role to be. */
  url: string;
  applicationName: string;
  /** The server cancels a statement that runs longer. Milliseconds; unset: the role's own setting. */
  statementTimeoutMs?: number;
  /** The server gives up waiting for a lock. Milliseconds; unset: the role's own setting. */
  lockTimeoutMs?: number;
  /** The server ends a session that idles inside a transaction. Milliseconds; unset: the role's own setting. */
  idleInTransactionTimeoutMs?: number;
  /** This side gives a transaction up when nothing else did (a frozen server). Milliseconds; 0 for never; default 120 s. */
  transactionTimeoutMs?: number;
  /** Prepared statements; false behind PgBouncer in transaction mode. Default true. */
  prepare?: boolean;
  schema?: S;
}

/** One connection to PostgreSQL, one transaction at a time. Once dead it stays dead. */
export interface Connection<S extends Schema> {
  isDead(): boolean;
  run<T>(work: (tx: Tx<S>) => Promise<T>, options: TransactionOptions): Promise<T>;
  close(): Promise<void>;
}

const OPENING_MS = 3_500;

/** Opens a connection and waits until it answers. DatabaseUnavailable after 3.5 s at the latest. */
export async function openConnection<S extends Schema>(settings: ConnectionSettings<S>): Promise<Connection<S>> {
  const gate = createGate();
  const client = postgres(settings.url, {
    max: 1,
    fetch_types: false,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 3,
    prepare: settings.prepare ?? true,
    onnotice: () => {},
    onclose: () => gate.die(new ConnectionLost()),
    connection: startupParameters(settings),
  });
  // A server that accepts and hangs up at once makes the driver dial for ever: this deadline is the way out.
  const deadline = setTimeout(() => void client.end({ timeout: 0 }), OPENING_MS);
  try {
    await client.unsafe("select 1");
  } catch (error) {
    void client.end({ timeout: 0 });
    throw new DatabaseUnavailable({ cause: error });
  } finally {
    clearTimeout(deadline);
  }
  return contain(client, gate, settings);
}

function startupParameters(settings: ConnectionSettings<Schema>): Record<string, string | number> {
  const timeouts = {
    statement_timeout: settings.statementTimeoutMs,
    lock_timeout: settings.lockTimeoutMs,
    idle_in_transaction_session_timeout: settings.idleInTransactionTimeoutMs,
  };
  const set = Object.entries(timeouts).filter((pair): pair is [string, number] => pair[1] !== undefined);
  return { application_name: settings.applicationName, ...Object.fromEntries(set) };
}

/** Drizzle's error carries the statement and its values, PostgreSQL's the row it concerns: neither leaves this file. */
function withoutValues(error: unknown): unknown {
  const refusal = error instanceof DrizzleQueryError ? error.cause : error;
  if (refusal instanceof postgres.PostgresError) return new QueryFailed(refusal);
  return error instanceof DrizzleQueryError ? (error.cause ?? new QueryFailed({})) : error;
}

function contain<S extends Schema>(
  client: postgres.Sql,
  gate: ReturnType<typeof createGate>,
  settings: ConnectionSettings<S>,
): Connection<S> {
  const limit = settings.transactionTimeoutMs ?? 120_000;
  let options: TransactionOptions = {};
  const begin = guardBegin(client, gate, settings.prepare ?? true, () => options);
  // Drizzle's postgres-js session needs no more of a client than this.
  const facade = { options: client.options, begin } as unknown as postgres.Sql;
  const orm = drizzle({ client: facade, schema: settings.schema });
  return {
    isDead: () => gate.death() !== undefined,
    async run(work, wanted) {
      if (gate.death()) throw new ConnectionLost({ cause: gate.death() });
      options = wanted;
      // begin() does not always settle when its connection dies (an error while idle, a close after); this does.
      const death = new Promise<never>((_, reject) => gate.listen(reject));
      const giveUp = () => {
        gate.die(new ConnectionLost({ cause: new Error(`No answer within ${limit} ms`) }));
        void client.end({ timeout: 0 });
      };
      const timer = limit > 0 ? setTimeout(giveUp, limit) : undefined;
      try {
        return await Promise.race([orm.transaction((tx) => work(tx as unknown as Tx<S>)), death]);
      } catch (error) {
        if (isBroken(error)) gate.die(new ConnectionLost());
        const cause = gate.death();
        throw cause ? new ConnectionLost({ cause: error === cause ? cause.cause : withoutValues(error) }) : withoutValues(error);
      } finally {
        clearTimeout(timer);
        gate.listen(() => {});
      }
    },
    close: () => client.end({ timeout: 1 }),
  };
}
