import { sql } from "drizzle-orm";
import { Pool, TimeoutError } from "tarn";
import {
  openConnection,
  type Connection,
  type ConnectionSettings,
  type Schema,
  type Tx,
} from "./connection";
import type { TransactionOptions } from "./containment";
import { DatabaseBusy, DatabaseUnavailable } from "./failure";

export type { Schema, Tx } from "./connection";
export type { TransactionOptions } from "./containment";
export { ConnectionLost, DatabaseBusy, DatabaseUnavailable, TransactionEnded } from "./failure";

export interface DatabaseSettings<S extends Schema = Record<string, never>> extends ConnectionSettings<S> {
  /** Connections kept at most. Default 10. */
  max?: number;
  /** How long a transaction waits for a connection. Milliseconds; default 4000. */
  acquireTimeoutMs?: number;
  /** How many transactions may wait at once; one more is refused at once. Default 1000. */
  maxWaiting?: number;
}

export interface Database<S extends Schema = Record<string, never>> {
  /**
   * Runs `work` in one transaction: commits its result, rolls back when it throws.
   * Throws DatabaseUnavailable or DatabaseBusy before `work` starts, ConnectionLost when the connection dies under it.
   */
  transaction<T>(work: (tx: Tx<S>) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Resolves when the database answers a query; the same errors. */
  ping(): Promise<void>;
  /** Waits for the transactions under way, then closes every connection. */
  end(): Promise<void>;
  /** Connections in use and free, and transactions waiting for one. */
  stats(): { used: number; free: number; waiting: number };
}

/** A pool of contained connections (see containment.ts). Opens the first one at the first transaction. */
export function createDatabase<S extends Schema = Record<string, never>>(settings: DatabaseSettings<S>): Database<S> {
  const { max = 10, acquireTimeoutMs = 4_000, maxWaiting = 1_000 } = settings;
  let outage: DatabaseUnavailable | undefined;
  const pool = new Pool<Connection<S>>({
    min: 0,
    max,
    acquireTimeoutMillis: acquireTimeoutMs,
    createTimeoutMillis: acquireTimeoutMs,
    createRetryIntervalMillis: 100,
    idleTimeoutMillis: 60_000,
    validate: (connection) => !connection.isDead(),
    destroy: (connection) => connection.close(),
    create: () => open(settings, (failure) => (outage = failure)),
  });

  async function acquire(): Promise<Connection<S>> {
    if (pool.numPendingAcquires() >= maxWaiting) throw new DatabaseBusy();
    try {
      return await pool.acquire().promise;
    } catch (error) {
      // While connections fail to open, tarn goes on trying; the waiting transactions run into their time limit.
      if (outage) throw outage;
      throw error instanceof TimeoutError ? new DatabaseBusy() : new DatabaseUnavailable({ cause: error });
    }
  }

  async function transaction<T>(work: (tx: Tx<S>) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const connection = await acquire();
    try {
      return await connection.run(work, options);
    } finally {
      pool.release(connection);
    }
  }

  return {
    transaction,
    ping: () => transaction(async (tx) => void (await tx.execute(sql`select 1`)), { readOnly: true }),
    end: async () => void (await pool.destroy()),
    stats: () => ({ used: pool.numUsed(), free: pool.numFree(), waiting: pool.numPendingAcquires() }),
  };
}

async function open<S extends Schema>(
  settings: ConnectionSettings<S>,
  report: (failure: DatabaseUnavailable | undefined) => void,
): Promise<Connection<S>> {
  try {
    const connection = await openConnection(settings);
    report(undefined);
    return connection;
  } catch (error) {
    report(error as DatabaseUnavailable);
    throw error;
  }
}
