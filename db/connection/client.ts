import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { Pool, TimeoutError } from "tarn";
import { openConnection, type Connection, type ConnectionSettings, type Schema, type Tx } from "./connection";
import type { TransactionOptions } from "./containment";
import { DatabaseBusy, DatabaseUnavailable } from "./failure";
import { createOutage } from "./outage";

export type { Schema, Tx } from "./connection";
export type { TransactionOptions } from "./containment";
export { ConnectionLost, DatabaseBusy, DatabaseUnavailable, TransactionEnded } from "./failure";

export interface DatabaseSettings<S extends Schema = Record<string, never>> extends ConnectionSettings<S> {
  /** Connections kept at most. Default 10. */
  max?: number;
  /** How long a transaction waits while nobody gives a connection back: the database hangs. Milliseconds; default 3000. */
  stallMs?: number;
  /** How long it waits in a line that does move. Milliseconds; default 20000. */
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

/**
 * Runs what outlives a request (a connection, the pool's timers) as if no request had asked for it: a socket remembers the
 * asynchronous context it was made in, and through it that request's rendering and, linked to it, all that came after.
 */
const outside = AsyncLocalStorage.snapshot();

/** A pool of contained connections (see containment.ts). Opens the first one at the first transaction. */
export function createDatabase<S extends Schema = Record<string, never>>(settings: DatabaseSettings<S>): Database<S> {
  const { stallMs = STALL_MS, maxWaiting = 1_000 } = settings;
  const { pool, outage } = createPool(settings);
  let moves = 0;

  async function acquire(): Promise<Connection<S>> {
    const isHopeless = outage.enter();
    if (pool.numPendingAcquires() >= maxWaiting) throw new DatabaseBusy();
    const [pending, isStalled] = [outside(() => pool.acquire()), stallOf(() => moves)];
    let stalled = false;
    const watch = setInterval(() => {
      stalled = isStalled();
      if (stalled || isHopeless()) pending.abort();
    }, stallMs / TICKS);
    try {
      return await pending.promise;
    } catch (error) {
      // While connections fail to open, tarn goes on trying; the waiting transactions run into their time limit.
      const failure = outage.waited();
      if (failure) throw failure;
      throw stalled || error instanceof TimeoutError ? new DatabaseBusy() : new DatabaseUnavailable({ cause: error });
    } finally {
      clearInterval(watch);
    }
  }

  async function transaction<T>(work: (tx: Tx<S>) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const connection = await acquire();
    try {
      return await connection.run(work, options);
    } finally {
      if (!connection.isDead()) {
        moves += 1;
        outage.over();
      }
      outside(() => pool.release(connection));
    }
  }

  return {
    transaction,
    ping: () => transaction(async (tx) => void (await tx.execute(sql`select 1`)), { readOnly: true }),
    async end() {
      outage.end();
      await pool.destroy();
    },
    stats: () => ({ used: pool.numUsed(), free: pool.numFree(), waiting: pool.numPendingAcquires() }),
  };
}

const TICKS = 16;
// Longer than a connection may take to open: a server that says nothing is away, not busy.
const STALL_MS = 3_000;

/** The pool, and what it knows of a database that is away. */
function createPool<S extends Schema>(settings: DatabaseSettings<S>) {
  const { max = 10, stallMs = STALL_MS, acquireTimeoutMs = 20_000 } = settings;
  const outage = createOutage(() => openConnection(settings).then((connection) => void connection.close()));
  // Those opened before a silence are not to be trusted: each would cost somebody the whole wait again.
  let trusted = 0;
  const onSilence = (death: Error) => {
    trusted += 1;
    outage.silent(death);
  };
  async function create(): Promise<Connection<S>> {
    const opened = trusted;
    try {
      const connection = await openConnection({ ...settings, onSilence });
      outage.over();
      return { ...connection, isDead: () => connection.isDead() || opened !== trusted };
    } catch (error) {
      outage.failed(error as DatabaseUnavailable);
      throw error;
    }
  }
  const pool = new Pool<Connection<S>>({
    min: 0,
    max,
    acquireTimeoutMillis: acquireTimeoutMs,
    createTimeoutMillis: stallMs + 1_000,
    createRetryIntervalMillis: 100,
    idleTimeoutMillis: 60_000,
    validate: (connection) => !connection.isDead(),
    destroy: (connection) => connection.close(),
    create: () => outside(create),
  });
  return { pool, outage };
}

/** Tells, asked at every tick, whether nothing has moved for the whole time. Ticks, not a clock: a busy process is no hanging database. */
function stallOf(moves: () => number): () => boolean {
  let [ticks, seen] = [0, moves()];
  return () => {
    ticks = moves() === seen ? ticks + 1 : 0;
    seen = moves();
    return ticks >= TICKS;
  };
}
